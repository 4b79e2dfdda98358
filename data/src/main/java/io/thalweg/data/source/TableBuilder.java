package io.thalweg.data.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Collects records whose fields come by name or by number, in any order; what a record lacks is
/// missing.
final class TableBuilder {
    private static final char[] NOTHING = {};

    private final String file;
    private final MissingTokens missing;
    private final Set<String> texts;
    private final ColumnStorage storage;
    private final List<String> names = new ArrayList<>();
    private final List<ColumnBuilder> columns = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final LinesBuilder lines = new LinesBuilder();
    private int[] lastRow = new int[16];
    private int rows;

    /// @param texts columns that are texts whatever they look like
    TableBuilder(String file, ReadOptions options, Set<String> texts, Storage storage) {
        this.storage = new ColumnStorage(storage);
        this.file = file;
        this.missing = new MissingTokens(options);
        this.texts = texts;
    }

    /// The place of a column; a new one has no value in the rows so far.
    int column(String name) {
        var place = places.get(name);
        return place == null ? newColumn(name, texts.contains(name)) : place;
    }

    /// Adds a column.
    ///
    /// @param asText whether its values are texts even if all look like numbers
    int newColumn(String name, boolean asText) {
        int place = columns.size();
        if (places.put(name, place) != null) {
            throw new FormatException(
                    file, 0, name, "there are two columns of this name; rename one");
        }
        if (place == lastRow.length) {
            lastRow = java.util.Arrays.copyOf(lastRow, 2 * place);
        }
        lastRow[place] = -1;
        names.add(name);
        var builder = new ColumnBuilder(missing, asText, storage);
        for (int row = 0; row < rows; row++) {
            builder.add(NOTHING, 0, 0);
        }
        columns.add(builder);
        return place;
    }

    /// Whether the record that is being read has a value in this column already.
    boolean isFilled(int column) {
        return lastRow[column] == rows;
    }

    /// A field as it is written, typed as in delimited text.
    void add(int column, String text) {
        lastRow[column] = rows;
        var builder = columns.get(column);
        var characters = text.toCharArray();
        builder.add(characters, 0, characters.length);
        int different = builder.tooManyTexts();
        if (different > 0) {
            throw StorageException.ofTexts(file, names.get(column), different);
        }
        if (builder.metZero()) {
            throw new FormatException(
                    file,
                    0,
                    names.get(column),
                    "there is a zero byte in record " + (rows + 1) + "; texts can't have one");
        }
    }

    /// A field of a column that holds nothing but numbers, NaN if missing.
    void add(int column, double number) {
        lastRow[column] = rows;
        columns.get(column).add(number);
    }

    /// A field without a value.
    void addMissing(int column) {
        lastRow[column] = rows;
        columns.get(column).add(NOTHING, 0, 0);
    }

    /// Ends a record.
    ///
    /// @param line where it begins, 0 if the source has no lines
    void endRecord(int line) {
        for (int i = 0; i < columns.size(); i++) {
            if (lastRow[i] != rows) {
                columns.get(i).add(NOTHING, 0, 0);
            }
        }
        lines.add(line);
        rows++;
    }

    int rows() {
        return rows;
    }

    int columnCount() {
        return columns.size();
    }

    String name(int column) {
        return names.get(column);
    }

    /// The columns that met a text after their numbers' texts were gone: all has to be read again
    /// with these as texts. Empty if there are none.
    Set<String> mustBeTexts() {
        var again = new TreeSet<String>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).mustReadAgain()) {
                again.add(names.get(i));
            }
        }
        return again;
    }

    /// @param sha256 of the source
    /// @param places whether records have lines
    Table build(String sha256, ReadOptions options, boolean places) {
        var built = new ArrayList<Column>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            built.add(columns.get(i).build(names.get(i)));
        }
        return new Table(
                file,
                built,
                rows,
                places ? RowPlaces.lines(file, lines.build()) : RowPlaces.records(file),
                sha256,
                List.of(),
                options,
                storage.storage());
    }
}
