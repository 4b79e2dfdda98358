package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hyperbolic tangent. Gradient: 1 − tanh² x.
public record Tanh() implements Unary {
    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public double reference(double x) {
        return StrictMath.tanh(x);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.times(node.square().negate().plus(1)));
    }
}
