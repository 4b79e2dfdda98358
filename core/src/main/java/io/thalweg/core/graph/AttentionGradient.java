package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import io.thalweg.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The gradient of [Attention] with respect to the projections.
///
/// Operands: the projections `[batch, time, 3 · width]` and the upstream gradient U `[batch, time,
/// width]`; result: as the projections. For each sample and head, with P the softmax of the scores,
/// computed anew, and s = 1 / √(width / heads),
///
///     dP = U Vᵀ;  dS = s P (dP − Σ P dP over the keys)
///     dQ = dS K;  dK = dSᵀ Q;  dV = Pᵀ U
///
/// Source: Dao et al. 2022, arXiv 2205.14135, appendix B.2.
///
/// @param heads how many heads; divides the width
/// @param causal whether a step sees only itself and those before it
public record AttentionGradient(int heads, boolean causal) implements Attending {
    @Override
    public String name() {
        return "attentionGradient";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of("heads", heads, "causal", causal);
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var projections = operands.get(0);
        int width = Attending.width(this, projections, heads);
        var expected = projections.with(2, width);
        if (!operands.get(1).equals(expected)) {
            throw new ShapeException(
                    "'attentionGradient' can't use an upstream gradient of shape "
                            + operands.get(1)
                            + " with projections of shape "
                            + projections
                            + ": expected "
                            + expected
                            + ".");
        }
        return projections;
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var from = operands.get(0).values();
        var upstream = operands.get(1).values();
        int time = result.axis(1);
        int width = result.axis(2) / 3;
        int part = width / heads;
        int row = 3 * width;
        var gradient = new double[result.size()];
        for (int unit = 0; unit < result.axis(0) * heads; unit++) {
            int at = Attending.start(unit, heads, time, row, part);
            int above = Attending.start(unit, heads, time, width, part);
            for (int query = 0; query < time; query++) {
                var shares = Attending.shares(from, at, time, width, part, query, causal);
                var toShares = new double[time];
                double sum = 0;
                for (int key = 0; key < time; key++) {
                    for (int j = 0; j < part; j++) {
                        double u = upstream[above + query * width + j];
                        toShares[key] += u * from[at + key * row + 2 * width + j];
                        gradient[at + key * row + 2 * width + j] += shares[key] * u;
                    }
                    sum += shares[key] * toShares[key];
                }
                for (int key = 0; key < time; key++) {
                    double toScore = shares[key] * (toShares[key] - sum) / Math.sqrt(part);
                    for (int j = 0; j < part; j++) {
                        int q = at + query * row + j;
                        int k = at + key * row + width + j;
                        gradient[q] += toScore * from[k];
                        gradient[k] += toScore * from[q];
                    }
                }
            }
        }
        return gradient;
    }

    /// The gradient of the same written out in primitives.
    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Scan.handOn(node, unrolled(node), upstream);
    }

    private Node unrolled(Node node) {
        var projections = node.input(0);
        var shape = projections.shape();
        int batch = shape.axis(0);
        int time = shape.axis(1);
        int part = shape.axis(2) / 3 / heads;
        var parts =
                projections.reshape(Shape.of(batch, time, 3, heads, part)).transpose(2, 0, 3, 1, 4);
        var one = Shape.of(batch, heads, time, part);
        var queries = parts.slice(0, 0, 1).reshape(one);
        var keys = parts.slice(0, 1, 2).reshape(one);
        var values = parts.slice(0, 2, 3).reshape(one);
        var above = node.input(1).reshape(Shape.of(batch, time, heads, part)).transpose(0, 2, 1, 3);
        double scale = 1 / Math.sqrt(part);
        var scores = product(false, true, queries, keys).times(scale);
        if (causal) {
            // Large enough that its exponential is 0 beside any score.
            var hidden = node.graph().constant(-1e9);
            scores = node.graph().constant(seen(time)).select(scores, hidden);
        }
        var shares = Functions.softmax(scores);
        var toShares = product(false, true, above, values);
        var sum = shares.times(toShares).sumKeeping(-1);
        var toScores = shares.times(toShares.minus(sum)).times(scale);
        var flat = Shape.of(1, batch, heads, time, part);
        return product(false, false, toScores, keys)
                .reshape(flat)
                .concatenate(
                        0,
                        product(true, false, toScores, queries).reshape(flat),
                        product(true, false, shares, above).reshape(flat))
                .transpose(1, 3, 0, 2, 4)
                .reshape(shape);
    }

    private static Node product(
            boolean leftTransposed, boolean rightTransposed, Node left, Node right) {
        return left.graph().apply(new MatMul(leftTransposed, rightTransposed), left, right);
    }

    private static Tensor seen(int time) {
        var seen = new float[time * time];
        for (int query = 0; query < time; query++) {
            for (int key = 0; key <= query; key++) {
                seen[query * time + key] = 1;
            }
        }
        return Tensor.of(Shape.of(time, time), seen);
    }
}
