package io.thalweg.core.tensor;

/// A value: a shape and its elements in row-major order. Immutable: what goes in and what comes out
/// is copied.
///
/// Elements are kept as `float` or, where they come from the reference executor, as `double`.
public final class Tensor {
    private final Shape shape;
    private final float[] floats;
    private final double[] doubles;

    private Tensor(Shape shape, float[] floats, double[] doubles) {
        this.shape = shape;
        this.floats = floats;
        this.doubles = doubles;
    }

    /// @param shape Shape: without an open axis
    /// @param elements in row-major order
    /// @throws ShapeException if there are more or fewer elements than the shape has
    public static Tensor of(Shape shape, float... elements) {
        check(shape, elements.length);
        return new Tensor(shape, elements.clone(), new double[0]);
    }

    /// @param shape Shape: without an open axis
    /// @param elements in row-major order, kept in double precision
    /// @throws ShapeException if there are more or fewer elements than the shape has
    public static Tensor ofDoubles(Shape shape, double... elements) {
        check(shape, elements.length);
        return new Tensor(shape, new float[0], elements.clone());
    }

    /// One number.
    public static Tensor scalar(float value) {
        return of(Shape.scalar(), value);
    }

    private static void check(Shape shape, int length) {
        if (shape.size() != length) {
            throw new ShapeException(
                    "A tensor of shape "
                            + shape
                            + " has "
                            + shape.size()
                            + " elements, but "
                            + length
                            + " were given.");
        }
    }

    /// The shape, without an open axis.
    public Shape shape() {
        return shape;
    }

    /// The number of elements.
    public int size() {
        return doubles.length + floats.length;
    }

    /// One element by its position in row-major order.
    public double at(int position) {
        return doubles.length > 0 ? doubles[position] : floats[position];
    }

    /// The only element.
    ///
    /// @throws ShapeException if there are several
    public double item() {
        if (size() != 1) {
            throw new ShapeException(
                    "A tensor of shape " + shape + " has no single value; ask for floats().");
        }
        return at(0);
    }

    /// A copy of the elements, rounded to float32 where they are doubles.
    public float[] floats() {
        if (doubles.length == 0) {
            return floats.clone();
        }
        var rounded = new float[doubles.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) doubles[i];
        }
        return rounded;
    }

    /// A copy of the elements in double precision.
    public double[] doubles() {
        if (doubles.length > 0) {
            return doubles.clone();
        }
        var widened = new double[floats.length];
        for (int i = 0; i < widened.length; i++) {
            widened[i] = floats[i];
        }
        return widened;
    }

    /// The number itself where there is one, else the rows in brackets; long axes are cut in the
    /// middle.
    @Override
    public String toString() {
        return size() == 1 ? element(0) : text(0, 0, size());
    }

    private String text(int axis, int from, int length) {
        int count = shape.axis(axis);
        int part = length / count;
        var text = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            if (count > 8 && i == 4) {
                text.append(", …");
                i = count - 4;
            }
            text.append(i == 0 ? "" : ", ");
            int start = from + i * part;
            text.append(axis == shape.rank() - 1 ? element(start) : text(axis + 1, start, part));
        }
        return text.append(']').toString();
    }

    private String element(int position) {
        return doubles.length > 0
                ? Double.toString(doubles[position])
                : Float.toString(floats[position]);
    }
}
