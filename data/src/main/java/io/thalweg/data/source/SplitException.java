package io.thalweg.data.source;

/// There are fewer rows (or groups) than the split needs, or its shares make no sense.
public final class SplitException extends DataException {
    private static final long serialVersionUID = 1L;

    private final int rows;

    /// @param file the file as the user named it, empty if only its rows were given
    /// @param rows how many rows (or groups) there are
    /// @param problem what is wrong and how to mend it, to follow the file's name and a colon
    public SplitException(String file, int rows, String problem) {
        super(file.isEmpty() ? problem : file + ": " + problem, file, 0, null, null);
        this.rows = rows;
    }

    /// How many rows (or groups) there were.
    public int rows() {
        return rows;
    }
}
