package io.thalweg.data.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rows and named columns, in memory; never changed.
public final class Table {
    private final String name;
    private final List<Column> columns;
    private final int rows;
    private final RowPlaces places;
    private final String sha256;
    private final List<String> notes;
    private final ReadOptions reading;
    private final Storage storage;
    private final Map<String, Column> byName;

    Table(
            String name,
            List<Column> columns,
            int rows,
            RowPlaces places,
            String sha256,
            List<String> notes,
            ReadOptions reading,
            Storage storage) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.places = places;
        this.sha256 = sha256;
        this.notes = List.copyOf(notes);
        this.reading = reading;
        this.storage = storage;
        this.byName = HashMap.newHashMap(columns.size());
        for (var column : columns) {
            byName.put(column.name(), column);
        }
    }

    /// Reads a table from JSON (`.json`, `.jsonl`, `.ndjson`, also packed as `.gz`: an array of
    /// records, or one after the other), Parquet (`.parquet`, `.pq`), or delimited text (`.csv`,
    /// `.tsv` and all others, also packed): there delimiter (`,` `;` tab `|`), quotes, packing and
    /// byte-order mark are found out, the text must be UTF-8, and the first line is the header.
    ///
    /// Where there is no file of the name and it has one of `*?[{` in it, all files of the folder
    /// that match it are read as one table, in the order of their names. They need the same
    /// columns.
    ///
    /// @throws DataException if there is no such file, or it is not a table; names line and column
    public static Table read(Path file) {
        return read(file, ReadOptions.standard());
    }

    /// As [#read(Path)].
    ///
    /// @param options what counts as missing, and what else is known better
    public static Table read(Path file, ReadOptions options) {
        return read(file, options, Storage.FOUND_OUT);
    }

    /// As [#read(Path, ReadOptions)].
    ///
    /// @param storage where the values are kept
    /// @throws StorageException if they don't fit there
    public static Table read(Path file, ReadOptions options, Storage storage) {
        return TableFiles.read(file, options, storage);
    }

    /// Reads the result of a query.
    ///
    /// @param database where it is; its driver has to be on the class path
    /// @param query in the database's own SQL
    /// @param options what counts as missing
    /// @throws DataException if there is no driver, the database refuses, or a column holds other
    ///   things than numbers, texts and dates
    public static Table query(JdbcAddress database, String query, ReadOptions options) {
        return query(database, query, options, Storage.FOUND_OUT);
    }

    /// As [#query(JdbcAddress, String, ReadOptions)].
    ///
    /// @param storage where the values are kept
    /// @throws StorageException if they don't fit there
    public static Table query(
            JdbcAddress database, String query, ReadOptions options, Storage storage) {
        return JdbcTableReader.read(database, query, options, storage);
    }

    /// A table in memory.
    ///
    /// @param name what messages call it
    /// @param columns all of the same size, with different names
    /// @throws ColumnException if two columns have one name, or sizes differ
    public static Table of(String name, List<? extends Column> columns) {
        var copy = new ArrayList<Column>(columns);
        int rows = copy.isEmpty() ? 0 : copy.getFirst().size();
        var seen = new HashMap<String, Column>();
        for (var column : copy) {
            if (column.size() != rows) {
                throw new ColumnException(
                        name,
                        column.name(),
                        "column %s has %d rows, column %s has %d; all must have the same"
                                .formatted(
                                        column.name(), column.size(), copy.getFirst().name(), rows),
                        null);
            }
            if (seen.put(column.name(), column) != null) {
                throw new ColumnException(
                        name,
                        column.name(),
                        "two columns are named " + column.name() + "; rename one",
                        null);
            }
        }
        var places = RowPlaces.lines(name, Lines.none());
        return new Table(
                name, copy, rows, places, "", List.of(), ReadOptions.standard(), Storage.FOUND_OUT);
    }

    /// The file as the user named it, or the name given to a table in memory.
    public String name() {
        return name;
    }

    /// How many rows, the header not counted.
    public int rows() {
        return rows;
    }

    /// All columns in the file's order.
    public List<Column> columns() {
        return columns;
    }

    /// The column of this name.
    ///
    /// @throws ColumnException if there is none; suggests the nearest name
    public Column column(String column) {
        var found = byName.get(column);
        if (found == null) {
            throw Names.absent(name, column, "", columnNames());
        }
        return found;
    }

    /// The column of this name, if there is one.
    public Optional<Column> find(String column) {
        return Optional.ofNullable(byName.get(column));
    }

    /// The numbers of a column, one a row, NaN if missing (a copy).
    ///
    /// @throws ColumnException if there is no such column, or it holds texts
    public double[] numbers(String column) {
        return switch (column(column)) {
            case NumberColumn numbers -> numbers.values();
            case TextColumn texts ->
                    throw new ColumnException(
                            name,
                            column,
                            "column "
                                    + column
                                    + " holds texts, such as '"
                                    + texts.dictionary().getFirst()
                                    + "'; choose a column of numbers",
                            null);
        };
    }

    /// The names of all columns in the file's order.
    public List<String> columnNames() {
        var names = new ArrayList<String>(columns.size());
        for (var column : columns) {
            names.add(column.name());
        }
        return names;
    }

    /// The line of the file where this row's record starts, the header being line 1; 0 for a table
    /// in memory.
    public int line(int row) {
        return places.line(row);
    }

    /// What messages call the source of this row: the file; of several files, the one with the row;
    /// for sources without lines, with the record's number, from 1.
    public String source(int row) {
        return places.source(row);
    }

    RowPlaces places() {
        return places;
    }

    /// SHA-256 of the file's bytes as they are stored (packed, if it is), 64 hexadecimal digits;
    /// empty for a table in memory.
    public String sha256() {
        return sha256;
    }

    /// What was decided in reading that the user should know, in short sentences; often empty.
    public List<String> notes() {
        return notes;
    }

    /// How the file was read, so that others can be read in the same way: the options given, and
    /// the decimal mark that was found out.
    public ReadOptions reading() {
        return reading;
    }

    /// Where values are kept, as asked for.
    public Storage storage() {
        return storage;
    }

    /// The same table with only these rows, in this order.
    public Table select(int[] selectedRows) {
        var selected = new ArrayList<Column>(columns.size());
        for (var column : columns) {
            selected.add(column.select(selectedRows));
        }
        return new Table(
                name,
                selected,
                selectedRows.length,
                places.select(selectedRows),
                sha256,
                notes,
                reading,
                storage);
    }

    @Override
    public String toString() {
        return name + ": " + rows + " rows, " + columns.size() + " columns";
    }
}
