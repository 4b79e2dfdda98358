package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.tensor.Shape;

/// The initializers by name, to be imported statically.
public final class Initializers {
    private Initializers() {}

    /// All zero.
    public static Initializer zeros() {
        return (inputs, outputs) -> InitialValue.zeros(inputs, outputs);
    }

    /// Uniform in ±√(6 / (inputs + outputs)) (Glorot, Bengio 2010, equation 16).
    public static Initializer glorotUniform() {
        return (inputs, outputs) -> uniform(Math.sqrt(6.0 / (inputs + outputs)), inputs, outputs);
    }

    /// Normal with variance 2 / (inputs + outputs) (Glorot, Bengio 2010, equation 12).
    public static Initializer glorotNormal() {
        return (inputs, outputs) ->
                InitialValue.normal(Math.sqrt(2.0 / (inputs + outputs)), inputs, outputs);
    }

    /// Uniform in ±√(6 / inputs) (He et al. 2015, arXiv 1502.01852, equation 10).
    public static Initializer heUniform() {
        return (inputs, outputs) -> uniform(Math.sqrt(6.0 / inputs), inputs, outputs);
    }

    /// Normal with variance 2 / inputs (He et al. 2015, arXiv 1502.01852, equation 10).
    public static Initializer heNormal() {
        return (inputs, outputs) -> InitialValue.normal(Math.sqrt(2.0 / inputs), inputs, outputs);
    }

    /// Uniform in ±√(3 / inputs) (LeCun et al. 1998, Efficient BackProp, section 4.6).
    public static Initializer leCunUniform() {
        return (inputs, outputs) -> uniform(Math.sqrt(3.0 / inputs), inputs, outputs);
    }

    /// Normal with variance 1 / inputs (LeCun et al. 1998, Efficient BackProp, section 4.6).
    public static Initializer leCunNormal() {
        return (inputs, outputs) -> InitialValue.normal(Math.sqrt(1.0 / inputs), inputs, outputs);
    }

    private static InitialValue uniform(double bound, int inputs, int outputs) {
        return InitialValue.uniform(-bound, bound, inputs, outputs);
    }

    /// Orthonormal rows or columns, whichever are fewer (Saxe, McClelland, Ganguli 2013, arXiv
    /// 1312.6120): a normal matrix, orthogonalised by Gram and Schmidt, twice for precision.
    public static Initializer orthogonal() {
        return (inputs, outputs) ->
                InitialValue.of(
                        Shape.of(inputs, outputs),
                        (elements, seed, stream) -> {
                            int count = Math.min(inputs, outputs);
                            int length = Math.max(inputs, outputs);
                            var vectors = orthonormal(count, length, seed, stream);
                            for (int i = 0; i < inputs; i++) {
                                for (int j = 0; j < outputs; j++) {
                                    elements[i * outputs + j] =
                                            inputs < outputs ? vectors[i][j] : vectors[j][i];
                                }
                            }
                        });
    }

    private static double[][] orthonormal(int count, int length, long seed, int stream) {
        var vectors = new double[count][length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < length; j++) {
                vectors[i][j] = CounterRandom.normal(seed, stream, 0, (long) i * length + j);
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < i; k++) {
                    double share = product(vectors[i], vectors[k]);
                    for (int j = 0; j < length; j++) {
                        vectors[i][j] -= share * vectors[k][j];
                    }
                }
            }
            double size = Math.sqrt(product(vectors[i], vectors[i]));
            for (int j = 0; j < length; j++) {
                vectors[i][j] /= size;
            }
        }
        return vectors;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
