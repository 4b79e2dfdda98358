package io.thalweg.contract.primitive;

import io.thalweg.core.tensor.Shape;

/// An operand of a primitive under test.
///
/// @param kind what kind of node it is
/// @param shape its shape; the batch may be open
/// @param values how its elements are made
record Operand(Kind kind, Shape shape, Values values) {
    enum Kind {
        NUMBERS,
        CLASSES,
        VARIABLE
    }

    /// Numbers that are fed.
    static Operand numbers(Values values, int... axes) {
        return new Operand(Kind.NUMBERS, Shape.of(axes), values);
    }

    /// Classes that are fed, from 0 to `rows`, excluded.
    static Operand classes(int rows, int... axes) {
        return new Operand(Kind.CLASSES, Shape.of(axes), Values.integers(0, rows));
    }

    /// A variable.
    static Operand variable(Values values, int... axes) {
        return new Operand(Kind.VARIABLE, Shape.of(axes), values);
    }

    /// The same with other values.
    Operand with(Values other) {
        return new Operand(kind, shape, other);
    }

    double[] doubles(int batch, long seed, int operand) {
        var elements = new double[shape.size(batch)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = values.element(seed, operand, i);
        }
        return elements;
    }

    /// The elements as they are fed: rounded to float32.
    float[] floats(int batch, long seed, int operand) {
        var doubles = doubles(batch, seed, operand);
        var floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }

    int[] indices(int batch, long seed, int operand) {
        var doubles = doubles(batch, seed, operand);
        var indices = new int[doubles.length];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (int) doubles[i];
        }
        return indices;
    }
}
