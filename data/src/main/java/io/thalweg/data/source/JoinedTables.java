package io.thalweg.data.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;

/// Reads files of equal columns as one table, their rows one after the other.
final class JoinedTables {
    private final String name;
    private final Storage storage;
    private final ColumnStorage columnStorage;
    private final List<JoinedColumn> columns = new ArrayList<>();
    private final List<RowPlaces> places = new ArrayList<>();
    private final LinkedHashSet<String> notes = new LinkedHashSet<>();

    private JoinedTables(String name, Storage storage) {
        this.name = name;
        this.storage = storage;
        this.columnStorage = new ColumnStorage(storage);
    }

    /// @param name what messages about all of them say
    /// @param files at least one
    static Table read(String name, List<Path> files, ReadOptions options, Storage storage) {
        if (files.size() == 1) {
            return TableFiles.readOne(files.get(0), options, storage);
        }
        return new JoinedTables(name, storage).read(files, options);
    }

    private Table read(List<Path> files, ReadOptions options) {
        var digest = Digests.sha256();
        var starts = new int[files.size()];
        var reading = options;
        int rows = 0;
        for (int i = 0; i < starts.length; i++) {
            var part = TableFiles.readOne(files.get(i), reading, storage);
            if (i == 0) {
                reading = part.reading();
                for (var column : part.columns()) {
                    columns.add(new JoinedColumn(column.name(), columnStorage));
                }
            }
            check(part, files.get(0));
            for (var column : columns) {
                column.add(part);
            }
            notes.addAll(part.notes());
            places.add(part.places());
            starts[i] = rows;
            rows = Math.addExact(rows, part.rows());
            digest.update(part.sha256().getBytes(StandardCharsets.UTF_8));
        }
        var built = new ArrayList<Column>();
        for (var column : columns) {
            built.add(column.build());
        }
        notes.add(files.size() + " files, from " + files.getFirst() + " to " + files.getLast());
        return new Table(
                name,
                built,
                rows,
                RowPlaces.joined(name, starts, places),
                HexFormat.of().formatHex(digest.digest()),
                List.copyOf(notes),
                reading,
                storage);
    }

    private void check(Table part, Path first) {
        for (var column : columns) {
            if (part.find(column.name()).isEmpty()) {
                throw new ColumnException(
                        part.name(),
                        column.name(),
                        "there is no column "
                                + Names.shown(column.name())
                                + ", but "
                                + first
                                + " has one; all files need the same columns",
                        null);
            }
        }
        if (part.columns().size() > columns.size()) {
            var known = columns.stream().map(JoinedColumn::name).toList();
            for (var column : part.columns()) {
                if (!known.contains(column.name())) {
                    throw new ColumnException(
                            part.name(),
                            column.name(),
                            "column "
                                    + Names.shown(column.name())
                                    + " is not in "
                                    + first
                                    + "; all files need the same columns",
                            null);
                }
            }
        }
    }
}
