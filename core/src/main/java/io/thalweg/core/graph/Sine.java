package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sine of an angle in radians. Gradient: cos x.
public record Sine() implements Unary {
    @Override
    public String name() {
        return "sin";
    }

    @Override
    public double reference(double x) {
        return StrictMath.sin(x);
    }

    @Override
    public void evaluate(float[] x, int xOffset, float[] result, int resultOffset, int length) {
        for (int i = 0; i < length; i++) {
            float value = x[xOffset + i];
            result[resultOffset + i] = (float) StrictMath.sin(value);
        }
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.times(node.input(0).cos()));
    }
}
