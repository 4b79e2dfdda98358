package io.thalweg.learn.nn;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// For some of the features, how far each of their bins is filled, put behind all features as they
/// are: with knots b₀ < b₁ < …, bin t gives (x − b_t) / (b_{t+1} − b_t), at least 0 and at most 1.
/// A layer behind it then is a line with bends at the knots, of each feature. Nothing is trained
/// here. Shape: `[batch, features]` to `[batch, features + columns · bins]`, with as many bins for
/// each as the feature with the most has; those it lacks are 0.
///
/// Source: Gorishniy, Rubachev, Babenko 2022, arXiv 2203.05556, section 3.2.
///
/// @param columns which features, ascending
/// @param knots of each of these features: at least two, ascending
public record PiecewiseLinearEmbedding(List<Integer> columns, List<List<Double>> knots)
        implements Layer {
    /// Keeps copies of the lists, and checks.
    public PiecewiseLinearEmbedding {
        columns = List.copyOf(columns);
        knots = knots.stream().map(List::copyOf).toList();
        FeatureColumns.check("piecewise linear embedding", columns);
        if (knots.size() != columns.size()) {
            throw new LayerException(
                    "There are knots for "
                            + knots.size()
                            + " features, but "
                            + columns.size()
                            + " features are to be embedded.");
        }
        for (var own : knots) {
            for (int i = 1; i < own.size(); i++) {
                if (!(own.get(i) > own.get(i - 1))) {
                    throw new LayerException("The knots of a feature have to ascend: " + own + ".");
                }
            }
            if (own.size() < 2) {
                throw new LayerException(
                        "A feature needs at least 2 knots, not " + own.size() + ".");
            }
        }
    }

    /// The most that a feature has.
    private int bins() {
        int most = 0;
        for (var own : knots) {
            most = Math.max(most, own.size() - 1);
        }
        return most;
    }

    @Override
    public Node build(Node input, Site site) {
        int count = columns.size();
        int bins = bins();
        var slopes = ofBins(input.graph(), (from, to) -> 1 / (to - from));
        var offsets = ofBins(input.graph(), (from, to) -> -from / (to - from));
        var filled =
                FeatureColumns.chosen(input, columns)
                        .reshape(Shape.of(Shape.BATCH, count, 1))
                        .times(slopes)
                        .plus(offsets)
                        .maximum(0)
                        .minimum(1);
        return input.concatenate(1, filled.reshape(Shape.of(Shape.BATCH, count * bins)));
    }

    /// What a bin has.
    @FunctionalInterface
    private interface OfBin {
        double of(double from, double to);
    }

    private Node ofBins(Graph graph, OfBin value) {
        int bins = bins();
        var numbers = new float[columns.size() * bins];
        for (int i = 0; i < numbers.length; i++) {
            var own = knots.get(i / bins);
            int bin = i % bins;
            if (bin + 1 < own.size()) {
                numbers[i] = (float) value.of(own.get(bin), own.get(bin + 1));
            }
        }
        return graph.constant(Tensor.of(Shape.of(columns.size(), bins), numbers));
    }

    @Override
    public String kind() {
        return "piecewise_linear_embedding";
    }

    @Override
    public Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("columns", columns.size());
        settings.put("bins", bins());
        return settings;
    }
}
