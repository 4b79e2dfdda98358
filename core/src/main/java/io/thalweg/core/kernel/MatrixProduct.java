package io.thalweg.core.kernel;

import java.util.Objects;

/// A matrix product of one shape in float32, ready to run: it has chosen how, by the shape alone.
///
/// # The definition of its bits
///
/// The shared axis is cut into blocks of [#BLOCK]. The sum of a block is a chain of fused
/// multiply-adds ([Math#fma(float, float, float)]) in the order of the axis that starts from 0. The
/// block sums are added in their order: to the first one, or, when accumulating, to what the result
/// holds. So an element of the result depends on its row of the left side and its column of the
/// right side alone: not on the number of rows or columns, on how the work was cut, on threads, or
/// on whether the JVM has the Vector API.
///
/// # Use
///
/// ```java
/// var product = MatrixProduct.of(ProductShape.of(rows, columns, shared));
/// var workspace = new float[product.workspace()];         // one for all tasks
/// var scratch = new float[product.scratch()];             // one for each task
/// product.pack(0, product.panels(), right, 0, workspace, 0);
/// product.run(0, rows, 0, columns, left, 0, right, 0, result, 0, workspace, 0, scratch, 0);
/// ```
///
/// Packing may be cut into ranges of panels, running into ranges of rows and columns, in any way
/// and on any threads; all packing comes before any running, and only the parts of the result that
/// were asked for are written. Neither allocates.
public final class MatrixProduct {
    /// Length of the blocks of the shared axis: part of the definition of every result's bits.
    public static final int BLOCK = 256;

    private final ProductShape shape;
    private final Strategy strategy;

    private MatrixProduct(ProductShape shape, Strategy strategy) {
        this.shape = shape;
        this.strategy = strategy;
    }

    /// The product of this shape.
    public static MatrixProduct of(ProductShape shape) {
        return new MatrixProduct(shape, Strategies.choose(shape));
    }

    /// The product of this shape, for a right side that many products have in common.
    static MatrixProduct repeated(ProductShape shape) {
        return new MatrixProduct(shape, Strategies.repeated(shape));
    }

    /// The product of this shape without the Vector API.
    static MatrixProduct scalar(ProductShape shape) {
        return new MatrixProduct(shape, Strategies.scalar(shape));
    }

    public ProductShape shape() {
        return shape;
    }

    /// Floats for the packed right side; 0 when nothing is packed.
    public int workspace() {
        return strategy.workspace();
    }

    /// Floats that each task needs for itself while it runs.
    public int scratch() {
        return strategy.scratch();
    }

    /// How many panels there are to pack; 0 when nothing is packed.
    public int panels() {
        return strategy.panels();
    }

    /// Rows are best cut at multiples of this; other cuts give the same bits, slower.
    public int rowTile() {
        return strategy.rowTile();
    }

    /// Columns are best cut at multiples of this; other cuts give the same bits, slower.
    public int columnTile() {
        return strategy.columnTile();
    }

    /// Packs the panels in `[panelFrom, panelTo)` of the right side into the workspace.
    public void pack(
            int panelFrom,
            int panelTo,
            float[] right,
            int rightOffset,
            float[] workspace,
            int workspaceOffset) {
        Objects.checkFromToIndex(panelFrom, panelTo, panels());
        if (panelFrom < panelTo) {
            strategy.pack(panelFrom, panelTo, right, rightOffset, workspace, workspaceOffset);
        }
    }

    /// Computes the rows in `[rowFrom, rowTo)` and columns in `[columnFrom, columnTo)` of the
    /// result.
    ///
    /// Offsets are where a whole matrix starts in its array, whatever the range.
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
        Objects.checkFromToIndex(rowFrom, rowTo, shape.rows());
        Objects.checkFromToIndex(columnFrom, columnTo, shape.columns());
        if (rowFrom < rowTo && columnFrom < columnTo) {
            strategy.run(
                    rowFrom,
                    rowTo,
                    columnFrom,
                    columnTo,
                    left,
                    leftOffset,
                    right,
                    rightOffset,
                    result,
                    resultOffset,
                    workspace,
                    workspaceOffset,
                    scratch,
                    scratchOffset);
        }
    }
}
