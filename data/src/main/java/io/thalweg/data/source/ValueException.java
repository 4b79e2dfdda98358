package io.thalweg.data.source;

/// One value cannot be used where it stands: text or an infinity where a number is needed, a class
/// that was not trained, a negative weight.
public final class ValueException extends DataException {
    private static final long serialVersionUID = 1L;

    private final String value;

    /// @param file the file as the user named it
    /// @param line the line, or 0
    /// @param column the column's name
    /// @param value the value as text
    /// @param problem what is wrong and how to mend it, to follow the place and a colon
    public ValueException(String file, int line, String column, String value, String problem) {
        super(Place.of(file, line, column) + ": " + problem, file, line, column, null);
        this.value = value;
    }

    /// The value as text.
    public String value() {
        return value;
    }
}
