package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// For some of the features, a few learned smooth functions of each, put behind all features as
/// they are: W₂ · cos(2π w₁ x + b₁) + b₂, so that a network bends along a single number easily. w₁
/// starts normal with a small deviation, b₁ uniform in ±π, W₂ and b₂ uniform in ±1/√frequencies;
/// all learn a tenth as fast as the rest. Shape: `[batch, features]` to `[batch, features + columns
/// · width]`.
///
/// Source: "PBLD" of Holzmüller, Grinsztajn, Steinwart 2024, arXiv 2407.04491, section 3.
///
/// @param columns which features, ascending
/// @param frequencies how many cosines for each
/// @param width how many functions of each
public record PeriodicEmbedding(List<Integer> columns, int frequencies, int width)
        implements Layer {
    /// The paper's.
    private static final double LEARNING_RATE_FACTOR = 0.1;

    /// The paper's; of w₁.
    private static final double DEVIATION = 0.1;

    /// Keeps a copy of the list, and checks.
    public PeriodicEmbedding {
        columns = List.copyOf(columns);
        int before = -1;
        for (int column : columns) {
            if (column <= before) {
                throw new LayerException(
                        "The columns of a periodic embedding have to ascend from 0, not be "
                                + columns
                                + ".");
            }
            before = column;
        }
        if (columns.isEmpty() || frequencies < 1 || width < 1) {
            throw new LayerException(
                    "A periodic embedding needs at least 1 column, frequency and function, not "
                            + columns.size()
                            + ", "
                            + frequencies
                            + " and "
                            + width
                            + ".");
        }
    }

    @Override
    public Node build(Node input, Site site) {
        int count = columns.size();
        double bound = 1 / Math.sqrt(frequencies);
        var first =
                site.variable(
                        "frequencies",
                        InitialValue.normal(DEVIATION, count, frequencies),
                        LEARNING_RATE_FACTOR);
        var phases =
                site.variable(
                        "phases",
                        InitialValue.uniform(-Math.PI, Math.PI, count, frequencies),
                        LEARNING_RATE_FACTOR);
        var second =
                site.variable(
                        "weights",
                        InitialValue.uniform(-bound, bound, count, frequencies, width),
                        LEARNING_RATE_FACTOR);
        var bias =
                site.variable(
                        "bias",
                        InitialValue.uniform(-bound, bound, count, 1, width),
                        LEARNING_RATE_FACTOR);
        var angles =
                chosen(input)
                        .reshape(Shape.of(Shape.BATCH, count, 1))
                        .times(first.times(2 * Math.PI))
                        .plus(phases);
        var embedded =
                angles.cos()
                        .transpose(1, 0, 2)
                        .matmul(second)
                        .plus(bias)
                        .transpose(1, 0, 2)
                        .reshape(Shape.of(Shape.BATCH, count * width));
        return input.concatenate(1, embedded);
    }

    /// Neighbours are cut out together.
    private Node chosen(Node input) {
        var parts = new ArrayList<Node>();
        int from = columns.get(0);
        int to = from;
        for (int column : columns) {
            if (column != to) {
                parts.add(input.slice(1, from, to));
                from = column;
            }
            to = column + 1;
        }
        parts.add(input.slice(1, from, to));
        var first = parts.removeFirst();
        return parts.isEmpty() ? first : first.concatenate(1, parts.toArray(Node[]::new));
    }

    @Override
    public String kind() {
        return "periodic_embedding";
    }

    @Override
    public Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("columns", columns.size());
        settings.put("frequencies", frequencies);
        settings.put("width", width);
        return settings;
    }
}
