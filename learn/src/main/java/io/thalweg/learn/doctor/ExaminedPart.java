package io.thalweg.learn.doctor;

/// Rows that don't train.
///
/// @param name `validation` or `test`
/// @param rows the rows, of the same columns as those that train
public record ExaminedPart(String name, ExaminedRows rows) {}
