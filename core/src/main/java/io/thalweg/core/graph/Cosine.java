package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cosine of an angle in radians. Gradient: −sin x.
public record Cosine() implements Unary {
    @Override
    public String name() {
        return "cos";
    }

    @Override
    public double reference(double x) {
        return StrictMath.cos(x);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.times(node.input(0).sin()).negate());
    }
}
