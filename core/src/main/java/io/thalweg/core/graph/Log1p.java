package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// log(1 + x) without losing the digits of a small x. Gradient: 1 / (1 + x).
public record Log1p() implements Unary {
    @Override
    public String name() {
        return "log1p";
    }

    @Override
    public double reference(double x) {
        return StrictMath.log1p(x);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.dividedBy(node.input(0).plus(1)));
    }
}
