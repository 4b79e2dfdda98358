package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// eˣ. Gradient: eˣ.
public record Exp() implements Unary {
    @Override
    public String name() {
        return "exp";
    }

    @Override
    public double reference(double x) {
        return StrictMath.exp(x);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.times(node));
    }
}
