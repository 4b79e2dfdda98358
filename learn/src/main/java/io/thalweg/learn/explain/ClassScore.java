package io.thalweg.learn.explain;

/// How well one class is told from the others.
///
/// @param name the class
/// @param rows how many rows are of it
/// @param predicted how many rows were taken for it
/// @param precision of the rows taken for it, the share that is of it; 0 if there are none
/// @param recall of the rows of it, the share taken for it; 0 if there are none
/// @param f1 the harmonic mean of precision and recall
/// @param rocAuc the area under its ROC curve against all others; NaN if undefined
public record ClassScore(
        String name,
        long rows,
        long predicted,
        double precision,
        double recall,
        double f1,
        double rocAuc) {}
