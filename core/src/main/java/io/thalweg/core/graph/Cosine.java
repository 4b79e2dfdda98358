package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cosine of an angle in radians. Gradient: −sin x.
public record Cosine() implements Unary {
    @Override
    public String name() {
        return "cos";
    }

    @Override
    public double reference(double x) {
        return StrictMath.cos(x);
    }

    @Override
    public void evaluate(float[] x, int xOffset, float[] result, int resultOffset, int length) {
        for (int i = 0; i < length; i++) {
            float value = x[xOffset + i];
            result[resultOffset + i] = (float) StrictMath.cos(value);
        }
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.times(node.input(0).sin()).negate());
    }
}
