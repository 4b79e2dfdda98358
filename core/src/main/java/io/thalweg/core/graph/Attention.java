package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Attention of a sequence to itself in several heads, from one matrix of queries, keys and values.
///
/// With the operands: projections `[batch, time, 3 · width]`, which hold queries Q, keys K and
/// values V side by side, each the heads' parts side by side. For each sample and head
///
///     result = softmax(Q Kᵀ / √(width / heads)) V
///
/// with the heads' results side by side, `[batch, time, width]`. No more of the scores is kept at a
/// time than those of [Attending#BLOCK] queries.
///
/// Source: Vaswani et al. 2017, arXiv 1706.03762, equation 1 and section 3.2.2.
///
/// @param heads how many heads; divides the width
/// @param causal whether a step sees only itself and those before it
public record Attention(int heads, boolean causal) implements Attending {
    @Override
    public String name() {
        return "attention";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of("heads", heads, "causal", causal);
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var projections = operands.getFirst();
        return projections.with(2, Attending.width(this, projections, heads));
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var from = operands.getFirst().values();
        int time = result.axis(1);
        int width = result.axis(2);
        int part = width / heads;
        var attended = new double[result.size()];
        for (int unit = 0; unit < result.axis(0) * heads; unit++) {
            int at = Attending.start(unit, heads, time, 3 * width, part);
            int to = Attending.start(unit, heads, time, width, part);
            for (int query = 0; query < time; query++) {
                var shares = Attending.shares(from, at, time, width, part, query, causal);
                for (int key = 0; key < time; key++) {
                    for (int j = 0; j < part; j++) {
                        attended[to + query * width + j] +=
                                shares[key] * from[at + key * 3 * width + 2 * width + j];
                    }
                }
            }
        }
        return attended;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var op = new AttentionGradient(heads, causal);
        return Arrays.asList(node.graph().apply(op, node.input(0), upstream));
    }
}
