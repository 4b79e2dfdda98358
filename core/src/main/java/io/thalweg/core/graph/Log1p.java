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
    public void evaluate(float[] x, int xOffset, float[] result, int resultOffset, int length) {
        for (int i = 0; i < length; i++) {
            float value = x[xOffset + i];
            result[resultOffset + i] = (float) StrictMath.log1p(value);
        }
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(upstream.dividedBy(node.input(0).plus(1)));
    }
}
