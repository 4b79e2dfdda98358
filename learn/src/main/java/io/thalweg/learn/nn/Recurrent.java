package io.thalweg.learn.nn;

import io.thalweg.core.graph.Gru;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Lstm;
import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// A recurrence over the steps of a sequence, from a state of zeros. Shape: `[batch, time,
/// features]` to `[batch, hidden]`, the state after the last step, or to `[batch, time, hidden]`,
/// the states after all steps.
///
/// What it computes is in [Lstm] and [Gru]. Weights start as in Keras: those of the inputs
/// `[features, gates · hidden]` as [Initializers#glorotUniform], those of the state `[hidden, gates
/// · hidden]` as [Initializers#orthogonal]; biases at 0, that of an LSTM's forget gate at 1 (Gers,
/// Schmidhuber, Cummins 2000; Jozefowicz, Zaremba, Sutskever 2015).
///
/// @param cell what each step does
/// @param hidden the number of units
/// @param everyStep whether the states after all steps are given
public record Recurrent(Cell cell, int hidden, boolean everyStep) implements Layer {
    /// What each step does.
    public enum Cell {
        /// Long short-term memory.
        LSTM,
        /// Gated recurrent unit.
        GRU
    }

    /// Checks the number of units.
    public Recurrent {
        if (hidden < 1) {
            throw new LayerException(
                    "A recurrent layer needs at least 1 unit, not " + hidden + ".");
        }
    }

    /// This, giving the states after all steps.
    public Recurrent withEveryStep() {
        return new Recurrent(cell, hidden, true);
    }

    @Override
    public Node build(Node input, Site site) {
        var shape = input.shape();
        if (shape.rank() != 3) {
            throw new LayerException(
                    "A recurrent layer needs sequences, [batch, time, features], but its input is "
                            + shape
                            + ".");
        }
        int gates = cell == Cell.LSTM ? Lstm.GATES : Gru.GATES;
        var inputWeights =
                site.variable(
                        "inputWeights",
                        Initializers.glorotUniform().of(shape.axis(2), gates * hidden));
        var recurrentWeights =
                site.variable(
                        "recurrentWeights", Initializers.orthogonal().of(hidden, gates * hidden));
        var projections = input.matmul(inputWeights).plus(site.variable("bias", bias(gates)));
        var start = input.graph().constant(0).broadcastTo(Shape.of(shape.axis(0), hidden));
        var graph = input.graph();
        Node trace;
        int column;
        if (cell == Cell.LSTM) {
            trace = graph.apply(new Lstm(), projections, recurrentWeights, start, start);
            column = Lstm.HIDDEN;
        } else {
            var inner = site.variable("recurrentBias", InitialValue.zeros(hidden));
            trace = graph.apply(new Gru(), projections, recurrentWeights, inner, start);
            column = Gru.HIDDEN;
        }
        var states = trace.slice(2, column * hidden, (column + 1) * hidden);
        int time = shape.axis(1);
        return everyStep
                ? states
                : states.slice(1, time - 1, time).reshape(Shape.of(shape.axis(0), hidden));
    }

    private InitialValue bias(int gates) {
        return InitialValue.of(
                Shape.of(gates * hidden),
                (elements, seed, stream) -> {
                    if (cell == Cell.LSTM) {
                        Arrays.fill(elements, hidden, 2 * hidden, 1);
                    }
                });
    }

    @Override
    public String kind() {
        return cell == Cell.LSTM ? "lstm" : "gru";
    }

    @Override
    public Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("hidden", hidden);
        settings.put("everyStep", everyStep);
        return settings;
    }
}
