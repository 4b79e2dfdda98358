package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.List;

/// Steps of a sequence that look at all steps: attention and its gradient, which compute the scores
/// of a few queries at a time and keep none of them.
public sealed interface Attending extends Op permits Attention, AttentionGradient {
    /// How many queries' scores are computed together: part of the definition of the gradients'
    /// bits, which add up over such blocks.
    int BLOCK = 64;

    /// The definition, in double precision.
    double[] reference(List<DoubleArray> operands, Shape result);

    /// Checks projections, `[batch, time, 3 · width]`, and gives the width.
    static int width(Op op, Shape projections, int heads) {
        if (projections.rank() != 3
                || projections.axis(1) < 1
                || projections.axis(2) < 1
                || heads < 1
                || projections.axis(2) % (3 * heads) != 0) {
            throw new ShapeException(
                    "'"
                            + op.name()
                            + "' can't use projections of shape "
                            + projections
                            + " for "
                            + heads
                            + " heads: expected [batch, time, 3 · width] with a fixed time and a"
                            + " width that the heads divide.");
        }
        return projections.axis(2) / 3;
    }

    /// Where the part of a sample and head begins in a sequence of rows.
    ///
    /// @param unit sample · heads + head
    /// @param row length of a row
    /// @param part length of a head's part
    static int start(int unit, int heads, int time, int row, int part) {
        return unit / heads * time * row + unit % heads * part;
    }

    /// The softmax of one query's scores.
    ///
    /// @param at where the head's queries begin
    static double[] shares(
            double[] from, int at, int time, int width, int part, int query, boolean causal) {
        var shares = new double[time];
        int seen = causal ? query + 1 : time;
        double most = Double.NEGATIVE_INFINITY;
        for (int key = 0; key < seen; key++) {
            for (int j = 0; j < part; j++) {
                shares[key] +=
                        from[at + query * 3 * width + j] * from[at + key * 3 * width + width + j];
            }
            shares[key] /= Math.sqrt(part);
            most = Math.max(most, shares[key]);
        }
        double sum = 0;
        for (int key = 0; key < seen; key++) {
            shares[key] = Math.exp(shares[key] - most);
            sum += shares[key];
        }
        for (int key = 0; key < seen; key++) {
            shares[key] /= sum;
        }
        return shares;
    }
}
