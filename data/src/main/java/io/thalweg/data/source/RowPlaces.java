package io.thalweg.data.source;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where each row comes from: a line of a file, a record of a source without lines, one of several
/// files.
final class RowPlaces {
    private final String name;
    private final Lines lines;
    private final boolean records;
    private final int[] starts;
    private final List<RowPlaces> parts;
    private final int @Nullable [] origins;

    private RowPlaces(
            String name,
            Lines lines,
            boolean records,
            int[] starts,
            List<RowPlaces> parts,
            int @Nullable [] origins) {
        this.name = name;
        this.lines = lines;
        this.records = records;
        this.starts = starts;
        this.parts = parts;
        this.origins = origins;
    }

    /// Rows of one file.
    static RowPlaces lines(String name, Lines lines) {
        return new RowPlaces(name, lines, false, new int[0], List.of(), null);
    }

    /// Rows of a source that has no lines: they are counted from 1.
    static RowPlaces records(String name) {
        return new RowPlaces(name, Lines.none(), true, new int[0], List.of(), null);
    }

    /// Rows of several sources, one after the other.
    ///
    /// @param starts the first row of each
    static RowPlaces joined(String name, int[] starts, List<RowPlaces> parts) {
        return new RowPlaces(name, Lines.none(), false, starts, List.copyOf(parts), null);
    }

    /// The line of a row, 0 if it has none.
    int line(int row) {
        int origin = origins == null ? row : origins[row];
        if (parts.isEmpty()) {
            return lines.of(origin);
        }
        int part = part(origin);
        return parts.get(part).line(origin - starts[part]);
    }

    /// The source of a row as messages name it.
    String source(int row) {
        int origin = origins == null ? row : origins[row];
        if (parts.isEmpty()) {
            return records ? name + ", record " + (origin + 1) : name;
        }
        int part = part(origin);
        return parts.get(part).source(origin - starts[part]);
    }

    private int part(int row) {
        int found = Arrays.binarySearch(starts, row);
        return found >= 0 ? found : -found - 2;
    }

    RowPlaces select(int[] rows) {
        var selected = rows.clone();
        if (origins != null) {
            for (int i = 0; i < rows.length; i++) {
                selected[i] = origins[rows[i]];
            }
        }
        return new RowPlaces(name, lines, records, starts, parts, selected);
    }
}
