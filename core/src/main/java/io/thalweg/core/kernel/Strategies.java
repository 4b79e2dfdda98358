package io.thalweg.core.kernel;

import io.thalweg.core.kernel.TiledProduct.Right;

/// Which way suits which shape on a machine with vectors. The limits are measured; they decide
/// about time alone.
final class Strategies {
    /// Fewer multiplications than this are done by scalar code before vector code, which is slow
    /// until the JVM has compiled it, is worth it.
    private static final long TINY = 4096;

    /// Sums that are computed at once for less than a vector have nothing to do for most lanes.
    private static final long FEW_RESULTS = 16;

    /// Up to so many columns a row of the result makes poor use of vectors.
    private static final int FEW_COLUMNS = 12;

    /// From so many rows on packing the right side pays.
    private static final int MANY_ROWS = 32;

    private Strategies() {}

    static Strategy choose(ProductShape shape) {
        long results = (long) shape.rows() * shape.columns();
        if (!VectorSupport.AVAILABLE || results < FEW_RESULTS || results * shape.shared() < TINY) {
            return new ScalarProduct(shape);
        }
        if (shape.columns() <= FEW_COLUMNS
                && shape.rows() > shape.columns()
                && shape.rows() >= Lanes.LANES) {
            return new SwappedProduct(shape);
        }
        Right way = Right.PACKED;
        if (shape.rows() < MANY_ROWS) {
            boolean inPlace = !shape.rightTransposed() && shape.columns() >= Lanes.LANES;
            way = inPlace ? Right.IN_PLACE : Right.ON_THE_WAY;
        }
        return new TiledProduct(shape, way, shape.resultStride(), 1);
    }
}
