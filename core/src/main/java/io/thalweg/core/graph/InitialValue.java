package io.thalweg.core.graph;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import io.thalweg.core.tensor.Tensor;
import java.util.Arrays;

/// The shape of a variable and the value it starts with.
///
/// Random starts depend on the session's seed and on the variable's name only, so that a variable
/// more elsewhere changes nothing here.
public final class InitialValue {
    /// Makes the elements.
    @FunctionalInterface
    public interface Filler {
        /// @param elements to be filled, row-major
        /// @param seed the session's seed
        /// @param stream belongs to the variable
        void fill(double[] elements, long seed, int stream);
    }

    private final Shape shape;
    private final Filler filler;

    private InitialValue(Shape shape, Filler filler) {
        if (shape.hasBatch()) {
            throw new ShapeException(
                    "A variable of shape " + shape + " can't have an open axis: give it a length.");
        }
        this.shape = shape;
        this.filler = filler;
    }

    /// Elements made by a function.
    public static InitialValue of(Shape shape, Filler filler) {
        return new InitialValue(shape, filler);
    }

    /// All zero.
    ///
    /// @param axes the lengths of the axes; none for a single number
    public static InitialValue zeros(int... axes) {
        return constant(0, axes);
    }

    /// All one.
    ///
    /// @param axes the lengths of the axes; none for a single number
    public static InitialValue ones(int... axes) {
        return constant(1, axes);
    }

    /// All the same number.
    ///
    /// @param axes the lengths of the axes; none for a single number
    public static InitialValue constant(double value, int... axes) {
        return new InitialValue(
                Shape.of(axes), (elements, seed, stream) -> Arrays.fill(elements, value));
    }

    /// A given value.
    public static InitialValue values(Tensor value) {
        return new InitialValue(
                value.shape(),
                (elements, seed, stream) ->
                        System.arraycopy(value.doubles(), 0, elements, 0, elements.length));
    }

    /// Normal with mean 0.
    ///
    /// @param deviation the standard deviation
    /// @param axes the lengths of the axes
    public static InitialValue normal(double deviation, int... axes) {
        return new InitialValue(
                Shape.of(axes),
                (elements, seed, stream) -> {
                    for (int i = 0; i < elements.length; i++) {
                        elements[i] = deviation * CounterRandom.normal(seed, stream, 0, i);
                    }
                });
    }

    /// Uniform between two bounds.
    ///
    /// @param axes the lengths of the axes
    public static InitialValue uniform(double low, double high, int... axes) {
        return new InitialValue(
                Shape.of(axes),
                (elements, seed, stream) -> {
                    for (int i = 0; i < elements.length; i++) {
                        elements[i] =
                                low + (high - low) * CounterRandom.uniform(seed, stream, 0, i);
                    }
                });
    }

    /// The shape, without an open axis.
    public Shape shape() {
        return shape;
    }

    /// The elements for a seed.
    ///
    /// @param seed the session's seed
    /// @param stream belongs to the variable
    public double[] elements(long seed, int stream) {
        var elements = new double[shape.size()];
        filler.fill(elements, seed, stream);
        return elements;
    }
}
