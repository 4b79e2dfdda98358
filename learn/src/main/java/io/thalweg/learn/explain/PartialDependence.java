package io.thalweg.learn.explain;

import java.util.ArrayList;
import java.util.List;

/// What the model would predict if a column had this value or that in every row, all other columns
/// being as they are.
///
/// Source: Friedman, "Greedy function approximation: a gradient boosting machine" (Annals of
/// Statistics 29, 2001), section 8.2; the single rows' curves: Goldstein, Kapelner, Bleich, Pitkin,
/// "Peeking inside the black box" (Journal of Computational and Graphical Statistics 24, 2015).
///
/// @param feature the column
/// @param output the class whose probability is shown; empty if a number is predicted
/// @param values the column's values in ascending order, if it holds numbers; else empty
/// @param labels the same as texts; for categories, their names, the most frequent first
/// @param mean the mean prediction at each value: a probability, or a number in the target's unit
/// @param curves what is predicted at each value for single rows, up to 50
public record PartialDependence(
        String feature,
        String output,
        List<Double> values,
        List<String> labels,
        List<Double> mean,
        List<List<Double>> curves) {
    /// Keeps copies.
    ///
    /// @throws IllegalArgumentException if the lengths don't agree
    public PartialDependence {
        values = List.copyOf(values);
        labels = List.copyOf(labels);
        mean = List.copyOf(mean);
        var lines = new ArrayList<List<Double>>(curves.size());
        for (var curve : curves) {
            lines.add(List.copyOf(curve));
        }
        curves = List.copyOf(lines);
        boolean agree =
                mean.size() == labels.size()
                        && (values.isEmpty() || values.size() == labels.size());
        for (var curve : curves) {
            agree &= curve.size() == labels.size();
        }
        if (!agree) {
            throw new IllegalArgumentException(
                    "curves over "
                            + labels.size()
                            + " values of "
                            + feature
                            + " need as many points");
        }
    }
}
