package io.thalweg.learn.doctor;

import java.util.List;

/// Rows that a doctor looks at: columns of numbers or of categories, and a target.
public sealed interface ExaminedRows permits ExaminedTable, ExaminedSamples {
    /// How many rows.
    int rows();

    /// The names of the columns.
    List<String> columns();

    /// The number in a row and a column; for a category one that stands for it, the same number for
    /// the same category within these rows; NaN if missing.
    double number(int row, int column);

    /// Whether a column holds categories, whose order means nothing.
    boolean isCategory(int column);

    /// A number that is equal for equal values, in whatever rows.
    long code(int row, int column);

    /// The names of the classes; none if the target is a number.
    List<String> classes();

    /// The target of a row: a number, or the number of its class.
    double target(int row);
}
