package io.thalweg.core.graph;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// xʸ. Gradients: y xʸ⁻¹ and xʸ log x (the latter taken as 0 where x ≤ 0, where the logarithm isn't
/// defined).
public record Power() implements Binary {
    @Override
    public String name() {
        return "power";
    }

    @Override
    public double reference(double x, double y) {
        return StrictMath.pow(x, y);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var x = node.input(0);
        var y = node.input(1);
        var zero = node.graph().constant(0);
        var one = node.graph().constant(1);
        var slope = x.power(y.minus(1));
        if (!(y.op() instanceof Constant)) {
            // x⁰ is 1 everywhere, so its slope is 0 also at 0, where x⁻¹ is infinite.
            slope = y.equal(zero).select(zero, slope);
        }
        // The logarithm sees only what it is used for, so that the gradient of this gradient
        // doesn't divide by zero.
        var logarithm = x.greater(zero).select(x, one).log();
        return Arrays.asList(upstream.times(y).times(slope), upstream.times(node).times(logarithm));
    }
}
