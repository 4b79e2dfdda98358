package io.thalweg.core.graph;

import io.thalweg.core.tensor.DType;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An expression being built: nodes, each made of earlier ones.
///
/// Building the same expression twice gives the same node. A graph only grows; sessions run parts
/// of it. Not for several threads at once.
public final class Graph {
    private record Key(Op op, List<Node> inputs) {}

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Key, Node> interned = new HashMap<>();
    private final Map<String, Node> named = new HashMap<>();
    private int randomStreams;

    /// An empty graph.
    public Graph() {}

    /// A value that each run is fed.
    ///
    /// @param name names it in messages; unique in the graph
    /// @param shape its shape; `Shape.of(BATCH, 3)` for any number of rows of 3
    /// @throws GraphException if the name is taken
    public Node placeholder(String name, Shape shape) {
        return named(name, new Placeholder(name, shape, DType.FLOAT32));
    }

    /// Classes or row numbers that each run is fed as `int[]`.
    ///
    /// @param name names it in messages; unique in the graph
    /// @param shape its shape; `Shape.of(BATCH)` for one class a row
    /// @throws GraphException if the name is taken
    public Node classes(String name, Shape shape) {
        return named(name, new Placeholder(name, shape, DType.INT32));
    }

    /// A value that a session keeps and training changes.
    ///
    /// @param name names it in messages and model files; unique in the graph
    /// @param initial its shape and first value
    /// @throws GraphException if the name is taken
    public Node variable(String name, InitialValue initial) {
        return named(name, new Variable(name, initial, true));
    }

    /// A value that a session keeps and only explicit assignments change: an optimizer's moment, a
    /// learning rate.
    ///
    /// @param name names it in messages; unique in the graph
    /// @param initial its shape and first value
    /// @throws GraphException if the name is taken
    public Node state(String name, InitialValue initial) {
        return named(name, new Variable(name, initial, false));
    }

    /// One fixed number. Shape: `[]`.
    public Node constant(double value) {
        return constant(Tensor.ofDoubles(Shape.scalar(), value));
    }

    /// A fixed value.
    public Node constant(Tensor value) {
        return apply(new Constant(value));
    }

    /// Uniform numbers in [0, 1), others in every step.
    public Node random(Shape shape) {
        return apply(new Random(shape, ++randomStreams));
    }

    /// Applies an operation: the one door through which every node comes.
    ///
    /// @throws ShapeException if the inputs' shapes don't fit the operation
    /// @throws GraphException if an input belongs to another graph or is of another type
    public Node apply(Op op, Node... inputs) {
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].graph() != this) {
                throw new GraphException(
                        "Input "
                                + inputs[i].label()
                                + " of '"
                                + op.name()
                                + "' belongs to another graph. Build an expression in one graph.");
            }
            checkType(op, i, inputs[i]);
        }
        var same = Simplification.of(op, inputs);
        if (same != null) {
            return same;
        }
        var key = new Key(op, List.of(inputs));
        var known = interned.get(key);
        if (known == null) {
            known = add(op, key.inputs());
            interned.put(key, known);
        }
        return known;
    }

    private static void checkType(Op op, int operand, Node input) {
        var expected = op.operandType(operand);
        if (input.dtype() != expected) {
            throw new GraphException(
                    expected == DType.FLOAT32
                            ? "'"
                                    + op.name()
                                    + "' needs numbers, but "
                                    + input.label()
                                    + " holds classes. Turn them into numbers with oneHot or gather."
                            : "'"
                                    + op.name()
                                    + "' needs classes, but "
                                    + input.label()
                                    + " holds numbers. Declare it with graph.classes(name, shape).");
        }
    }

    private Node add(Op op, List<Node> inputs) {
        var shapes = new ArrayList<Shape>(inputs.size());
        for (var input : inputs) {
            shapes.add(input.shape());
        }
        Shape shape;
        try {
            shape = op.shape(shapes);
        } catch (ShapeException e) {
            if (inputs.isEmpty()) {
                throw e;
            }
            var text = new StringBuilder(e.getMessage()).append(" (In '").append(op.name());
            text.append("' of ");
            for (int i = 0; i < inputs.size(); i++) {
                text.append(i == 0 ? "" : " and ").append(inputs.get(i).label());
            }
            throw new ShapeException(text.append(".)").toString());
        }
        var node = new Node(this, nodes.size(), op, inputs, shape);
        nodes.add(node);
        return node;
    }

    private Node named(String name, Source op) {
        if (named.containsKey(name)) {
            throw new GraphException(
                    "The name '" + name + "' is taken in this graph. Give each source its own.");
        }
        var node = add(op, List.of());
        named.put(name, node);
        return node;
    }

    /// A placeholder or variable by its name, or null.
    public @Nullable Node find(String name) {
        return named.get(name);
    }

    /// A name that isn't taken: the wanted one, or with a number behind it.
    public String freeName(String wanted) {
        var name = wanted;
        for (int i = 2; named.containsKey(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /// All nodes, each after its inputs.
    public List<Node> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /// The variables that training changes, in the order in which they were made.
    public List<Node> trainableVariables() {
        var variables = new ArrayList<Node>();
        for (var node : nodes) {
            if (node.op() instanceof Variable variable && variable.trainable()) {
                variables.add(node);
            }
        }
        return variables;
    }
}
