package io.thalweg.model;

/// Something in a model file isn't as it has to be. Becomes a message with the file's name.
final class Damage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param place where in the file
    /// @param expected what should be there
    Damage(String place, String expected) {
        super("at " + place + ", expected " + expected);
    }
}
