package io.thalweg.learn.ensemble;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// An average of models, built one model at a time: in each round whichever makes the average's
/// loss least is added, also for a second or third time. The best average on the way is kept, and
/// of equal ones the smallest.
///
/// Source: Caruana, Niculescu-Mizil, Crew, Ksikes 2004, "Ensemble selection from libraries of
/// models", sections 2 and 2.2.
///
/// @param counts how often each candidate is in the average
/// @param loss the average's
@SuppressWarnings("ArrayRecordComponent") // read by who asked; never compared
public record GreedySelection(int[] counts, double loss) {
    /// Selects from nothing on: never worse than the best single candidate.
    ///
    /// @param candidates what each says of the same rows; at least one
    /// @param rounds how many are added, at least 1
    /// @param loss of the average of some of them, the smaller the better
    public static GreedySelection of(
            List<double[]> candidates, int rounds, ToDoubleFunction<double[]> loss) {
        return from(candidates, new int[candidates.size()], rounds, loss);
    }

    /// Selects from an average on: never worse than it.
    ///
    /// @param start how often each candidate is in the average at the beginning
    public static GreedySelection from(
            List<double[]> candidates, int[] start, int rounds, ToDoubleFunction<double[]> loss) {
        int length = candidates.getFirst().length;
        var counts = Arrays.copyOf(start, candidates.size());
        var sum = new double[length];
        int members = 0;
        for (int i = 0; i < counts.length; i++) {
            members += counts[i];
            for (int j = 0; counts[i] > 0 && j < length; j++) {
                sum[j] += counts[i] * candidates.get(i)[j];
            }
        }
        var average = new double[length];
        var best = counts.clone();
        double bestLoss = Double.POSITIVE_INFINITY;
        if (members > 0) {
            divide(sum, new double[length], members, average);
            bestLoss = loss.applyAsDouble(average);
        }
        for (int round = 0; round < rounds; round++) {
            int chosen = 0;
            double least = Double.POSITIVE_INFINITY;
            members++;
            for (int i = 0; i < counts.length; i++) {
                divide(sum, candidates.get(i), members, average);
                double tried = loss.applyAsDouble(average);
                if (tried < least) {
                    least = tried;
                    chosen = i;
                }
            }
            counts[chosen]++;
            for (int j = 0; j < length; j++) {
                sum[j] += candidates.get(chosen)[j];
            }
            if (least < bestLoss) {
                bestLoss = least;
                best = counts.clone();
            }
        }
        return new GreedySelection(best, bestLoss);
    }

    private static void divide(double[] sum, double[] more, int members, double[] average) {
        for (int j = 0; j < average.length; j++) {
            average[j] = (sum[j] + more[j]) / members;
        }
    }

    /// How many models the average is of, each as often as it is in it.
    public int members() {
        return Arrays.stream(counts).sum();
    }
}
