package io.thalweg.core.graph;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The smaller of the two; NaN if one is. The gradient goes to the smaller, at a tie to y.
public record Minimum() implements Binary {
    @Override
    public String name() {
        return "minimum";
    }

    @Override
    public double reference(double x, double y) {
        return Math.min(x, y);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var x = node.input(0);
        var y = node.input(1);
        var first = y.greater(x);
        var zero = node.graph().constant(0);
        return Arrays.asList(first.select(upstream, zero), first.select(zero, upstream));
    }
}
