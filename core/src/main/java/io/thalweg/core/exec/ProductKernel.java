package io.thalweg.core.exec;

import io.thalweg.core.graph.MatMul;
import io.thalweg.core.kernel.MatrixProduct;
import io.thalweg.core.kernel.ProductShape;
import io.thalweg.core.kernel.SomeRowDots;
import io.thalweg.core.tensor.Shape;
import java.util.function.IntConsumer;

/// Matrix products of one shape, cut into pieces for threads: packing first, then blocks of rows;
/// or, where rows aren't more, blocks of columns, each packing what it needs.
final class ProductKernel implements Kernel {
    /// Products of fewer multiplications aren't shared: handing them over costs about as much.
    private static final long WORTH_SHARING = 600_000;

    /// A product of a matrix with few vectors takes as long as reading the matrix: about so many
    /// times longer for each multiplication than others.
    private static final int READING = 6;

    private static final int FEW_VECTORS = 4;

    /// Into how many pieces one product is cut at most.
    private static final int MOST_PIECES = 4;

    private final MatrixProduct product;
    private final int matrices;
    private final Workers workers;
    private final int pieces;
    private final int length;
    private final int tile;
    private final boolean byRows;
    private final boolean shared;

    /// Whether a piece of columns uses the panels that it packs and no others, so that they stay in
    /// its thread's caches and no thread waits for another.
    private final boolean packsItself;

    private final float[][] workspaces;
    private final float[][] scratches;
    private final IntConsumer packing = this::pack;
    private final IntConsumer computing = this::compute;

    private float[][] operands = {};
    private int[] offsets = {};
    private float[] result = {};
    private int resultAt;

    private ProductKernel(ProductShape shape, int matrices, Workers workers) {
        this.product = MatrixProduct.of(shape);
        this.matrices = matrices;
        this.workers = workers;
        long work = (long) shape.rows() * shape.columns() * shape.shared();
        long cost = isReading(shape) ? READING * work : work;
        shared = cost * matrices >= WORTH_SHARING && workers.count() > 1;
        byRows = shape.rows() > shape.columns();
        length = byRows ? shape.rows() : shape.columns();
        if (matrices > 1) {
            tile = 1;
            pieces = Math.min(matrices, 2 * MOST_PIECES);
        } else {
            tile = Math.max(1, byRows ? product.rowTile() : product.columnTile());
            int tiles = (length + tile - 1) / tile;
            // Each piece of columns packs the whole left side for itself: no more of them than
            // threads.
            int most = byRows ? MOST_PIECES : Math.min(MOST_PIECES, workers.count());
            pieces = Math.min(most, tiles);
        }
        packsItself = !byRows && matrices == 1 && product.panels() == (length + tile - 1) / tile;
        int tasks = shared ? pieces : 1;
        workspaces = new float[matrices > 1 ? tasks : 1][product.workspace()];
        scratches = new float[tasks][product.scratch()];
    }

    /// Whether each thread would read a part of a matrix of its own, and hardly anything else.
    private static boolean isReading(ProductShape shape) {
        return shape.columns() <= FEW_VECTORS
                ? !shape.leftTransposed()
                : shape.rows() == 1 || (shape.rows() <= FEW_VECTORS && shape.rightTransposed());
    }

    /// @param masked whether a third operand says which of the result's elements are needed
    static Kernel of(MatMul op, Shape left, Shape result, boolean masked, Workers workers) {
        int rows = result.axis(-2);
        int columns = result.axis(-1);
        int shared = left.axis(op.leftTransposed() ? -2 : -1);
        var shape =
                ProductShape.of(rows, columns, shared, op.leftTransposed(), op.rightTransposed());
        int matrices = result.size() / (rows * columns);
        if (masked && matrices == 1 && SomeRowDots.suits(shape)) {
            return new SomeRowDotsKernel(shape, workers);
        }
        if (matrices == 1 && workers.count() > 1 && RowKernel.isWorthSharing(shape)) {
            return new RowKernel(shape, workers);
        }
        return new ProductKernel(shape, matrices, workers);
    }

    @Override
    public void run(
            float[][] operands, int[] offsets, float[] result, int resultAt, Moment moment) {
        this.operands = operands;
        this.offsets = offsets;
        this.result = result;
        this.resultAt = resultAt;
        if (matrices > 1) {
            if (shared) {
                workers.run(pieces, computing);
            } else {
                matrices(0, matrices, 0);
            }
            return;
        }
        int panels = product.panels();
        var shape = product.shape();
        if (!shared) {
            product.pack(0, panels, operands[1], offsets[1], workspaces[0], 0);
            part(0, shape.rows(), 0, shape.columns(), 0);
            return;
        }
        if (panels > 0 && !packsItself) {
            workers.run(Math.min(MOST_PIECES, panels), packing);
        }
        if (pieces == 1) {
            product.pack(0, packsItself ? panels : 0, operands[1], offsets[1], workspaces[0], 0);
            part(0, shape.rows(), 0, shape.columns(), 0);
        } else {
            workers.run(pieces, computing);
        }
    }

    private void pack(int piece) {
        int panels = product.panels();
        int cuts = Math.min(MOST_PIECES, panels);
        product.pack(
                panels * piece / cuts,
                panels * (piece + 1) / cuts,
                operands[1],
                offsets[1],
                workspaces[0],
                0);
    }

    private void compute(int piece) {
        if (matrices > 1) {
            matrices(start(piece, matrices), start(piece + 1, matrices), piece);
            return;
        }
        var shape = product.shape();
        if (byRows) {
            part(start(piece, length), start(piece + 1, length), 0, shape.columns(), piece);
        } else {
            int from = start(piece, length);
            int to = start(piece + 1, length);
            if (packsItself) {
                int last = (to + tile - 1) / tile;
                product.pack(from / tile, last, operands[1], offsets[1], workspaces[0], 0);
            }
            part(0, shape.rows(), from, to, piece);
        }
    }

    /// Where a piece begins: pieces differ by a tile at most.
    private int start(int piece, int end) {
        int tiles = (end + tile - 1) / tile;
        return Math.min(end, (int) ((long) tiles * piece / pieces) * tile);
    }

    private void part(int rowFrom, int rowTo, int columnFrom, int columnTo, int task) {
        product.run(
                rowFrom,
                rowTo,
                columnFrom,
                columnTo,
                operands[0],
                offsets[0],
                operands[1],
                offsets[1],
                result,
                resultAt,
                workspaces[0],
                0,
                scratches[task],
                0);
    }

    private void matrices(int from, int to, int task) {
        var shape = product.shape();
        int left = shape.rows() * shape.shared();
        int right = shape.shared() * shape.columns();
        int size = shape.rows() * shape.columns();
        for (int matrix = from; matrix < to; matrix++) {
            int rightAt = offsets[1] + matrix * right;
            product.pack(0, product.panels(), operands[1], rightAt, workspaces[task], 0);
            product.run(
                    0,
                    shape.rows(),
                    0,
                    shape.columns(),
                    operands[0],
                    offsets[0] + matrix * left,
                    operands[1],
                    rightAt,
                    result,
                    resultAt + matrix * size,
                    workspaces[task],
                    0,
                    scratches[task],
                    0);
        }
    }
}
