package io.thalweg.data.source;

/// The target column cannot be learned: all missing, one class, more classes than rows allow.
public final class TargetException extends DataException {
    private static final long serialVersionUID = 1L;

    /// @param file the file as the user named it
    /// @param column the target
    /// @param problem what is wrong and how to mend it, to follow the place and a colon
    public TargetException(String file, String column, String problem) {
        super(Place.of(file, 0, column) + ": " + problem, file, 0, column, null);
    }
}
