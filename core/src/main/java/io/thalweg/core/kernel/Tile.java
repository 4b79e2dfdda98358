package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;

import java.util.Arrays;

/// The innermost loops. A tile is a product of a few rows with a few vectors of columns over one
/// block of the shared axis, with all of its sums in registers: `c[i, j] = held[i, j] + Σ a[i, k]
/// b[k, j]`, where `held` is `c` or [#NOTHING].
///
/// For each k the rows of `a` lie side by side, and so do the columns of `b`; `bStep` floats lead
/// from one k to the next in `b`. Each size of a tile is a method of its own, because only then do
/// the sums stay in registers, and methods this large are compiled on their own, whoever calls
/// them. They have no branch: the JIT compiler leaves out one that was never taken, and the first
/// time it is, the method would be back in the interpreter, where vectors are a hundred times
/// slower.
final class Tile {
    /// Rows of the tallest tile: 24 sums, the operands of a step and one broadcast number fill 32
    /// registers. AVX2 has eight lanes and 16 registers.
    static final int TALLEST = LANES == 8 ? 4 : 12;

    /// What is held when nothing is: -0 added to a number is that number, also when it is -0. One
    /// row of the widest tile; it serves all rows with a step of 0.
    static final float[] NOTHING = new float[8 * LANES];

    static {
        Arrays.fill(NOTHING, -0f);
    }

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
            float[] held,
            int heldAt,
            int heldStep,
            float[] c,
            int cAt,
            int cStep) {
        if (vectors == 2 && bStep == 2 * LANES && height >= 8) {
            if (height == 12) {
                Tile12.panel(n, a, aAt, b, bAt, held, heldAt, heldStep, c, cAt, cStep);
            } else {
                Tile8.panel(n, a, aAt, b, bAt, held, heldAt, heldStep, c, cAt, cStep);
            }
        } else if (vectors == 2) {
            switch (height) {
                case 12 ->
                        Tile12.two(n, a, aAt, b, bAt, bStep, held, heldAt, heldStep, c, cAt, cStep);
                case 8 ->
                        Tile8.two(n, a, aAt, b, bAt, bStep, held, heldAt, heldStep, c, cAt, cStep);
                case 4 ->
                        Tile4.two(n, a, aAt, b, bAt, bStep, held, heldAt, heldStep, c, cAt, cStep);
                default ->
                        Tile1.two(n, a, aAt, b, bAt, bStep, held, heldAt, heldStep, c, cAt, cStep);
            }
        } else if (vectors == 1) {
            switch (height) {
                case 12 ->
                        Tile12.one(n, a, aAt, b, bAt, bStep, held, heldAt, heldStep, c, cAt, cStep);
                case 8 ->
                        Tile8.one(n, a, aAt, b, bAt, bStep, held, heldAt, heldStep, c, cAt, cStep);
                case 4 ->
                        Tile4.one(n, a, aAt, b, bAt, bStep, held, heldAt, heldStep, c, cAt, cStep);
                default ->
                        Tile1.one(n, a, aAt, b, bAt, bStep, held, heldAt, heldStep, c, cAt, cStep);
            }
        } else if (vectors == 4) {
            Tile4.four(n, a, aAt, b, bAt, bStep, held, heldAt, heldStep, c, cAt, cStep);
        } else {
            Tile1.eight(n, a, aAt, b, bAt, bStep, held, heldAt, heldStep, c, cAt, cStep);
        }
    }
}
