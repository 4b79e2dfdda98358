package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Long short-term memory over all time steps.
///
/// With the operands: projections `[batch, time, 4 · hidden]` (what the inputs and the bias bring
/// to the four gates), recurrent weights R `[hidden, 4 · hidden]`, initial hidden state and initial
/// cell, `[batch, hidden]`; for each step, from its projections P and the state before it,
///
///     (i, f, g, o) = P + h R, in four parts; i, f, o through the sigmoid, g through tanh
///     c ← f · c + i · g
///     h ← o · tanh(c)
///
/// The result is the trace `[batch, time, 6 · hidden]`: i, f, g, o, c, h side by side.
///
/// Source: Hochreiter, Schmidhuber 1997, Neural Computation 9(8); the forget gate: Gers,
/// Schmidhuber, Cummins 2000, Neural Computation 12(10). Order of the gates as in PyTorch.
public record Lstm() implements Scan {
    /// How many gates there are.
    public static final int GATES = 4;

    /// Of how many parts of length hidden the trace consists.
    public static final int COLUMNS = 6;

    /// The part of the trace that holds the cell.
    public static final int CELL = 4;

    /// The part of the trace that holds the hidden state.
    public static final int HIDDEN = 5;

    @Override
    public String name() {
        return "lstm";
    }

    @Override
    public Shape shape(List<Shape> operands) {
        return Scan.trace(
                this, operands.get(0), operands.get(1), operands.subList(2, 4), GATES, COLUMNS);
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var projections = operands.get(0).values();
        var recurrent = operands.get(1).values();
        int hidden = result.axis(2) / COLUMNS;
        int time = result.axis(1);
        var trace = new double[result.size()];
        for (int row = 0; row < result.axis(0); row++) {
            var h = Arrays.copyOfRange(operands.get(2).values(), row * hidden, (row + 1) * hidden);
            var c = Arrays.copyOfRange(operands.get(3).values(), row * hidden, (row + 1) * hidden);
            for (int step = row * time; step < (row + 1) * time; step++) {
                var gates = GateMath.gates(projections, step * GATES * hidden, h, recurrent, GATES);
                for (int j = 0; j < hidden; j++) {
                    double i = GateMath.sigmoid(gates[j]);
                    double f = GateMath.sigmoid(gates[hidden + j]);
                    double g = Math.tanh(gates[2 * hidden + j]);
                    double o = GateMath.sigmoid(gates[3 * hidden + j]);
                    c[j] = f * c[j] + i * g;
                    h[j] = o * Math.tanh(c[j]);
                    double[] columns = {i, f, g, o, c[j], h[j]};
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
        var initialCell = node.input(3);
        int hidden = recurrent.shape().axis(0);
        var graph = node.graph();
        var block = Scan.Block.of(upstream);
        var toGates =
                graph.apply(
                        new LstmGradient(block.firstStep(), block.firstColumn(), false),
                        node,
                        recurrent,
                        initialCell,
                        block.block());
        var toCell =
                graph.apply(
                        new LstmGradient(block.firstStep(), block.firstColumn(), true),
                        node,
                        recurrent,
                        initialCell,
                        block.block());
        var before = Scan.previous(node.input(2), node, HIDDEN, hidden);
        var toRecurrent = graph.apply(new MatMul(true, false), before, Scan.flat(toGates));
        var toFirstGates =
                toGates.slice(1, 0, 1).reshape(Shape.of(node.shape().axis(0), GATES * hidden));
        var toHidden = graph.apply(new MatMul(false, true), toFirstGates, recurrent);
        return Arrays.asList(toGates, toRecurrent, toHidden, toCell);
    }
}
