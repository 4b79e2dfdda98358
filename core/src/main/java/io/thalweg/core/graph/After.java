package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The value of the first operand, in a run that also does the other operands (the assignments of a
/// training step). Gradient: to the first.
public record After() implements Effect {
    @Override
    public String name() {
        return "after";
    }

    @Override
    public Shape shape(List<Shape> operands) {
        return operands.get(0);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        var gradients = new ArrayList<@Nullable Node>();
        gradients.add(upstream);
        for (int i = 1; i < node.inputs().size(); i++) {
            gradients.add(null);
        }
        return gradients;
    }
}
