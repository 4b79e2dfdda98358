package io.thalweg.learn.train;

import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;
import io.thalweg.data.batch.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arrays that some rows are fed from, filled anew for each step: after the first nothing is
/// allocated. All rows in their own order are fed from where they lie.
final class Batch {
    private final Samples samples;
    private final int rows;
    private final float[] numbers;
    private final int[][] categories;
    private final float[] targets;
    private final int[] classes;
    private final float[] weights;
    private final Feed[] feeds;
    private double weight;

    /// @param placeholders what is fed
    /// @param rows how many at a time
    Batch(Placeholders placeholders, Samples samples, int rows) {
        this.samples = samples;
        this.rows = rows;
        var features = samples.features();
        boolean isWhole = rows == samples.rows();
        var inputs = placeholders.inputs;
        numbers = isWhole ? features.values() : new float[rows * features.numbers()];
        categories = new int[inputs.categories().size()][rows];
        var target = samples.numbers();
        targets = target == null ? new float[0] : isWhole ? target : new float[rows];
        var chosen = samples.classes();
        classes = chosen == null ? new int[0] : isWhole ? chosen : new int[rows];
        weights = new float[placeholders.weights == null ? 0 : rows];
        var all = new ArrayList<Feed>();
        if (inputs.numbers() != null) {
            all.add(Feed.feed(inputs.numbers(), numbers));
        }
        for (int i = 0; i < categories.length; i++) {
            all.add(Feed.feed(inputs.categories().get(i), categories[i]));
        }
        if (placeholders.numbers != null && target != null) {
            all.add(Feed.feed(placeholders.numbers, targets));
        }
        if (placeholders.classes != null && chosen != null) {
            all.add(Feed.feed(placeholders.classes, classes));
        }
        if (placeholders.weights != null) {
            all.add(Feed.feed(placeholders.weights, weights));
        }
        feeds = all.toArray(Feed[]::new);
        if (isWhole) {
            fillRest(null, 0);
        }
    }

    /// What rows are fed to.
    ///
    /// @param inputs of the network
    /// @param numbers to predict; null if classes are
    /// @param classes to predict; null if numbers are
    /// @param weights of the rows; null if all count the same
    record Placeholders(
            Inputs inputs, @Nullable Node numbers, @Nullable Node classes, @Nullable Node weights) {
        List<Node> all() {
            var all = new ArrayList<Node>(inputs.categories());
            for (var node : new @Nullable Node[] {inputs.numbers(), numbers, classes, weights}) {
                if (node != null) {
                    all.add(node);
                }
            }
            return all;
        }
    }

    /// The arrays, for a run to be fed.
    Feed[] feeds() {
        return feeds;
    }

    int rows() {
        return rows;
    }

    /// What the rows weigh together: their number, where all count the same.
    double weight() {
        return weight;
    }

    /// Takes the next rows.
    ///
    /// @param order which rows, or null for the rows from `from` on themselves
    void fill(int @Nullable [] order, int from) {
        if (rows == samples.rows() && order == null) {
            return;
        }
        var features = samples.features();
        int width = features.numbers();
        if (order == null) {
            features.copyNumbers(from, rows, numbers, 0);
        } else if (width > 0) {
            for (int i = 0; i < rows; i++) {
                features.copyNumbers(order[from + i], 1, numbers, i * width);
            }
        }
        if (targets.length > 0 && samples.numbers() != null) {
            select(samples.numbers(), order, from, targets);
        }
        if (classes.length > 0 && samples.classes() != null) {
            for (int i = 0; i < rows; i++) {
                classes[i] = samples.classes()[order == null ? from + i : order[from + i]];
            }
        }
        fillRest(order, from);
    }

    /// What isn't fed from where it lies even if all rows are.
    private void fillRest(int @Nullable [] order, int from) {
        var features = samples.features();
        for (int column = 0; column < categories.length; column++) {
            for (int i = 0; i < rows; i++) {
                int row = order == null ? from + i : order[from + i];
                categories[column][i] = features.category(row, column);
            }
        }
        weight = rows;
        if (weights.length > 0 && samples.weights() != null) {
            select(samples.weights(), order, from, weights);
            weight = 0;
            for (float each : weights) {
                weight += each;
            }
        } else {
            Arrays.fill(weights, 1);
        }
    }

    private static void select(float[] values, int @Nullable [] order, int from, float[] selected) {
        for (int i = 0; i < selected.length; i++) {
            selected[i] = values[order == null ? from + i : order[from + i]];
        }
    }
}
