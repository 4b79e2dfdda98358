package io.thalweg.model;

import io.thalweg.core.graph.Effect;
import io.thalweg.core.graph.Lookup;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Placeholder;
import io.thalweg.core.graph.Random;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.tensor.DType;
import io.thalweg.core.tensor.Shape;
import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.feature.Target;
import java.util.HashSet;

/// Holds a network that was read against the rest of the model, so that what can be read can
/// predict: its placeholders are the features, its variables the weights, its output the target's,
/// every category has a row, nothing changes while predicting, and one row takes little memory.
///
/// @param network which network
/// @param features what it is fed
/// @param target what it answers
/// @param place where it is in the file, for messages
record NetworkCheck(Network network, FeaturePlan features, Target target, String place) {
    /// How many numbers all nodes together may hold for one row. Shape: 64 MiB of float32.
    private static final long MOST_ELEMENTS = 1L << 24;

    /// @throws Damage if something doesn't fit
    void check() {
        var variables = new HashSet<String>();
        for (var node : network.graph().nodes()) {
            switch (node.op()) {
                case Placeholder placeholder -> placeholder(placeholder);
                case Variable variable -> {
                    variable(variable);
                    variables.add(variable.label());
                }
                case Lookup lookup -> lookup(lookup, node);
                case Random random -> refuse(node);
                case Effect effect -> refuse(node);
                default -> {
                    // All others are free to be anywhere.
                }
            }
        }
        if (!variables.equals(network.variables().keySet())) {
            throw new Damage(place, "no tensor beside the graph's variables");
        }
        memory();
        output();
    }

    private void refuse(Node node) {
        throw new Damage(place, "nothing that changes from run to run, but " + node.label());
    }

    private void placeholder(Placeholder placeholder) {
        var label = placeholder.label();
        boolean fits =
                placeholder.dtype() == DType.FLOAT32
                        ? label.equals(Network.NUMBERS)
                                && placeholder
                                        .shape()
                                        .equals(Shape.of(Shape.BATCH, features.numbers()))
                        : category(label) >= 0 && placeholder.shape().equals(Shape.of(Shape.BATCH));
        if (!fits) {
            throw new Damage(
                    place,
                    "the features as placeholders, not " + label + " " + placeholder.shape());
        }
    }

    /// Which of the embedded columns a placeholder is fed, −1 if none.
    private int category(String label) {
        for (int i = 0; i < features.embeddings().size(); i++) {
            if (label.equals(Network.category(i))) {
                return i;
            }
        }
        return -1;
    }

    private void variable(Variable variable) {
        var tensor = network.variables().get(variable.label());
        if (tensor == null || !tensor.shape().equals(variable.shape())) {
            throw new Damage(
                    place, "a tensor " + variable.label() + " of shape " + variable.shape());
        }
    }

    private void lookup(Lookup lookup, Node node) {
        int column =
                node.input(lookup.indexOperand()).op() instanceof Placeholder placeholder
                        ? category(placeholder.label())
                        : -1;
        if (column < 0
                || lookup.rows(node.input(0).shape()) < features.embeddings().get(column).size()) {
            throw new Damage(place, "a row for every category in " + node.label());
        }
    }

    private void memory() {
        long elements = 0;
        for (var node : network.graph().nodes()) {
            if (!(node.op() instanceof Variable)) {
                elements += node.shape().size(1);
            }
        }
        if (elements > MOST_ELEMENTS) {
            throw new Damage(
                    place,
                    "nodes of at most " + MOST_ELEMENTS + " elements in all, not " + elements);
        }
    }

    private void output() {
        int outputs =
                switch (target) {
                    case NumberTarget number -> {
                        if (number.scale() == 0) {
                            throw new Damage(place, "a target whose scale isn't 0");
                        }
                        yield 1;
                    }
                    case ClassTarget classes -> {
                        int count = classes.classes().size();
                        boolean valid =
                                count >= 2
                                        && new HashSet<>(classes.classes()).size() == count
                                        && classes.positive() < count
                                        && (count > 2 || classes.positive() >= 0);
                        if (!valid) {
                            throw new Damage(place, "a target of at least two different classes");
                        }
                        yield count == 2 ? 1 : count;
                    }
                };
        var shape = network.output().shape();
        if (!shape.equals(Shape.of(Shape.BATCH, outputs))) {
            throw new Damage(place, "an output of shape [batch, " + outputs + "], not " + shape);
        }
    }
}
