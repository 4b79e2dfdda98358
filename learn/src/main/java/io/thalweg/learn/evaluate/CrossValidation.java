package io.thalweg.learn.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The folds of a cross-validation.
///
/// @param kind how rows were divided: `random`, `stratified`, `grouped` or `time`
/// @param folds one or more, in order
public record CrossValidation(String kind, List<FoldScore> folds) {
    /// Keeps a copy.
    public CrossValidation {
        folds = List.copyOf(folds);
    }

    /// The mean of each figure over the folds where it is defined; NaN where it is in none.
    public SequencedMap<String, Double> means() {
        var means = new LinkedHashMap<String, Double>();
        for (var key : folds.getFirst().metrics().keySet()) {
            double sum = 0;
            int count = 0;
            for (var fold : folds) {
                double value = fold.metrics().getOrDefault(key, Double.NaN);
                if (!Double.isNaN(value)) {
                    sum += value;
                    count++;
                }
            }
            means.put(key, sum / count);
        }
        return means;
    }

    /// The standard deviation of each figure over the folds where it is defined, as of a sample of
    /// folds (divided by their number less one); NaN with fewer than two.
    public SequencedMap<String, Double> deviations() {
        var deviations = new LinkedHashMap<String, Double>();
        for (var mean : means().entrySet()) {
            double squares = 0;
            int count = 0;
            for (var fold : folds) {
                double value = fold.metrics().getOrDefault(mean.getKey(), Double.NaN);
                if (!Double.isNaN(value)) {
                    squares += (value - mean.getValue()) * (value - mean.getValue());
                    count++;
                }
            }
            deviations.put(
                    mean.getKey(), count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1)));
        }
        return deviations;
    }
}
