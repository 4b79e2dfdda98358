package io.thalweg.learn.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// How far the figures of an evaluation could be from those of other rows of the same kind: found
/// by drawing the judged rows anew, with replacement, many times (bootstrap).
///
/// Source: Efron, Tibshirani, "An introduction to the bootstrap" (1993), chapter 13: the percentile
/// interval.
///
/// @param confidence the share of resamples whose figure lies within, such as 0.95
/// @param resamples how often rows were drawn; 0 if there were too few rows
/// @param byMetric an interval for each figure, by its key, in the evaluation's order
public record Intervals(double confidence, int resamples, SequencedMap<String, Interval> byMetric) {
    /// Keeps a copy.
    public Intervals {
        byMetric = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byMetric));
    }
}
