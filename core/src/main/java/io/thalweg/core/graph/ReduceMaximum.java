package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The largest element along some axes; NaN if one is. The gradient is shared evenly by the
/// elements that are the largest.
public record ReduceMaximum(List<Integer> axes, boolean keepAxes) implements Reduction {
    @Override
    public String name() {
        return "reduceMaximum";
    }

    @Override
    public double[] reference(DoubleArray operand, Shape result) {
        var largest = new double[result.size()];
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        operand.forEachReduced(
                axes(), (from, to) -> largest[to] = Math.max(largest[to], operand.values()[from]));
        return largest;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var operand = node.input(0);
        var winners = operand.equal(node.repeatAlong(axes, operand.shape()));
        var share = winners.dividedBy(winners.sumKeeping(axes));
        return Collections.singletonList(upstream.repeatAlong(axes, operand.shape()).times(share));
    }
}
