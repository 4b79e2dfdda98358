package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// For some of the features, a few cosines of each, put behind all features as they are, so that a
/// network bends along a single number easily: a · cos(2π w x + b), with a = √(2 / frequencies). w
/// starts normal with a small deviation, b uniform in ±π; both learn a tenth as fast as the rest.
/// Shape: `[batch, features]` to `[batch, features + columns · frequencies]`.
///
/// Source: Gorishniy, Rubachev, Babenko 2022, arXiv 2203.05556, section 3.3; with the phases, the
/// untouched numbers beside, the start and the learning rates of Holzmüller, Grinsztajn, Steinwart
/// 2024, arXiv 2407.04491.
///
/// @param columns which features, ascending
/// @param frequencies how many cosines for each
/// @param deviation of w at the start, above 0
public record PeriodicEmbedding(List<Integer> columns, int frequencies, double deviation)
        implements Layer {
    /// The paper's.
    private static final double LEARNING_RATE_FACTOR = 0.1;

    /// The paper's; of w.
    private static final double DEVIATION = 0.1;

    /// With the paper's deviation.
    public PeriodicEmbedding(List<Integer> columns, int frequencies) {
        this(columns, frequencies, DEVIATION);
    }

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
        if (columns.isEmpty() || frequencies < 1) {
            throw new LayerException(
                    "A periodic embedding needs at least 1 column and 1 frequency, not "
                            + columns.size()
                            + " and "
                            + frequencies
                            + ".");
        }
        if (!(deviation > 0) || Double.isInfinite(deviation)) {
            throw new LayerException(
                    "The deviation of a periodic embedding has to be above 0, not "
                            + deviation
                            + ".");
        }
    }

    @Override
    public Node build(Node input, Site site) {
        int count = columns.size();
        var turns =
                site.variable(
                        "frequencies",
                        InitialValue.normal(deviation, count, frequencies),
                        LEARNING_RATE_FACTOR);
        var phases =
                site.variable(
                        "phases",
                        InitialValue.uniform(-Math.PI, Math.PI, count, frequencies),
                        LEARNING_RATE_FACTOR);
        var angles =
                chosen(input)
                        .reshape(Shape.of(Shape.BATCH, count, 1))
                        .times(turns.times(2 * Math.PI))
                        .plus(phases);
        var cosines = angles.cos().times(Math.sqrt(2.0 / frequencies));
        return input.concatenate(1, cosines.reshape(Shape.of(Shape.BATCH, count * frequencies)));
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
        settings.put("deviation", deviation);
        return settings;
    }
}
