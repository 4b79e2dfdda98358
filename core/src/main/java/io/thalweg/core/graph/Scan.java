package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A recurrence over time: what each step gives is what the next one starts from. Sequences are
/// `[batch, time, …]`; each sample of the batch has its own recurrence.
///
/// The op of a recurrence gives a *trace*: for each step, everything that the step computed, side
/// by side along the innermost axis. The states of interest are slices of it, and the gradient
/// finds there what it needs. The gradient op walks the steps backwards and gives the gradient with
/// respect to what enters the gates; the gradients of weights are matrix products of that.
public sealed interface Scan extends Op permits Lstm, LstmGradient, Gru, GruGradient {
    /// The definition, in double precision.
    double[] reference(List<DoubleArray> operands, Shape result);

    /// Checks what a recurrence starts from and gives the shape of its trace.
    ///
    /// @param projections `[batch, time, gates · hidden]`
    /// @param recurrent `[hidden, gates · hidden]`
    /// @param states the initial states, each `[batch, hidden]`
    /// @param columns of how many parts of length hidden the trace consists
    static Shape trace(
            Op op, Shape projections, Shape recurrent, List<Shape> states, int gates, int columns) {
        int hidden = recurrent.rank() == 2 ? recurrent.axis(0) : 0;
        if (hidden < 1 || recurrent.axis(1) != gates * hidden) {
            throw new ShapeException(
                    "'"
                            + op.name()
                            + "' can't use recurrent weights of shape "
                            + recurrent
                            + ": expected [hidden, "
                            + gates
                            + " · hidden].");
        }
        if (projections.rank() != 3
                || projections.axis(1) < 1
                || projections.axis(2) != gates * hidden) {
            throw new ShapeException(
                    "'"
                            + op.name()
                            + "' can't start from projections of shape "
                            + projections
                            + ": expected [batch, time, "
                            + gates * hidden
                            + "] with a fixed time.");
        }
        for (var state : states) {
            checkState(op, state, projections, hidden);
        }
        return projections.with(2, columns * hidden);
    }

    /// Checks an initial state.
    static void checkState(Op op, Shape state, Shape sequence, int hidden) {
        var expected = Shape.of(sequence.axis(0), hidden);
        if (!state.equals(expected)) {
            throw new ShapeException(
                    "'"
                            + op.name()
                            + "' can't start from a state of shape "
                            + state
                            + ": expected "
                            + expected
                            + ".");
        }
    }

    /// Checks the operands of a gradient: a trace, the recurrent weights, an initial state, and an
    /// upstream gradient that fits into the trace from a step and a column on.
    ///
    /// @return the number of hidden units
    static int checkGradient(
            Op op, List<Shape> operands, int gates, int columns, int firstStep, int firstColumn) {
        var trace = operands.get(0);
        int hidden = operands.get(1).rank() == 2 ? operands.get(1).axis(0) : 0;
        if (trace.rank() != 3
                || trace.axis(1) < 1
                || hidden < 1
                || trace.axis(2) != columns * hidden
                || operands.get(1).axis(1) != gates * hidden) {
            throw new ShapeException(
                    "'"
                            + op.name()
                            + "' can't walk back a trace of shape "
                            + trace
                            + " with recurrent weights of shape "
                            + operands.get(1)
                            + ": expected [batch, time, "
                            + columns
                            + " · hidden] and [hidden, "
                            + gates
                            + " · hidden].");
        }
        checkState(op, operands.get(2), trace, hidden);
        var upstream = operands.get(3);
        if (upstream.rank() != 3
                || upstream.axis(0) != trace.axis(0)
                || upstream.axis(1) < 1
                || upstream.axis(2) < 1
                || firstStep < 0
                || firstColumn < 0
                || firstStep + upstream.axis(1) > trace.axis(1)
                || firstColumn + upstream.axis(2) > trace.axis(2)) {
            throw new ShapeException(
                    "'"
                            + op.name()
                            + "' can't place an upstream gradient of shape "
                            + upstream
                            + " at step "
                            + firstStep
                            + " and column "
                            + firstColumn
                            + " of a trace of shape "
                            + trace
                            + ".");
        }
        return hidden;
    }

