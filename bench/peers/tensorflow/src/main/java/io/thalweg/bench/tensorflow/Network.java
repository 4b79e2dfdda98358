package io.thalweg.bench.tensorflow;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/// A workload's network: its variables, and its outputs for an input.
final class Network {
    private final Ops operations;
    private final Problem problem;

    /// Variables with their first values, in the layout that TensorFlow wants.
    final Map<Variable<TFloat32>, float[]> variables = new LinkedHashMap<>();

    Network(Ops operations, Problem problem) {
        this.operations = operations;
        this.problem = problem;
    }

    /// The outputs.
    Operand<TFloat32> outputs(Operand<TFloat32> x) {
        return problem.workload() == Workload.W4 ? convolutions(x) : dense(x, 1);
    }

    private Operand<TFloat32> dense(Operand<TFloat32> input, int first) {
        var x = input;
        int layers = problem.weights().size() / 2;
        for (int layer = first; layer <= layers; layer++) {
            var weight = variable("w" + layer);
            var bias = variable("b" + layer);
            x = operations.nn.biasAdd(operations.linalg.matMul(x, weight), bias);
            if (layer < layers) {
                x = operations.nn.relu(x);
            }
        }
        return x;
    }

    private Operand<TFloat32> convolutions(Operand<TFloat32> input) {
        Operand<TFloat32> x = input;
        for (int layer = 1; layer <= 2; layer++) {
            var kernel = kernel("w" + layer);
            var bias = variable("b" + layer);
            x = operations.nn.conv2d(x, kernel, List.of(1L, 1L, 1L, 1L), "VALID");
            x = operations.nn.relu(operations.nn.biasAdd(x, bias));
        }
        var two = operations.constant(new int[] {1, 2, 2, 1});
        x = operations.nn.maxPool(x, two, two, "VALID");
        x = operations.reshape(x, operations.constant(new int[] {-1, 12 * 12 * 64}));
        return dense(x, 3);
    }

    private Variable<TFloat32> variable(String name) {
        var values = problem.values(name);
        return add(
                problem.workload() == Workload.W4 && name.equals("w3") ? byPixel(values) : values,
                problem.shape(name));
    }

    private Variable<TFloat32> add(float[] values, int... shape) {
        var variable = operations.variable(Tensors.shape(shape), TFloat32.class);
        variables.put(variable, values);
        return variable;
    }

    /// From [out, in, height, width] to [height, width, in, out].
    private Variable<TFloat32> kernel(String name) {
        var shape = problem.shape(name);
        var values = problem.values(name);
        var turned = new float[values.length];
        int at = 0;
        for (int out = 0; out < shape[0]; out++) {
            for (int in = 0; in < shape[1]; in++) {
                for (int pixel = 0; pixel < 9; pixel++) {
                    turned[(pixel * shape[1] + in) * shape[0] + out] = values[at++];
                }
            }
        }
        return add(turned, 3, 3, shape[1], shape[0]);
    }

    /// Rows of W4's first dense layer: here all channels of a pixel lie together.
    private static float[] byPixel(float[] values) {
        int width = 128;
        var turned = new float[values.length];
        for (int channel = 0; channel < 64; channel++) {
            for (int pixel = 0; pixel < 144; pixel++) {
                System.arraycopy(
                        values,
                        (channel * 144 + pixel) * width,
                        turned,
                        (pixel * 64 + channel) * width,
                        width);
            }
        }
        return turned;
    }

    /// All variables in one list.
    List<Variable<TFloat32>> list() {
        return new ArrayList<>(variables.keySet());
    }

    /// The shape of a batch as the network takes it.
    static Shape batch(Problem problem, int rows, int elements) {
        return problem.workload() == Workload.W4
                ? Shape.of(rows, 28, 28, 1)
                : Shape.of(rows, elements / rows);
    }
}
