package io.thalweg.core.graph;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The larger of the two; NaN if one is. The gradient goes to the larger, at a tie to y.
public record Maximum() implements Binary {
    @Override
    public String name() {
        return "maximum";
    }

    @Override
    public double reference(double x, double y) {
        return Math.max(x, y);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var y = node.input(1);
        // As x > y, since the value is one of them or NaN; x needs not be kept for it.
        var first = node.greater(y);
        var zero = node.graph().constant(0);
        return Arrays.asList(first.select(upstream, zero), first.select(zero, upstream));
    }
}
