package io.thalweg.core.graph;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// x / y. Gradients: 1 / y and −(x / y) / y.
public record Divide() implements Binary {
    @Override
    public String name() {
        return "divide";
    }

    @Override
    public double reference(double x, double y) {
        return x / y;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var y = node.input(1);
        return Arrays.asList(upstream.dividedBy(y), upstream.times(node).dividedBy(y).negate());
    }
}
