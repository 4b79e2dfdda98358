package io.thalweg.learn.optim;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.GraphException;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A rule with what happens around it: clipping before, weight decay and assignments behind.
///
/// @param valueLimit infinite for none
/// @param normLimit infinite for none
/// @param decay 0 for none
record ClippedRule(UpdateRule rule, double valueLimit, double normLimit, double decay)
        implements Optimizer {
    static ClippedRule of(UpdateRule rule) {
        return new ClippedRule(rule, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
    }

    @Override
    public double learningRate() {
        return rule.learningRate();
    }

    @Override
    public Optimizer clipValue(double limit) {
        OptimizerException.requirePositive("limit of the gradients' elements", limit);
        return new ClippedRule(rule, limit, normLimit, decay);
    }

    @Override
    public Optimizer clipNorm(double limit) {
        OptimizerException.requirePositive("limit of the gradients' norm", limit);
        return new ClippedRule(rule, valueLimit, limit, decay);
    }

    @Override
    public Optimizer weightDecay(double newDecay) {
        OptimizerException.requireNotNegative("weight decay", newDecay);
        return new ClippedRule(rule, valueLimit, normLimit, newDecay);
    }

    @Override
    public Minimization plan(
            Node loss, List<Node> wanted, Map<Node, Double> factors, @Nullable Node decayStrength) {
        var graph = loss.graph();
        var variables = reached(loss, wanted);
        var gradients = Gradients.of(loss, variables);
        var norm = norm(gradients);
        var learningRate =
                graph.state(graph.freeName("learning_rate"), InitialValue.constant(learningRate()));
        var clipped = clip(gradients, norm);
        var slots = new Slots(graph, rule.name());
        var update = rule.begin(slots, learningRate);
        var decayRate = decayStrength == null ? learningRate : learningRate.times(decayStrength);
        var effects = new ArrayList<Node>();
        for (int i = 0; i < variables.size(); i++) {
            var variable = variables.get(i);
            var gradient =
                    rule.remembers()
                            ? Slots.withoutTiny(clipped.get(i), Slots.TINY_GRADIENT)
                            : clipped.get(i);
            double factor = factors.getOrDefault(variable, 1.0);
            var change = update.change(variable, gradient);
            change = factor == 1 ? change : change.times(factor);
            var shrunk =
                    decay != 0 && variable.shape().rank() >= 2
                            ? variable.times(decayRate.times(-decay * factor).plus(1))
                            : variable;
            effects.add(variable.assign(shrunk.minus(change)));
        }
        effects.addAll(slots.assignments());
        var state = new ArrayList<Node>(slots.variables());
        state.addFirst(learningRate);
        return new Minimization(
                loss.after(effects), learningRate, variables, gradients, norm, state);
    }

    /// The wanted variables, each once, that the loss depends on.
    private static List<Node> reached(Node loss, List<Node> wanted) {
        var nodes = loss.graph().nodes();
        var needed = new BitSet();
        needed.set(loss.id());
        for (int id = loss.id(); id >= 0; id--) {
            if (needed.get(id)) {
                for (var input : nodes.get(id).inputs()) {
                    needed.set(input.id());
                }
            }
        }
        var reached = new ArrayList<Node>();
        for (var variable : new LinkedHashSet<>(wanted)) {
            if (!(variable.op() instanceof Variable) || variable.graph() != loss.graph()) {
                throw new GraphException(
                        "Training changes variables of the loss's graph only, but was given "
                                + variable.label()
                                + ".");
            }
            if (needed.get(variable.id())) {
                reached.add(variable);
            }
        }
        if (reached.isEmpty()) {
            throw new OptimizerException(
                    "variables",
                    loss.label()
                            + " can't be made small: it depends on none of the "
                            + wanted.size()
                            + " variables to be changed. Build the loss from the network's output.");
        }
        return reached;
    }

    private static Node norm(List<Node> gradients) {
        var sum = gradients.get(0).square().sum();
        for (var gradient : gradients.subList(1, gradients.size())) {
            sum = sum.plus(gradient.square().sum());
        }
        return sum.sqrt();
    }

    private List<Node> clip(List<Node> gradients, Node norm) {
        boolean cuts = valueLimit < Double.POSITIVE_INFINITY;
        var cut = cuts ? new ArrayList<Node>() : gradients;
        if (cuts) {
            for (var gradient : gradients) {
                cut.add(gradient.maximum(-valueLimit).minimum(valueLimit));
            }
        }
        if (normLimit == Double.POSITIVE_INFINITY) {
            return cut;
        }
        var found = cuts ? norm(cut) : norm;
        // Exactly 1 up to the limit, and no division by a norm of zero.
        var limit = found.graph().constant(normLimit);
        var factor = limit.dividedBy(found.maximum(normLimit));
        var scaled = new ArrayList<Node>();
        for (var gradient : cut) {
            scaled.add(gradient.times(factor));
        }
        return scaled;
    }
}
