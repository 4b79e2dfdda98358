package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hyperbolic tangent. Gradient: 1 − tanh² x.
public record Tanh() implements Unary {
    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public double reference(double x) {
        return StrictMath.tanh(x);
    }

    @Override
    public void evaluate(float[] x, int xOffset, float[] result, int resultOffset, int length) {
        for (int i = 0; i < length; i++) {
            float value = x[xOffset + i];
            result[resultOffset + i] = FloatMath.tanh(value);
        }
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.times(node.square().negate().plus(1)));
    }
}
