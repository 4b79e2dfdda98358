package io.thalweg.core.kernel;

/// The innermost loops. A tile is a product of a few rows with a few vectors of columns over one
/// block of the shared axis, with all of its sums in registers: `c[i, j] = Σ a[i, k] b[k, j]`, or,
/// when adding, `c[i, j] += Σ a[i, k] b[k, j]`.
///
/// For each k the rows of `a` lie side by side, and so do the columns of `b`; `bStep` floats lead
/// from one k to the next in `b`. Each size of a tile is a method of its own, because only then do
/// the sums stay in registers, and methods this large are compiled on their own, whoever calls
/// them.
final class Tile {
    /// Rows of the tallest tile: 24 sums, the operands of a step and one broadcast number fill 32
    /// registers. AVX2 has eight lanes and 16 registers.
    static final int TALLEST = Lanes.LANES == 8 ? 4 : 12;

    private Tile() {}

    /// The height of the tile that computes the first of so many rows; at most three of its rows
    /// are superfluous.
    static int height(int rows) {
        if (rows >= TALLEST) {
            return TALLEST;
        }
        return rows > 8 ? 12 : rows > 4 ? 8 : rows > 1 ? 4 : 1;
    }

    /// The most vectors that a tile of this height is wide.
    static int widest(int height) {
        return height == 1 ? 8 : height == 4 ? 4 : 2;
    }

    static void run(
            int height,
            int vectors,
            int n,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            int bStep,
            float[] c,
            int cAt,
            int cStep,
            boolean add) {
        if (vectors == 2) {
            switch (height) {
                case 12 -> Tile12.two(n, a, aAt, b, bAt, bStep, c, cAt, cStep, add);
                case 8 -> Tile8.two(n, a, aAt, b, bAt, bStep, c, cAt, cStep, add);
                case 4 -> Tile4.two(n, a, aAt, b, bAt, bStep, c, cAt, cStep, add);
                default -> Tile1.two(n, a, aAt, b, bAt, bStep, c, cAt, cStep, add);
            }
        } else if (vectors == 1) {
            switch (height) {
                case 12 -> Tile12.one(n, a, aAt, b, bAt, bStep, c, cAt, cStep, add);
                case 8 -> Tile8.one(n, a, aAt, b, bAt, bStep, c, cAt, cStep, add);
                case 4 -> Tile4.one(n, a, aAt, b, bAt, bStep, c, cAt, cStep, add);
                default -> Tile1.one(n, a, aAt, b, bAt, bStep, c, cAt, cStep, add);
            }
        } else if (vectors == 4) {
            Tile4.four(n, a, aAt, b, bAt, bStep, c, cAt, cStep, add);
        } else {
            Tile1.eight(n, a, aAt, b, bAt, bStep, c, cAt, cStep, add);
        }
    }
}
