package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// |x|. Gradient: the sign of x, 0 at 0.
public record Absolute() implements Unary {
    @Override
    public String name() {
        return "abs";
    }

    @Override
    public double reference(double x) {
        return Math.abs(x);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.times(node.input(0).sign()));
    }
}
