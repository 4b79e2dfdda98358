package io.thalweg.contract.primitive;

import io.thalweg.core.graph.Constant;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Placeholder;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.session.Feed;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The graph of a setting.
///
/// @param operands in their order
/// @param node the primitive applied to them
record Expression(Setting setting, Graph graph, List<Node> operands, Node node) {

    /// Operands that are fed; the batch stays open.
    static Expression fed(Setting setting) {
        return build(setting, 1, false);
    }

    /// Operands that are variables wherever possible, so that they can be set in double precision;
    /// the batch is filled in.
    static Expression kept(Setting setting, int batch) {
        return build(setting, batch, true);
    }

    private static Expression build(Setting setting, int batch, boolean kept) {
        var graph = new Graph();
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < setting.operands().size(); i++) {
            var operand = setting.operands().get(i);
            var shape = kept ? operand.shape().at(batch) : operand.shape();
            boolean variable =
                    operand.kind() == Operand.Kind.VARIABLE
                            || (kept && operand.kind() == Operand.Kind.NUMBERS);
            nodes.add(
                    operand.kind() == Operand.Kind.CLASSES
                            ? graph.classes("operand" + i, shape)
                            : variable
                                    ? graph.variable(
                                            "operand" + i, initial(operand, shape, batch, i))
                                    : graph.placeholder("operand" + i, shape));
        }
        // A source is one of its own operands: what is fed or kept is what comes out.
        var node =
                switch (setting.op()) {
                    case Placeholder placeholder -> nodes.get(0);
                    case Variable variable -> nodes.get(0);
                    case Constant constant -> graph.constant(constant.value());
                    default -> graph.apply(setting.op(), nodes.toArray(Node[]::new));
                };
        return new Expression(setting, graph, List.copyOf(nodes), node);
    }

    private static InitialValue initial(Operand operand, Shape shape, int batch, int index) {
        return InitialValue.of(
                shape,
                (elements, seed, stream) -> {
                    var made = operand.doubles(batch, seed, index);
                    System.arraycopy(made, 0, elements, 0, made.length);
                });
    }

    /// The operands that gradients can be taken by.
    List<Node> variables() {
        return operands.stream().filter(node -> node.op() instanceof Variable).toList();
    }

    /// Feeds for whatever is fed.
    Feed[] feeds(int batch, long seed) {
        return feeds(batch, seed, 0, batch);
    }

    /// Feeds with some rows of a batch only.
    Feed[] feeds(int batch, long seed, int from, int to) {
        var feeds = new ArrayList<Feed>();
        for (int i = 0; i < operands.size(); i++) {
            var node = operands.get(i);
            var operand = setting.operands().get(i);
            if (!(node.op() instanceof Placeholder)) {
                continue;
            }
            int rowSize = operand.shape().hasBatch() ? operand.shape().size(1) : 0;
            int start = from * rowSize;
            int end = rowSize == 0 ? operand.shape().size(1) : to * rowSize;
            feeds.add(
                    operand.kind() == Operand.Kind.CLASSES
                            ? Feed.feed(
                                    node,
                                    Arrays.copyOfRange(operand.indices(batch, seed, i), start, end))
                            : Feed.feed(
                                    node,
                                    Arrays.copyOfRange(
                                            operand.floats(batch, seed, i), start, end)));
        }
        return feeds.toArray(Feed[]::new);
    }

    /// The values of a tensor, in float32, as bits: what is compared where bits have to be equal.
    static int[] bits(Tensor tensor) {
        var floats = tensor.floats();
        var bits = new int[floats.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToIntBits(floats[i]);
        }
        return bits;
    }
}
