package io.thalweg.core.kernel;

/// The matrix product as that of its transposes, `result' = right' left'`, for a result with few
/// columns and many rows: vectors then run along the rows.
final class SwappedProduct implements Strategy {
    private final TiledProduct swapped;

    SwappedProduct(ProductShape shape) {
        var other =
                new ProductShape(
                        shape.columns(),
                        shape.rows(),
                        shape.shared(),
                        !shape.rightTransposed(),
                        !shape.leftTransposed(),
                        shape.rightStride(),
                        shape.leftStride(),
                        shape.rows(),
                        shape.accumulate());
        var way =
                shape.leftTransposed()
                        ? TiledProduct.Right.IN_PLACE
                        : TiledProduct.Right.ON_THE_WAY;
        swapped = new TiledProduct(other, way, 1, shape.resultStride());
    }

    @Override
    public int workspace() {
        return 0;
    }

    @Override
    public int scratch() {
        return swapped.scratch();
    }

    @Override
    public int panels() {
        return 0;
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
    public void pack(
            int panelFrom,
            int panelTo,
            float[] right,
            int rightOffset,
            float[] workspace,
            int workspaceOffset) {}

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
