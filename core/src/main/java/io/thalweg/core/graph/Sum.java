package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sum along some axes. Gradient: the upstream gradient, repeated along them.
public record Sum(List<Integer> axes, boolean keepAxes) implements Reduction {
    @Override
    public String name() {
        return "sum";
    }

    @Override
    public double[] reference(DoubleArray operand, Shape result) {
        var sums = new double[result.size()];
        operand.forEachReduced(axes(), (from, to) -> sums[to] += operand.values()[from]);
        return sums;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var operand = node.input(0);
        return Collections.singletonList(upstream.repeatAlong(axes, operand.shape()));
    }
}
