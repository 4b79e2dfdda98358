package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The gradient of [Lstm], walking the steps backwards.
///
/// Operands: the trace `[batch, time, 6 · hidden]`, the recurrent weights R `[hidden, 4 · hidden]`,
/// the initial cell `[batch, hidden]`, and the part of the gradient with respect to the trace that
/// isn't zero, `[batch, steps, width]`, which begins at `firstStep` and `firstColumn`. Result: the
/// gradient with respect to what enters the gates before sigmoid and tanh, `[batch, time, 4 ·
/// hidden]`; or, if `toInitialCell`, with respect to the initial cell, `[batch, hidden]`.
///
/// With u the upstream gradient, a and b what the later step hands back for h and c:
///
///     dh = u.h + a;  do = u.o + dh · tanh(c);  dc = u.c + b + dh · o · (1 − tanh²(c))
///     di = u.i + dc · g;  df = u.f + dc · c before;  dg = u.g + dc · i
///     result = (di · i (1 − i), df · f (1 − f), dg · (1 − g²), do · o (1 − o))
///     a ← result · Rᵀ;  b ← dc · f
///
/// @param firstStep where the upstream gradient begins in time
/// @param firstColumn where it begins along the innermost axis of the trace
/// @param toInitialCell which of the two results
public record LstmGradient(int firstStep, int firstColumn, boolean toInitialCell) implements Scan {
    @Override
    public String name() {
        return "lstmGradient";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of(
                "firstStep", firstStep, "firstColumn", firstColumn, "toInitialCell", toInitialCell);
    }

    @Override
    public Shape shape(List<Shape> operands) {
        int hidden =
                Scan.checkGradient(
                        this, operands, Lstm.GATES, Lstm.COLUMNS, firstStep, firstColumn);
        return toInitialCell ? operands.get(2) : operands.get(0).with(2, Lstm.GATES * hidden);
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var shape = operands.get(0).shape();
        var trace = operands.get(0).values();
        var recurrent = operands.get(1).values();
        var initialCell = operands.get(2).values();
        var upstream = Scan.Block.restore(operands.get(3), shape, firstStep, firstColumn);
        int time = shape.axis(1);
        int hidden = shape.axis(2) / Lstm.COLUMNS;
        var gradient = new double[result.size()];
        for (int row = 0; row < shape.axis(0); row++) {
            var toHidden = new double[hidden];
            var toCell = new double[hidden];
            for (int step = time - 1; step >= 0; step--) {
                int at = (row * time + step) * Lstm.COLUMNS * hidden;
                var toGates = new double[Lstm.GATES * hidden];
                for (int j = 0; j < hidden; j++) {
                    double i = trace[at + j];
                    double f = trace[at + hidden + j];
                    double g = trace[at + 2 * hidden + j];
                    double o = trace[at + 3 * hidden + j];
                    double bent = Math.tanh(trace[at + Lstm.CELL * hidden + j]);
                    double before =
                            step == 0 ? initialCell[row * hidden + j] : trace[at - 2 * hidden + j];
                    double dh = upstream[at + Lstm.HIDDEN * hidden + j] + toHidden[j];
                    double dc =
                            upstream[at + Lstm.CELL * hidden + j]
                                    + toCell[j]
                                    + dh * o * (1 - bent * bent);
                    toGates[j] = (upstream[at + j] + dc * g) * i * (1 - i);
                    toGates[hidden + j] = (upstream[at + hidden + j] + dc * before) * f * (1 - f);
                    toGates[2 * hidden + j] =
                            (upstream[at + 2 * hidden + j] + dc * i) * (1 - g * g);
                    toGates[3 * hidden + j] =
                            (upstream[at + 3 * hidden + j] + dh * bent) * o * (1 - o);
                    toCell[j] = dc * f;
                }
                for (int j = 0; j < hidden; j++) {
                    toHidden[j] = GateMath.transposedProduct(toGates, recurrent, j);
                }
                if (!toInitialCell) {
                    int to = (row * time + step) * toGates.length;
                    System.arraycopy(toGates, 0, gradient, to, toGates.length);
                }
            }
            if (toInitialCell) {
                System.arraycopy(toCell, 0, gradient, row * hidden, hidden);
            }
        }
        return gradient;
    }

    /// The gradient of the same steps written out in primitives.
    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Scan.handOn(node, unrolled(node), upstream);
    }

    private Node unrolled(Node node) {
        var trace = node.input(0);
        var recurrent = node.input(1);
        var shape = trace.shape();
        int hidden = recurrent.shape().axis(0);
        var whole = Scan.Block.restore(node.input(3), shape, firstStep, firstColumn);
        var graph = node.graph();
        var results = new Node[shape.axis(1)];
        var toHidden = graph.constant(0).broadcastTo(node.input(2).shape());
        var toCell = toHidden;
        for (int step = results.length - 1; step >= 0; step--) {
            var part = new Node[Lstm.COLUMNS];
            var from = new Node[Lstm.COLUMNS];
            for (int column = 0; column < Lstm.COLUMNS; column++) {
                part[column] = Scan.part(trace, step, column, hidden);
                from[column] = Scan.part(whole, step, column, hidden);
            }
            var bent = part[Lstm.CELL].tanh();
            var before = step == 0 ? node.input(2) : Scan.part(trace, step - 1, Lstm.CELL, hidden);
            var dh = from[Lstm.HIDDEN].plus(toHidden);
            var dc = from[Lstm.CELL].plus(toCell).plus(dh.times(part[3]).times(slopeOfTanh(bent)));
            results[step] =
                    from[0].plus(dc.times(part[2]))
                            .times(slopeOfSigmoid(part[0]))
                            .concatenate(
                                    1,
                                    from[1].plus(dc.times(before)).times(slopeOfSigmoid(part[1])),
                                    from[2].plus(dc.times(part[0])).times(slopeOfTanh(part[2])),
                                    from[3].plus(dh.times(bent)).times(slopeOfSigmoid(part[3])));
            toHidden = graph.apply(new MatMul(false, true), results[step], recurrent);
            toCell = dc.times(part[1]);
        }
        return toInitialCell ? toCell : Scan.sequence(results);
    }

    /// The slope of the sigmoid where its value is y.
    static Node slopeOfSigmoid(Node y) {
        return y.times(y.negate().plus(1));
    }

    /// The slope of tanh where its value is y.
    static Node slopeOfTanh(Node y) {
        return y.square().negate().plus(1);
    }
}
