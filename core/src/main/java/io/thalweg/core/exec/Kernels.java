package io.thalweg.core.exec;

import io.thalweg.core.graph.Attending;
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
import io.thalweg.core.graph.Random;
import io.thalweg.core.graph.Reduction;
import io.thalweg.core.graph.Scan;
import io.thalweg.core.graph.ScatterAdd;
import io.thalweg.core.graph.Source;
import io.thalweg.core.graph.Window;
import io.thalweg.core.kernel.LibraryKernel;
import io.thalweg.core.kernel.LibraryKernels;
import io.thalweg.core.kernel.RandomNumbers;
import io.thalweg.core.tensor.Shape;
import java.util.Arrays;
import java.util.Objects;

/// The kernels made for one operation each.
final class Kernels {
    private Kernels() {}

    /// The kernel of a node for a batch.
    ///
    /// @param masked whether a mask is the last operand, which says what is needed
    static Kernel of(Node node, boolean masked, int batch, Workers workers) {
        var shape = node.shape().at(batch);
        var inputs = node.inputs().stream().map(i -> i.shape().at(batch)).toArray(Shape[]::new);
        return switch (node.op()) {
            case Reduction reduction ->
                    new ReductionKernel(reduction, node.input(0).shape().at(batch), workers);
            case Movement movement -> MovementKernel.of(node, movement, batch, workers);
            case Contraction contraction ->
                    switch (contraction) {
                        case MatMul product ->
                                ProductKernel.of(product, inputs[0], shape, masked, workers);
                        case Convolution convolution ->
                                library(LibraryKernels.of(convolution, shape, inputs), workers);
                        case ConvolutionInputGradient gradient ->
                                library(LibraryKernels.of(gradient, shape, inputs), workers);
                        case ConvolutionFilterGradient gradient ->
                                library(LibraryKernels.of(gradient, shape, inputs), workers);
                    };
            case Window window -> library(LibraryKernels.of(window, shape, inputs), workers);
            case Scan scan -> library(LibraryKernels.of(scan, shape, inputs), workers);
            case Attending attending -> library(LibraryKernels.of(attending, inputs[0]), workers);
            case Lookup lookup -> lookup(node, lookup, batch, workers);
            case Random random -> random(random, shape.size());
            case Elementwise elementwise -> throw new IllegalStateException(unfused(node));
            case Source source -> throw new IllegalStateException(unfused(node));
            case Effect effect -> throw new IllegalStateException(unfused(node));
        };
    }

    private static Kernel library(LibraryKernel kernel, Workers workers) {
        return new LibraryWork(kernel, workers);
    }

    private static String unfused(Node node) {
        return "No kernel is made for " + node.label() + " alone.";
    }

    private static Kernel random(Random random, int size) {
        var numbers = new RandomNumbers(size);
        return (operands, offsets, result, at, moment) ->
                numbers.uniform(moment.seed, random.stream(), moment.step, result, at);
    }

    private static Kernel lookup(Node node, Lookup lookup, int batch, Workers workers) {
        var indexNode = node.input(lookup.indexOperand());
        int count = indexNode.shape().size(batch);
        int rows = lookup.rows(node.input(0).shape());
        int size = node.shape().size(batch);
        return switch (lookup) {
            case Gather gather ->
                    new GatherKernel(node, count, count == 0 ? 0 : size / count, workers);
            case ScatterAdd scatter -> {
                int width = size / rows;
                yield (operands, offsets, result, at, moment) -> {
                    var indices = (int[]) Objects.requireNonNull(moment.feeds.get(indexNode));
                    Arrays.fill(result, at, at + size, 0);
                    for (int i = 0; i < count; i++) {
                        int from = offsets[0] + i * width;
                        int to = at + indices[i] * width;
                        for (int j = 0; j < width; j++) {
                            result[to + j] += operands[0][from + j];
                        }
                    }
                };
            }
            case OneHot oneHot ->
                    (operands, offsets, result, at, moment) -> {
                        var indices = (int[]) Objects.requireNonNull(moment.feeds.get(indexNode));
                        Arrays.fill(result, at, at + size, 0);
                        for (int i = 0; i < count; i++) {
                            result[at + i * rows + indices[i]] = 1;
                        }
                    };
        };
    }
}
