package io.thalweg.core.graph;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// x − y. Gradients: 1 and −1.
public record Subtract() implements Binary {
    @Override
    public String name() {
        return "subtract";
    }

    @Override
    public double reference(double x, double y) {
        return x - y;
    }

    @Override
    public void evaluate(
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            float[] result,
            int resultOffset,
            int length) {
        for (int i = 0; i < length; i++) {
            result[resultOffset + i] = x[xOffset + i] - y[yOffset + i];
        }
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Arrays.asList(upstream, upstream.negate());
    }
}
