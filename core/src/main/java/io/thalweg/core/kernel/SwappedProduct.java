package io.thalweg.core.kernel;

/// The matrix product as that of its transposes, `result' = right' left'`, for a result with few
/// columns and many rows: vectors then run along the rows.
final class SwappedProduct implements Strategy {
    private final Strategy swapped;

    /// @param swapped computes what [#transposes] of the shape says, packing nothing in advance,
    ///   into a result whose rows and columns have changed places
    SwappedProduct(Strategy swapped) {
        this.swapped = swapped;
    }

    /// The product of the transposes.
    static ProductShape transposes(ProductShape shape) {
        return new ProductShape(
                shape.columns(),
                shape.rows(),
                shape.shared(),
                !shape.rightTransposed(),
                !shape.leftTransposed(),
                shape.rightStride(),
                shape.leftStride(),
                shape.rows(),
                shape.accumulate());
    }

    @Override
    public int scratch() {
        return swapped.scratch();
    }

    @Override
    public int rowTile() {
        return swapped.columnTile();
    }

    @Override
    public int columnTile() {
        return swapped.rowTile();
    }

    @Override
    public void run(
            int rowFrom,
            int rowTo,
            int columnFrom,
            int columnTo,
            float[] left,
            int leftOffset,
            float[] right,
            int rightOffset,
            float[] result,
            int resultOffset,
            float[] workspace,
            int workspaceOffset,
            float[] scratch,
            int scratchOffset) {
        swapped.run(
                columnFrom,
                columnTo,
                rowFrom,
                rowTo,
                right,
                rightOffset,
                left,
                leftOffset,
                result,
                resultOffset,
                workspace,
                workspaceOffset,
                scratch,
                scratchOffset);
    }
}
