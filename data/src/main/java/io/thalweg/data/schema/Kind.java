package io.thalweg.data.schema;

/// What the values of a column are.
public enum Kind {
    /// Quantities: more or less means something.
    NUMBER,
    /// One of several names.
    CATEGORY,
    /// One of two opposite values: yes/no, true/false, y/n, t/f, 0/1.
    BOOLEAN,
    /// Days, or days with a time.
    DATE_TIME,
    /// Sentences.
    TEXT,
    /// A name or a running number of the row itself; tells nothing about other rows.
    IDENTIFIER,
    /// The same value everywhere.
    CONSTANT
}
