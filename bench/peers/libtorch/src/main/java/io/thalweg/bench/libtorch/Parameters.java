package io.thalweg.bench.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.thalweg.bench.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Weights with their gradients, and what Adam remembers of them.
final class Parameters {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final NDManager manager;
    private final Problem problem;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final float rate;
    private int steps;

    private record Parameter(float[] start, NDArray weight, NDArray mean, NDArray variance) {}

    Parameters(NDManager manager, Problem problem) {
        this.manager = manager;
        this.problem = problem;
        rate = (float) problem.workload().learningRate();
    }

    /// The problem's weights as they are.
    NDArray plain(String name) {
        return add(name, problem.values(name), problem.shape(name));
    }

    /// Matrices side by side, turned to `[out, in]` as libtorch keeps them.
    NDArray turned(String... names) {
        int in = problem.shape(names[0])[0];
        int out = 0;
        for (var name : names) {
            out += problem.shape(name)[1];
        }
        var values = new float[in * out];
        int column = 0;
        for (var name : names) {
            int width = problem.shape(name)[1];
            var matrix = problem.values(name);
            for (int row = 0; row < in; row++) {
                for (int i = 0; i < width; i++) {
                    values[(column + i) * in + row] = matrix[row * width + i];
                }
            }
            column += width;
        }
        return add(String.join("+", names), values, out, in);
    }

    /// Vectors one behind the other.
    NDArray joined(String... names) {
        var values = new float[0];
        for (var name : names) {
            var part = problem.values(name);
            int before = values.length;
            values = Arrays.copyOf(values, before + part.length);
            System.arraycopy(part, 0, values, before, part.length);
        }
        return add(String.join("+", names), values, values.length);
    }

    private NDArray add(String name, float[] values, int... axes) {
        var shape = new Shape(Arrays.stream(axes).asLongStream().toArray());
        var weight = manager.create(values, shape);
        weight.setRequiresGradient(true);
        parameters.put(
                name,
                new Parameter(values, weight, manager.zeros(shape), manager.zeros(shape)));
        return weight;
    }

    /// One update of all; the gradients are zero after it.
    void update() {
        steps++;
        double correction =
                Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
        for (var parameter : parameters.values()) {
            var weight = parameter.weight;
            var weights = new NDList(weight);
            var gradient = weight.getGradient();
            var arrays = weight.getNDArrayInternal();
            if (problem.workload().isAdam()) {
                var inputs =
                        new NDList(weight, gradient, parameter.mean, parameter.variance);
                float corrected = (float) (rate * correction);
                arrays.adamUpdate(
                        inputs, weights, rate, corrected, 0, 1, -1, BETA1, BETA2, EPSILON, false,
                        false);
            } else {
                arrays.sgdUpdate(
                        new NDList(weight, gradient), weights, rate, 0, 1, -1, 0, false);
            }
            JniUtils.zeroGrad((PtNDArray) weight);
        }
    }

    /// Back to the start.
    void reset() {
        steps = 0;
        for (var parameter : parameters.values()) {
            parameter.weight.setRequiresGradient(false);
            parameter.weight.set(parameter.start);
            parameter.weight.setRequiresGradient(true);
            parameter.mean.muli(0);
            parameter.variance.muli(0);
        }
    }
}
