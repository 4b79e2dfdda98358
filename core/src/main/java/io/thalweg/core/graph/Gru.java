package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gated recurrent units over all time steps.
///
/// With the operands: projections `[batch, time, 3 · hidden]` (what the inputs and the bias bring
/// to the gates and to the candidate), recurrent weights R `[hidden, 3 · hidden]`, the bias b of
/// the recurrent part of the candidate `[hidden]`, initial state `[batch, hidden]`; for each step,
/// from its projections P and the state h before it,
///
///     (q, s, m) = h R, in three parts; m ← m + b
///     r = sigmoid(P₁ + q);  z = sigmoid(P₂ + s);  n = tanh(P₃ + r · m)
///     h ← (1 − z) · n + z · h
///
/// The result is the trace `[batch, time, 5 · hidden]`: r, z, n, m, h side by side.
///
/// Source: Cho et al. 2014, arXiv 1406.1078, with the reset gate behind the matrix product as in
/// PyTorch (and in Keras with `reset_after`), and PyTorch's order of the gates.
public record Gru() implements Scan {
    /// How many parts the projections have.
    public static final int GATES = 3;

    /// Of how many parts of length hidden the trace consists.
    public static final int COLUMNS = 5;

    /// The part of the trace that holds the state.
    public static final int HIDDEN = 4;

    @Override
    public String name() {
        return "gru";
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var trace =
                Scan.trace(
                        this,
                        operands.get(0),
                        operands.get(1),
                        operands.subList(3, 4),
                        GATES,
                        COLUMNS);
        var expected = Shape.of(operands.get(1).axis(0));
        if (!operands.get(2).equals(expected)) {
            throw new ShapeException(
                    "'gru' can't use a bias of shape "
                            + operands.get(2)
                            + ": expected "
                            + expected
                            + ".");
        }
        return trace;
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var projections = operands.get(0).values();
        var recurrent = operands.get(1).values();
        var bias = operands.get(2).values();
        int hidden = result.axis(2) / COLUMNS;
        int time = result.axis(1);
        var trace = new double[result.size()];
        for (int row = 0; row < result.axis(0); row++) {
            var h = Arrays.copyOfRange(operands.get(3).values(), row * hidden, (row + 1) * hidden);
            for (int step = row * time; step < (row + 1) * time; step++) {
                int from = step * GATES * hidden;
                var before = h.clone();
                for (int j = 0; j < hidden; j++) {
                    int width = GATES * hidden;
                    double q = GateMath.product(before, recurrent, width, j);
                    double s = GateMath.product(before, recurrent, width, hidden + j);
                    double m = GateMath.product(before, recurrent, width, 2 * hidden + j) + bias[j];
                    double r = GateMath.sigmoid(projections[from + j] + q);
                    double z = GateMath.sigmoid(projections[from + hidden + j] + s);
                    double n = Math.tanh(projections[from + 2 * hidden + j] + r * m);
                    h[j] = (1 - z) * n + z * before[j];
                    double[] columns = {r, z, n, m, h[j]};
                    for (int column = 0; column < COLUMNS; column++) {
                        trace[(step * COLUMNS + column) * hidden + j] = columns[column];
                    }
                }
            }
        }
        return trace;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var recurrent = node.input(1);
        var initial = node.input(3);
        int hidden = recurrent.shape().axis(0);
        var graph = node.graph();
        var block = Scan.Block.of(upstream);
        var toGates =
                graph.apply(
                        new GruGradient(block.firstStep(), block.firstColumn(), false),
                        node,
                        recurrent,
                        initial,
                        block.block());
        var toInitial =
                graph.apply(
                        new GruGradient(block.firstStep(), block.firstColumn(), true),
                        node,
                        recurrent,
                        initial,
                        block.block());
        var toProduct =
                toGates.slice(2, 0, 2 * hidden)
                        .concatenate(2, toGates.slice(2, 3 * hidden, 4 * hidden));
        var before = Scan.previous(initial, node, HIDDEN, hidden);
        var toRecurrent = graph.apply(new MatMul(true, false), before, Scan.flat(toProduct));
        var toBias = toGates.slice(2, 3 * hidden, 4 * hidden).sum(0, 1);
        return Arrays.asList(toGates.slice(2, 0, 3 * hidden), toRecurrent, toBias, toInitial);
    }
}
