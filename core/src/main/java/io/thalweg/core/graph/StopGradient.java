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
    public void evaluate(float[] x, int xOffset, float[] result, int resultOffset, int length) {
        for (int i = 0; i < length; i++) {
            float value = x[xOffset + i];
            result[resultOffset + i] = value;
        }
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(null);
    }
}
