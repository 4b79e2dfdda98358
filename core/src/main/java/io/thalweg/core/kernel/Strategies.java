package io.thalweg.core.kernel;

import io.thalweg.core.kernel.TiledProduct.Right;

/// Which way suits which shape on a machine with vectors. The limits are measured; they decide
/// about time alone.
final class Strategies {
    /// Fewer multiplications than this are done by scalar code. Vector code would do them in a
    /// tenth of the time (0.7 µs instead of 6 for 32 x 20 x 32), but until the JVM has compiled it,
    /// which takes a third of a second, it is a hundred times slower.
    private static final long TINY = 16_384;

    /// Sums that are computed at once for less than a vector have nothing to do for most lanes.
    private static final long FEW_RESULTS = 16;

    /// Up to so many columns a row of the result makes poor use of vectors.
    private static final int FEW_COLUMNS = 12;

    /// The same for scalar code, which computes four sums at once.
    private static final int FEW_SCALAR_COLUMNS = 3;

    /// From so many rows on packing pays for a right side that could be read in place.
    private static final int MANY_ROWS = 129;

    /// From so many floats on the right side doesn't stay in the second-level cache from one tile
    /// of rows to the next.
    private static final int LARGE = 100_000;

    /// From so many rows on packing in advance pays for a transposed or narrow right side.
    private static final int SOME_ROWS = 16;

    private Strategies() {}

    static Strategy choose(ProductShape shape) {
        long results = (long) shape.rows() * shape.columns();
        if (!VectorSupport.AVAILABLE || results < FEW_RESULTS || results * shape.shared() < TINY) {
            return scalar(shape);
        }
        if (RowProduct.suits(shape)) {
            return new RowProduct(shape);
        }
        if (RowDots.suits(shape)) {
            return new RowDots(shape, 1);
        }
        var swapped = SwappedProduct.transposes(shape);
        if (shape.columns() == 1 && RowDots.suits(swapped)) {
            return new SwappedProduct(new RowDots(swapped, shape.resultStride()));
        }
        if (shape.columns() <= FEW_COLUMNS
                && shape.rows() > shape.columns()
                && shape.rows() >= Lanes.LANES) {
            var way = shape.leftTransposed() ? Right.IN_PLACE : Right.ON_THE_WAY;
            return new SwappedProduct(new TiledProduct(swapped, way, 1, shape.resultStride()));
        }
        boolean readable = !shape.rightTransposed() && shape.columns() >= Lanes.LANES;
        Right way;
        if (readable) {
            boolean isLarge = (long) shape.rightStride() * shape.shared() >= LARGE;
            Right few = isLarge && shape.rows() >= SOME_ROWS ? Right.ON_THE_WAY : Right.IN_PLACE;
            way = shape.rows() < MANY_ROWS ? few : Right.PACKED;
        } else {
            // Few rows are one group, and pieces for threads are then cut by columns where those
            // are
            // more: no panel is packed twice, nor written to memory.
            boolean once = shape.rows() < MANY_ROWS && shape.rows() < shape.columns();
            way = once || shape.rows() < SOME_ROWS ? Right.ON_THE_WAY : Right.PACKED;
        }
        return new TiledProduct(shape, way, shape.resultStride(), 1);
    }

    /// For a right side that is packed once and used by many products.
    static Strategy repeated(ProductShape shape) {
        long results = (long) shape.rows() * shape.columns();
        if (!VectorSupport.AVAILABLE || results < FEW_RESULTS || results * shape.shared() < TINY) {
            return scalar(shape);
        }
        return new TiledProduct(shape, Right.PACKED, shape.resultStride(), 1);
    }

    static Strategy scalar(ProductShape shape) {
        if (shape.columns() <= FEW_SCALAR_COLUMNS && shape.rows() > shape.columns()) {
            return new SwappedProduct(
                    new ScalarProduct(SwappedProduct.transposes(shape), 1, shape.resultStride()));
        }
        return new ScalarProduct(shape, shape.resultStride(), 1);
    }
}
