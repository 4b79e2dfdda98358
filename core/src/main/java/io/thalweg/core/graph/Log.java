package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The natural logarithm; NaN below zero, −∞ at zero. Gradient: 1 / x.
public record Log() implements Unary {
    @Override
    public String name() {
        return "log";
    }

    @Override
    public double reference(double x) {
        return StrictMath.log(x);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.dividedBy(node.input(0)));
    }
}
