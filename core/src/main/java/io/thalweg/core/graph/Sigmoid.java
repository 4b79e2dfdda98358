package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The logistic function 1 / (1 + e⁻ˣ). Gradient: s (1 − s).
public record Sigmoid() implements Unary {
    @Override
    public String name() {
        return "sigmoid";
    }

    @Override
    public double reference(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.times(node).times(node.negate().plus(1)));
    }
}
