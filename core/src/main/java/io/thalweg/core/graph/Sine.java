package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sine of an angle in radians. Gradient: cos x.
public record Sine() implements Unary {
    @Override
    public String name() {
        return "sin";
    }

    @Override
    public double reference(double x) {
        return StrictMath.sin(x);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.times(node.input(0).cos()));
    }
}
