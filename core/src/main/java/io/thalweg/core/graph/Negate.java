package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// −x. Gradient: −1.
public record Negate() implements Unary {
    @Override
    public String name() {
        return "negate";
    }

    @Override
    public double reference(double x) {
        return -x;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.negate());
    }
}
