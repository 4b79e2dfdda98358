package io.thalweg.core.graph;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 1 where x = y, else 0 (also where one is NaN). No gradient flows through it.
public record Equal() implements Binary {
    @Override
    public String name() {
        return "equal";
    }

    @Override
    public double reference(double x, double y) {
        return x == y ? 1 : 0;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Arrays.asList(null, null);
    }
}
