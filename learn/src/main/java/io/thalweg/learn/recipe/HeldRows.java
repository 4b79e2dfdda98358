package io.thalweg.learn.recipe;

import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import io.thalweg.learn.ensemble.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows that all folds hold back, fold after fold, with what is true of them.
///
/// @param samples without features
/// @param sizes how many rows each fold holds back
/// @param binary whether outputs are the probability of the positive class
@SuppressWarnings("ArrayRecordComponent") // never compared
record HeldRows(Samples samples, int[] sizes, boolean binary) {
    static HeldRows of(List<Fold> folds, boolean binary) {
        int rows = 0;
        var sizes = new int[folds.size()];
        var first = Objects.requireNonNull(folds.getFirst().validation());
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Objects.requireNonNull(folds.get(i).validation()).rows();
            rows += sizes[i];
        }
        float @Nullable [] numbers = first.numbers() == null ? null : new float[rows];
        int @Nullable [] classes = first.classes() == null ? null : new int[rows];
        float @Nullable [] weights = first.weights() == null ? null : new float[rows];
        int at = 0;
        for (var fold : folds) {
            var held = Objects.requireNonNull(fold.validation());
            copy(held.numbers(), numbers, at, held.rows());
            copy(held.classes(), classes, at, held.rows());
            copy(held.weights(), weights, at, held.rows());
            at += held.rows();
        }
        var none = new Features(rows, 0, new float[0], 0, new int[0]);
        var samples =
                classes == null
                        ? Samples.of(none, Objects.requireNonNull(numbers))
                        : Samples.of(none, classes);
        return new HeldRows(weights == null ? samples : samples.weighted(weights), sizes, binary);
    }

    @SuppressWarnings("SuspiciousSystemArraycopy") // both are arrays of the same kind, or null
    private static void copy(@Nullable Object from, @Nullable Object to, int at, int length) {
        if (from != null && to != null) {
            System.arraycopy(from, 0, to, at, length);
        }
    }

    /// The mean loss of outputs for all rows, as [HeldOutLoss].
    double loss(double[] outputs) {
        return HeldOutLoss.of(
                List.of(new Fold(samples, samples, new int[0])), List.of(outputs), binary);
    }

    /// The weighted loss of each row; their mean is the loss.
    double[] losses(double[] outputs) {
        return HeldOutLoss.ofRows(samples, outputs, binary);
    }

    /// Outputs for all rows, cut up by fold.
    List<double[]> byFold(double[] outputs) {
        int width = outputs.length / samples.rows();
        var cut = new ArrayList<double[]>();
        int at = 0;
        for (int size : sizes) {
            cut.add(Arrays.copyOfRange(outputs, at * width, (at + size) * width));
            at += size;
        }
        return cut;
    }

    /// Probabilities beside the classes that came true; of rows with classes alone.
    Judged judged(double[] outputs) {
        int width = outputs.length / samples.rows();
        var classes = samples.classes();
        if (classes == null) {
            var labels = Objects.requireNonNull(samples.numbers());
            classes = new int[labels.length];
            for (int i = 0; i < classes.length; i++) {
                classes[i] = labels[i] > 0 ? 1 : 0;
            }
        }
        return new Judged(outputs, width, classes, samples.weights());
    }
}
