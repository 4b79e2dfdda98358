package io.thalweg.core.graph;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// x + y. Gradients: 1 and 1.
public record Add() implements Binary {
    @Override
    public String name() {
        return "add";
    }

    @Override
    public double reference(double x, double y) {
        return x + y;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Arrays.asList(upstream, upstream);
    }
}
