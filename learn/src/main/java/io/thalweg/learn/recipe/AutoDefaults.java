package io.thalweg.learn.recipe;

/// What the recipe `auto` does: the one place of its numbers.
final class AutoDefaults {
    private AutoDefaults() {}

    /// Into how many parts a table is cut for cross-validation, and so how many networks are
    /// averaged: what differs between them by chance alone cancels out, and the fewer rows there
    /// are, the more of that there is. 1 where the validation rows suffice.
    static int parts(int rows) {
        return rows <= 5_000 ? 5 : rows <= 20_000 ? 3 : 1;
    }
}
