package io.thalweg.core.graph;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// x · y, element by element. Gradients: y and x.
public record Multiply() implements Binary {
    @Override
    public String name() {
        return "multiply";
    }

    @Override
    public double reference(double x, double y) {
        return x * y;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var x = node.input(0);
        var y = node.input(1);
        return Arrays.asList(upstream.times(y), upstream.times(x));
    }
}
