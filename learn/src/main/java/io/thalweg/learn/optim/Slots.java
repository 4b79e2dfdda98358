package io.thalweg.learn.optim;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import java.util.ArrayList;
import java.util.List;

/// Makes the variables in which an optimizer remembers things, and collects what they become.
///
/// Their names are like `adam/gradient_sum/dense_1/weights`, with a number behind where that is
/// taken.
public final class Slots {
    /// Smaller sums become 0: their root is far below every optimizer's ε, and their product with a
    /// decay or a learning rate is still no denormal number.
    private static final double TINY = 1e-30;

    /// Smaller gradients become 0, so that no square is a denormal number.
    static final double TINY_GRADIENT = 1e-18;

    private final Graph graph;
    private final String prefix;
    private final List<Node> variables = new ArrayList<>();
    private final List<Node> assignments = new ArrayList<>();

    Slots(Graph graph, String prefix) {
        this.graph = graph;
        this.prefix = prefix;
    }

    /// A number for each element of a variable, 0 at first. Shape: the variable's.
    ///
    /// @param name what it is for, like `velocity`
    public Node zeros(String name, Node variable) {
        var label = variable.op() instanceof Variable named ? "/" + named.label() : "";
        return add(name + label, InitialValue.zeros(variable.shape().axes()));
    }

    /// One number for all variables. Shape: `[]`.
    ///
    /// @param name what it is for
    /// @param initial what it is at first
    public Node number(String name, double initial) {
        return add(name, InitialValue.constant(initial));
    }

    /// Lets a slot have another value after the step.
    ///
    /// @param slot made by this
    /// @param value Shape: the slot's
    /// @return the value
    public Node become(Node slot, Node value) {
        assignments.add(slot.assign(value));
        return value;
    }

    /// A sum over the steps that forgets: slot · decay + term, also what the slot becomes. Divided
    /// by the same sum of ones it is the weighted mean of the terms.
    ///
    /// @param slot made by this
    /// @param term Shape: the slot's
    public Node decayingSum(Node slot, double decay, Node term) {
        return become(slot, withoutTiny(slot.times(decay).plus(term), TINY));
    }

    /// 0 where a number is smaller than a limit, else the number; NaN stays.
    ///
    /// Processors compute with denormal numbers (below 1.2e-38 in float32) many times slower, and a
    /// sum that forgets would decay into them as soon as its terms vanish.
    static Node withoutTiny(Node value, double limit) {
        var graph = value.graph();
        return graph.constant(limit).greater(value.abs()).select(graph.constant(0), value);
    }

    private Node add(String name, InitialValue initial) {
        var slot = graph.state(graph.freeName(prefix + "/" + name), initial);
        variables.add(slot);
        return slot;
    }

    List<Node> variables() {
        return variables;
    }

    List<Node> assignments() {
        return assignments;
    }
}
