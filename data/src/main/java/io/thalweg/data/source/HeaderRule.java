package io.thalweg.data.source;

/// Whether the first line of a file names the columns.
public enum HeaderRule {
    /// It does, unless every field in it is a number.
    FOUND_OUT,
    /// It does, whatever it looks like.
    YES,
    /// It doesn't: the columns are named `column_1`, `column_2`, …
    NO
}
