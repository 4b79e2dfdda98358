package io.thalweg.core.graph;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// x where the condition isn't 0, else y. Operands: condition, x, y. The gradient goes to the one
/// chosen; none to the condition.
public record Select() implements Elementwise {
    @Override
    public String name() {
        return "select";
    }

    /// The definition, in double precision.
    public double reference(double condition, double x, double y) {
        return condition != 0 ? x : y;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var condition = node.input(0);
        var zero = node.graph().constant(0);
        return Arrays.asList(
                null, condition.select(upstream, zero), condition.select(zero, upstream));
    }
}
