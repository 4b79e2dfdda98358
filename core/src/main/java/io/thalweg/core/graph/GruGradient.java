package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The gradient of [Gru], walking the steps backwards.
///
/// Operands: the trace `[batch, time, 5 · hidden]`, the recurrent weights R `[hidden, 3 · hidden]`,
/// the initial state `[batch, hidden]`, and the part of the gradient with respect to the trace that
/// isn't zero, `[batch, steps, width]`, which begins at `firstStep` and `firstColumn`. Result:
/// `[batch, time, 4 · hidden]`, the gradient with respect to what enters r, z and n before sigmoid
/// and tanh, and with respect to m; or, if `toInitialState`, with respect to the initial state,
/// `[batch, hidden]`.
///
/// With u the upstream gradient, a what the later step hands back and h the state before the step:
///
///     dh = u.h + a;  dn = u.n + dh · (1 − z);  dz = u.z + dh · (h − n)
///     N = dn · (1 − n²);  dr = u.r + N · m;  M = u.m + N · r
///     result = (dr · r (1 − r), dz · z (1 − z), N, M)
///     a ← dh · z + (first, second and fourth part of the result) · Rᵀ
///
/// @param firstStep where the upstream gradient begins in time
/// @param firstColumn where it begins along the innermost axis of the trace
/// @param toInitialState which of the two results
public record GruGradient(int firstStep, int firstColumn, boolean toInitialState) implements Scan {
    /// Of how many parts of length hidden the result consists.
    public static final int PARTS = 4;

    @Override
    public String name() {
        return "gruGradient";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of(
                "firstStep",
                firstStep,
                "firstColumn",
                firstColumn,
                "toInitialState",
                toInitialState);
    }

    @Override
    public Shape shape(List<Shape> operands) {
        int hidden =
                Scan.checkGradient(this, operands, Gru.GATES, Gru.COLUMNS, firstStep, firstColumn);
        return toInitialState ? operands.get(2) : operands.get(0).with(2, PARTS * hidden);
    }

    @Override
    public double[] reference(List<DoubleArray> operands, Shape result) {
        var shape = operands.get(0).shape();
        var trace = operands.get(0).values();
        var recurrent = operands.get(1).values();
        var initial = operands.get(2).values();
        var upstream = Scan.Block.restore(operands.get(3), shape, firstStep, firstColumn);
        int time = shape.axis(1);
        int hidden = shape.axis(2) / Gru.COLUMNS;
        var gradient = new double[result.size()];
        for (int row = 0; row < shape.axis(0); row++) {
            var toHidden = new double[hidden];
            for (int step = time - 1; step >= 0; step--) {
                int at = (row * time + step) * Gru.COLUMNS * hidden;
                int to = (row * time + step) * PARTS * hidden;
                var toProduct = new double[Gru.GATES * hidden];
                for (int j = 0; j < hidden; j++) {
                    double r = trace[at + j];
                    double z = trace[at + hidden + j];
                    double n = trace[at + 2 * hidden + j];
                    double m = trace[at + 3 * hidden + j];
                    double before = step == 0 ? initial[row * hidden + j] : trace[at - hidden + j];
                    double dh = upstream[at + Gru.HIDDEN * hidden + j] + toHidden[j];
                    double dz = upstream[at + hidden + j] + dh * (before - n);
                    double toCandidate =
                            (upstream[at + 2 * hidden + j] + dh * (1 - z)) * (1 - n * n);
                    double dr = upstream[at + j] + toCandidate * m;
                    toProduct[j] = dr * r * (1 - r);
                    toProduct[hidden + j] = dz * z * (1 - z);
                    toProduct[2 * hidden + j] = upstream[at + 3 * hidden + j] + toCandidate * r;
                    toHidden[j] = dh * z;
                    if (!toInitialState) {
                        gradient[to + j] = toProduct[j];
                        gradient[to + hidden + j] = toProduct[hidden + j];
                        gradient[to + 2 * hidden + j] = toCandidate;
                        gradient[to + 3 * hidden + j] = toProduct[2 * hidden + j];
                    }
                }
                for (int j = 0; j < hidden; j++) {
                    toHidden[j] += GateMath.transposedProduct(toProduct, recurrent, j);
                }
            }
            if (toInitialState) {
                System.arraycopy(toHidden, 0, gradient, row * hidden, hidden);
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
        for (int step = results.length - 1; step >= 0; step--) {
            var part = new Node[Gru.COLUMNS];
            var from = new Node[Gru.COLUMNS];
            for (int column = 0; column < Gru.COLUMNS; column++) {
                part[column] = Scan.part(trace, step, column, hidden);
                from[column] = Scan.part(whole, step, column, hidden);
            }
            var z = part[1];
            var n = part[2];
            var before = step == 0 ? node.input(2) : Scan.part(trace, step - 1, Gru.HIDDEN, hidden);
            var dh = from[Gru.HIDDEN].plus(toHidden);
            var dz = from[1].plus(dh.times(before.minus(n)));
            var toCandidate =
                    from[2].plus(dh.times(z.negate().plus(1))).times(LstmGradient.slopeOfTanh(n));
            var dr = from[0].plus(toCandidate.times(part[3]));
            var toReset = dr.times(LstmGradient.slopeOfSigmoid(part[0]));
            var toUpdate = dz.times(LstmGradient.slopeOfSigmoid(z));
            var toMemory = from[3].plus(toCandidate.times(part[0]));
            results[step] = toReset.concatenate(1, toUpdate, toCandidate, toMemory);
            toHidden =
                    dh.times(z)
                            .plus(
                                    graph.apply(
                                            new MatMul(false, true),
                                            toReset.concatenate(1, toUpdate, toMemory),
                                            recurrent));
        }
        return toInitialState ? toHidden : Scan.sequence(results);
    }
}
