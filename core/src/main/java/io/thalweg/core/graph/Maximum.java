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
        var x = node.input(0);
        var y = node.input(1);
        // What is above a number is so before and after: the result is often kept anyway.
        var first = y.op() instanceof Constant ? node.greater(y) : x.greater(y);
        var zero = node.graph().constant(0);
        return Arrays.asList(first.select(upstream, zero), first.select(zero, upstream));
    }
}
