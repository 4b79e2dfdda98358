package io.thalweg.core.session;

/// What a session computes with.
public enum Precision {
    /// float32: what training uses.
    FLOAT,
    /// Double precision, straight from the definitions of the primitives: slow; to check results
    /// with.
    REFERENCE
}
