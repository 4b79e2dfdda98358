package io.thalweg.core.exec;

import io.thalweg.core.graph.Constant;
import io.thalweg.core.graph.Contraction;
import io.thalweg.core.graph.Convolution;
import io.thalweg.core.graph.ConvolutionFilterGradient;
import io.thalweg.core.graph.ConvolutionInputGradient;
import io.thalweg.core.graph.Effect;
import io.thalweg.core.graph.Elementwise;
import io.thalweg.core.graph.Gather;
import io.thalweg.core.graph.Lookup;
import io.thalweg.core.graph.MatMul;
import io.thalweg.core.graph.Movement;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.OneHot;
import io.thalweg.core.graph.Placeholder;
import io.thalweg.core.graph.Random;
import io.thalweg.core.graph.Reduction;
import io.thalweg.core.graph.Scan;
import io.thalweg.core.graph.ScatterAdd;
import io.thalweg.core.graph.Source;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.graph.Window;
import io.thalweg.core.kernel.LibraryKernel;
import io.thalweg.core.kernel.LibraryKernels;
import io.thalweg.core.plan.Plan;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.tensor.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/// What the plain executor does for one node at one batch size.
///
/// @param constant the elements of a constant, else none
/// @param work computes the node
record NodeKernel(float[] constant, Work work) {
    private static final float[] NONE = {};

    /// What a run offers to its nodes.
    ///
    /// @param values the arrays of the steps done so far
    record Context(float[][] values, Map<Node, Object> feeds, long seed, long step) {}

    /// Computes a node into an array.
    @FunctionalInterface
    interface Work {
        void run(Context context, float[] result);
    }

    void run(Context context, float[] result) {
        work.run(context, result);
    }

    static NodeKernel of(Plan plan, Node node, int batch, Workers workers) {
        var shape = node.shape().at(batch);
        return switch (node.op()) {
            case Source source ->
                    switch (source) {
                        case Constant constant ->
                                new NodeKernel(constant.value().floats(), (context, result) -> {});
                        case Placeholder placeholder -> idle();
                        case Variable variable -> idle();
                    };
            case Effect effect -> idle();
            case Elementwise elementwise ->
                    of(
                            plan,
                            node,
                            ElementwiseKernel.of(elementwise, shape, shapes(node, batch), workers));
            case Reduction reduction ->
                    of(
                            plan,
                            node,
                            new ReductionKernel(
                                    reduction, node.input(0).shape().at(batch), workers));
            case Movement movement ->
                    of(plan, node, MovementKernel.of(node, movement, batch, workers));
            case Contraction contraction ->
                    switch (contraction) {
                        case MatMul product ->
                                of(
                                        plan,
                                        node,
                                        new MatMulKernel(
                                                product,
                                                node.input(0).shape().at(batch),
                                                shape,
                                                workers));
                        case Convolution convolution ->
                                of(
                                        plan,
                                        node,
                                        LibraryKernels.of(convolution, shape, shapes(node, batch)),
                                        workers);
                        case ConvolutionInputGradient gradient ->
                                of(
                                        plan,
                                        node,
                                        LibraryKernels.of(gradient, shape, shapes(node, batch)),
                                        workers);
                        case ConvolutionFilterGradient gradient ->
                                of(
                                        plan,
                                        node,
                                        LibraryKernels.of(gradient, shape, shapes(node, batch)),
                                        workers);
                    };
            case Window window ->
                    of(plan, node, LibraryKernels.of(window, shape, shapes(node, batch)), workers);
            case Scan scan ->
                    of(plan, node, LibraryKernels.of(scan, shape, shapes(node, batch)), workers);
            case Lookup lookup -> lookup(plan, node, lookup, batch);
            case Random random -> random(random, shape);
        };
    }

    private static NodeKernel idle() {
        return new NodeKernel(NONE, (context, result) -> {});
    }

    private static Shape[] shapes(Node node, int batch) {
        var shapes = new Shape[node.inputs().size()];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = node.input(i).shape().at(batch);
        }
        return shapes;
    }

    private static NodeKernel of(Plan plan, Node node, LibraryKernel kernel, Workers workers) {
        return of(plan, node, new LibraryWork(kernel, workers));
    }

    private static NodeKernel of(Plan plan, Node node, Kernel kernel) {
        var positions = new int[node.inputs().size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = plan.position(node.input(i));
        }
        return new NodeKernel(
                NONE,
                (context, result) -> {
                    var operands = new float[positions.length][];
                    for (int i = 0; i < positions.length; i++) {
                        operands[i] = context.values[positions[i]];
                    }
                    kernel.run(operands, result);
                });
    }

    private static NodeKernel random(Random random, Shape shape) {
        int size = shape.size();
        return new NodeKernel(
                NONE,
                (context, result) -> {
                    for (int i = 0; i < size; i++) {
                        result[i] =
                                CounterRandom.uniform(
                                        context.seed, random.stream(), context.step, i);
                    }
                });
    }

    private static NodeKernel lookup(Plan plan, Node node, Lookup lookup, int batch) {
        var indexNode = node.input(lookup.indexOperand());
        int count = indexNode.shape().size(batch);
        int rows = lookup.rows(node.input(0).shape());
        int size = node.shape().size(batch);
        int valuesAt = plan.position(node.input(0));
        return new NodeKernel(
                NONE,
                (context, result) -> {
                    var indices = (int[]) Objects.requireNonNull(context.feeds.get(indexNode));
                    IndexException.check(indices, count, rows, node);
                    switch (lookup) {
                        case Gather gather -> {
                            int width = size / count;
                            var table = context.values[valuesAt];
                            for (int i = 0; i < count; i++) {
                                System.arraycopy(
                                        table, indices[i] * width, result, i * width, width);
                            }
                        }
                        case ScatterAdd scatter -> {
                            int width = size / rows;
                            var values = context.values[valuesAt];
                            Arrays.fill(result, 0, size, 0);
                            for (int i = 0; i < count; i++) {
                                for (int j = 0; j < width; j++) {
                                    result[indices[i] * width + j] += values[i * width + j];
                                }
                            }
                        }
                        case OneHot oneHot -> {
                            Arrays.fill(result, 0, size, 0);
                            for (int i = 0; i < count; i++) {
                                result[i * rows + indices[i]] = 1;
                            }
                        }
                    }
                });
    }
}
