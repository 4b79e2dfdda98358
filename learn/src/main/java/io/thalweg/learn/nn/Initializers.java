package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.tensor.Shape;

/// The initializers by name, to be imported statically.
public final class Initializers {
    private Initializers() {}

    /// All zero.
    public static Initializer zeros() {
        return (shape, inputs, outputs) -> InitialValue.zeros(shape.axes());
    }

    /// Uniform in ±√(6 / (inputs + outputs)) (Glorot, Bengio 2010, equation 16).
    public static Initializer glorotUniform() {
        return (shape, inputs, outputs) -> uniform(Math.sqrt(6.0 / (inputs + outputs)), shape);
    }

    /// Normal with variance 2 / (inputs + outputs) (Glorot, Bengio 2010, equation 12).
    public static Initializer glorotNormal() {
        return (shape, inputs, outputs) ->
                InitialValue.normal(Math.sqrt(2.0 / (inputs + outputs)), shape.axes());
    }

    /// Uniform in ±√(6 / inputs) (He et al. 2015, arXiv 1502.01852, equation 10).
    public static Initializer heUniform() {
        return (shape, inputs, outputs) -> uniform(Math.sqrt(6.0 / inputs), shape);
    }

    /// Normal with variance 2 / inputs (He et al. 2015, arXiv 1502.01852, equation 10).
    public static Initializer heNormal() {
        return (shape, inputs, outputs) ->
                InitialValue.normal(Math.sqrt(2.0 / inputs), shape.axes());
    }

    /// Uniform in ±√(3 / inputs) (LeCun et al. 1998, Efficient BackProp, section 4.6).
    public static Initializer leCunUniform() {
        return (shape, inputs, outputs) -> uniform(Math.sqrt(3.0 / inputs), shape);
    }

    /// Normal with variance 1 / inputs (LeCun et al. 1998, Efficient BackProp, section 4.6).
    public static Initializer leCunNormal() {
        return (shape, inputs, outputs) ->
                InitialValue.normal(Math.sqrt(1.0 / inputs), shape.axes());
    }

    private static InitialValue uniform(double bound, Shape shape) {
        return InitialValue.uniform(-bound, bound, shape.axes());
    }

    /// Orthonormal rows or columns of the weights as a matrix, its columns the last axis, whichever
    /// are fewer (Saxe, McClelland, Ganguli 2013, arXiv 1312.6120): a normal matrix, orthogonalised
    /// by Gram and Schmidt, twice for precision.
    public static Initializer orthogonal() {
        return (shape, inputs, outputs) ->
                InitialValue.of(
                        shape,
                        (elements, seed, stream) -> {
                            int columns = shape.axis(-1);
                            int rows = elements.length / columns;
                            int count = Math.min(rows, columns);
                            int length = Math.max(rows, columns);
                            var vectors = orthonormal(count, length, seed, stream);
                            for (int i = 0; i < rows; i++) {
                                for (int j = 0; j < columns; j++) {
                                    elements[i * columns + j] =
                                            rows < columns ? vectors[i][j] : vectors[j][i];
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
