package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// −1, 0 or 1; NaN stays NaN. No gradient flows through it.
public record Sign() implements Unary {
    @Override
    public String name() {
        return "sign";
    }

    @Override
    public double reference(double x) {
        return Math.signum(x);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(null);
    }
}
