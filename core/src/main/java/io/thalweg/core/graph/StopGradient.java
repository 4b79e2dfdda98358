package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// x itself, as a constant to the gradient.
public record StopGradient() implements Unary {
    @Override
    public String name() {
        return "stopGradient";
    }

    @Override
    public double reference(double x) {
        return x;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(null);
    }
}