    /// An upstream gradient without the zeros around it: mostly, only the hidden state has a
    /// gradient, and often only the last one.
    ///
    /// @param block the part that may not be zero
    /// @param firstStep where it begins in time
    /// @param firstColumn where it begins along the innermost axis
    record Block(Node block, int firstStep, int firstColumn) {
        static Block of(Node upstream) {
            int step = 0;
            int column = 0;
            var inner = upstream;
            while (inner.op() instanceof Pad pad && pad.axis() > 0) {
                step += pad.axis() == 1 ? pad.before() : 0;
                column += pad.axis() == 2 ? pad.before() : 0;
                inner = inner.input(0);
            }
            return new Block(inner, step, column);
        }

        /// The whole upstream gradient again.
        static Node restore(Node block, Shape trace, int firstStep, int firstColumn) {
            int steps = trace.axis(1) - firstStep - block.shape().axis(1);
            int columns = trace.axis(2) - firstColumn - block.shape().axis(2);
            return block.pad(2, firstColumn, columns).pad(1, firstStep, steps);
        }

        /// The whole upstream gradient again, as numbers.
        static double[] restore(DoubleArray block, Shape trace, int firstStep, int firstColumn) {
            var whole = new double[trace.size()];
            int width = block.shape().axis(2);
            int steps = block.shape().axis(1);
            for (int row = 0; row < block.shape().axis(0) * steps; row++) {
                int at = row / steps * trace.axis(1) + firstStep + row % steps;
                System.arraycopy(
                        block.values(),
                        row * width,
                        whole,
                        at * trace.axis(2) + firstColumn,
                        width);
            }
            return whole;
        }
    }

    /// The gradients of a node's inputs, from the same value written out in other primitives.
    static List<@Nullable Node> handOn(Node node, Node same, Node upstream) {
        var sources = List.copyOf(new LinkedHashSet<>(node.inputs()));
        var gradients = ChainRule.apply(same, upstream, sources);
        var handedOn = new ArrayList<@Nullable Node>();
        for (int i = 0; i < node.inputs().size(); i++) {
            // An input that stands there twice has its whole gradient at its first place.
            boolean first = node.inputs().indexOf(node.input(i)) == i;
            handedOn.add(first ? gradients.get(sources.indexOf(node.input(i))) : null);
        }
        return handedOn;
    }

    /// The part of one step and one column of a sequence. Shape: `[batch, time, columns · hidden]`
    /// to `[batch, hidden]`.
    static Node part(Node sequence, int step, int column, int hidden) {
        return sequence.slice(1, step, step + 1)
                .slice(2, column * hidden, (column + 1) * hidden)
                .reshape(Shape.of(sequence.shape().axis(0), hidden));
    }

    /// Steps side by side: `[batch, width]` each to `[batch, time, width]`.
    static Node sequence(Node[] steps) {
        var rows = new Node[steps.length];
        for (int i = 0; i < rows.length; i++) {
            var shape = steps[i].shape();
            rows[i] = steps[i].reshape(Shape.of(shape.axis(0), 1, shape.axis(1)));
        }
        return rows.length == 1
                ? rows[0]
                : rows[0].concatenate(1, Arrays.copyOfRange(rows, 1, rows.length));
    }

    /// The states that the steps started from, time after time. Shape: `[batch · time, hidden]`.
    ///
    /// @param initial `[batch, hidden]`
    /// @param trace the trace
    /// @param column where the states stand in it
    static Node previous(Node initial, Node trace, int column, int hidden) {
        var shape = initial.shape();
        int time = trace.shape().axis(1);
        var first = initial.reshape(Shape.of(shape.axis(0), 1, hidden));
        var states =
                time == 1
                        ? first
                        : first.concatenate(
                                1,
                                trace.slice(2, column * hidden, (column + 1) * hidden)
                                        .slice(1, 0, time - 1));
        return states.reshape(Shape.of(shape.axis(0) * time, hidden));
    }

    /// A sequence as one matrix. Shape: `[batch, time, width]` to `[batch · time, width]`.
    static Node flat(Node sequence) {
        var shape = sequence.shape();
        return sequence.reshape(Shape.of(shape.axis(0) * shape.axis(1), shape.axis(2)));
    }
}
