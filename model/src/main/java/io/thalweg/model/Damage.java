package io.thalweg.model;

/// Something in a model file isn't as it has to be. Becomes a message with the file's name.
final class Damage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /// @param place where in the file
    /// @param expected what should be there
    Damage(String place, String expected) {
        this(place, expected, "Train it again, or restore a copy.");
    }

    private Damage(String place, String expected, String remedy) {
        super("at " + place + ", expected " + expected);
        this.remedy = remedy;
    }

    /// The file was written by a newer program.
    ///
    /// @param place where in the file
    /// @param expected the newest that this program knows, and what is there instead
    static Damage newer(String place, String expected) {
        return new Damage(place, expected, "A newer Thalweg wrote it: use that one.");
    }

    /// What the user can do.
    String remedy() {
        return remedy;
    }
}
