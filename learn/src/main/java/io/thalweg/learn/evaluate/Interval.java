package io.thalweg.learn.evaluate;

/// Between which values a figure lies with some confidence. Both are NaN where the rows leave the
/// figure undefined.
///
/// @param low the lower end, in the figure's unit
/// @param high the upper end
public record Interval(double low, double high) {}
