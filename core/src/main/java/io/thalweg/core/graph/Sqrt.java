package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The square root; NaN below zero. Gradient: 1 / (2 √x).
public record Sqrt() implements Unary {
    @Override
    public String name() {
        return "sqrt";
    }

    @Override
    public double reference(double x) {
        return StrictMath.sqrt(x);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.dividedBy(node.times(2)));
    }
}
