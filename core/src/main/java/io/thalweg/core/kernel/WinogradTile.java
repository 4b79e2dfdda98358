package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// The innermost loops of [WinogradProduct]: a product of a few rows with one or two vectors of
/// columns, as in [Tile], but the terms of a row lie side by side, and the rows [#STEP] floats
/// apart. That is a constant, so that rows need no address of their own.
final class WinogradTile {
    /// Floats from a row to the next on the left side.
    static final int STEP = Winograd.DEPTH;

    /// Rows of a tile: see [Tile#TALLEST].
    static final int ROWS = Tile.TALLEST;

    /// Where the terms are: side by side. That each place is looked up keeps the JIT compiler from
    /// reading all rows' numbers before it multiplies, for which it hasn't registers enough (a
    /// fifth slower).
    private static final int[] STEPS = new int[STEP];

    static {
        Arrays.setAll(STEPS, k -> k);
    }

    private WinogradTile() {}

    /// `c[i, j] = held[i, j] + Σ a[i, k] b[k, j]` for the rows of a tile; `b` is a packed panel.
    ///
    /// @param vectors columns in vectors, 1 or 2
    static void run(
            int vectors,
            int n,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] held,
            int heldAt,
            int heldStep,
            float[] c,
            int cAt,
            int cStep) {
        if (ROWS == 12) {
            if (vectors == 2) {
                twelveByTwo(n, a, aAt, b, bAt, held, heldAt, heldStep, c, cAt, cStep);
            } else {
                twelveByOne(n, a, aAt, b, bAt, held, heldAt, heldStep, c, cAt, cStep);
            }
        } else if (vectors == 2) {
            fourByTwo(n, a, aAt, b, bAt, held, heldAt, heldStep, c, cAt, cStep);
        } else {
            fourByOne(n, a, aAt, b, bAt, held, heldAt, heldStep, c, cAt, cStep);
        }
    }

    /// Twelve rows, two vectors wide.
    private static void twelveByTwo(
            int n,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] held,
            int heldAt,
            int heldStep,
            float[] c,
            int cAt,
            int cStep) {
        var s0a = FloatVector.zero(SPECIES);
        var s0b = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s1b = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s2b = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        var s3b = FloatVector.zero(SPECIES);
        var s4a = FloatVector.zero(SPECIES);
        var s4b = FloatVector.zero(SPECIES);
        var s5a = FloatVector.zero(SPECIES);
        var s5b = FloatVector.zero(SPECIES);
        var s6a = FloatVector.zero(SPECIES);
        var s6b = FloatVector.zero(SPECIES);
        var s7a = FloatVector.zero(SPECIES);
        var s7b = FloatVector.zero(SPECIES);
        var s8a = FloatVector.zero(SPECIES);
        var s8b = FloatVector.zero(SPECIES);
        var s9a = FloatVector.zero(SPECIES);
        var s9b = FloatVector.zero(SPECIES);
        var s10a = FloatVector.zero(SPECIES);
        var s10b = FloatVector.zero(SPECIES);
        var s11a = FloatVector.zero(SPECIES);
        var s11b = FloatVector.zero(SPECIES);
        int y = bAt;
        for (int k = 0; k < n; k++) {
            int x = aAt + STEPS[k];
            var y0 = FloatVector.fromArray(SPECIES, b, y);
            var y1 = FloatVector.fromArray(SPECIES, b, y + LANES);
            var x0 = FloatVector.broadcast(SPECIES, a[x]);
            s0a = x0.fma(y0, s0a);
            s0b = x0.fma(y1, s0b);
            var x1 = FloatVector.broadcast(SPECIES, a[x + STEP]);
            s1a = x1.fma(y0, s1a);
            s1b = x1.fma(y1, s1b);
            var x2 = FloatVector.broadcast(SPECIES, a[x + 2 * STEP]);
            s2a = x2.fma(y0, s2a);
            s2b = x2.fma(y1, s2b);
            var x3 = FloatVector.broadcast(SPECIES, a[x + 3 * STEP]);
            s3a = x3.fma(y0, s3a);
            s3b = x3.fma(y1, s3b);
            var x4 = FloatVector.broadcast(SPECIES, a[x + 4 * STEP]);
            s4a = x4.fma(y0, s4a);
            s4b = x4.fma(y1, s4b);
            var x5 = FloatVector.broadcast(SPECIES, a[x + 5 * STEP]);
            s5a = x5.fma(y0, s5a);
            s5b = x5.fma(y1, s5b);
            var x6 = FloatVector.broadcast(SPECIES, a[x + 6 * STEP]);
            s6a = x6.fma(y0, s6a);
            s6b = x6.fma(y1, s6b);
            var x7 = FloatVector.broadcast(SPECIES, a[x + 7 * STEP]);
            s7a = x7.fma(y0, s7a);
            s7b = x7.fma(y1, s7b);
            var x8 = FloatVector.broadcast(SPECIES, a[x + 8 * STEP]);
            s8a = x8.fma(y0, s8a);
            s8b = x8.fma(y1, s8b);
            var x9 = FloatVector.broadcast(SPECIES, a[x + 9 * STEP]);
            s9a = x9.fma(y0, s9a);
            s9b = x9.fma(y1, s9b);
            var x10 = FloatVector.broadcast(SPECIES, a[x + 10 * STEP]);
            s10a = x10.fma(y0, s10a);
            s10b = x10.fma(y1, s10b);
            var x11 = FloatVector.broadcast(SPECIES, a[x + 11 * STEP]);
            s11a = x11.fma(y0, s11a);
            s11b = x11.fma(y1, s11b);
            y += 2 * LANES;
        }
        int h = heldAt;
        int z = cAt;
        s0a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s0b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
        h += heldStep;
        z += cStep;
        s1a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s1b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
        h += heldStep;
        z += cStep;
        s2a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s2b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
        h += heldStep;
        z += cStep;
        s3a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s3b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
        h += heldStep;
        z += cStep;
        s4a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s4b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
        h += heldStep;
        z += cStep;
        s5a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s5b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
        h += heldStep;
        z += cStep;
        s6a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s6b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
        h += heldStep;
        z += cStep;
        s7a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s7b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
        h += heldStep;
        z += cStep;
        s8a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s8b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
        h += heldStep;
        z += cStep;
        s9a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s9b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
        h += heldStep;
        z += cStep;
        s10a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s10b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
        h += heldStep;
        z += cStep;
        s11a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s11b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
    }

    /// Twelve rows, one vector wide.
    private static void twelveByOne(
            int n,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] held,
            int heldAt,
            int heldStep,
            float[] c,
            int cAt,
            int cStep) {
        var s0a = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        var s4a = FloatVector.zero(SPECIES);
        var s5a = FloatVector.zero(SPECIES);
        var s6a = FloatVector.zero(SPECIES);
        var s7a = FloatVector.zero(SPECIES);
        var s8a = FloatVector.zero(SPECIES);
        var s9a = FloatVector.zero(SPECIES);
        var s10a = FloatVector.zero(SPECIES);
        var s11a = FloatVector.zero(SPECIES);
        int y = bAt;
        for (int k = 0; k < n; k++) {
            int x = aAt + STEPS[k];
            var y0 = FloatVector.fromArray(SPECIES, b, y);
            var x0 = FloatVector.broadcast(SPECIES, a[x]);
            s0a = x0.fma(y0, s0a);
            var x1 = FloatVector.broadcast(SPECIES, a[x + STEP]);
            s1a = x1.fma(y0, s1a);
            var x2 = FloatVector.broadcast(SPECIES, a[x + 2 * STEP]);
            s2a = x2.fma(y0, s2a);
            var x3 = FloatVector.broadcast(SPECIES, a[x + 3 * STEP]);
            s3a = x3.fma(y0, s3a);
            var x4 = FloatVector.broadcast(SPECIES, a[x + 4 * STEP]);
            s4a = x4.fma(y0, s4a);
            var x5 = FloatVector.broadcast(SPECIES, a[x + 5 * STEP]);
            s5a = x5.fma(y0, s5a);
            var x6 = FloatVector.broadcast(SPECIES, a[x + 6 * STEP]);
            s6a = x6.fma(y0, s6a);
            var x7 = FloatVector.broadcast(SPECIES, a[x + 7 * STEP]);
            s7a = x7.fma(y0, s7a);
            var x8 = FloatVector.broadcast(SPECIES, a[x + 8 * STEP]);
            s8a = x8.fma(y0, s8a);
            var x9 = FloatVector.broadcast(SPECIES, a[x + 9 * STEP]);
            s9a = x9.fma(y0, s9a);
            var x10 = FloatVector.broadcast(SPECIES, a[x + 10 * STEP]);
            s10a = x10.fma(y0, s10a);
            var x11 = FloatVector.broadcast(SPECIES, a[x + 11 * STEP]);
            s11a = x11.fma(y0, s11a);
            y += LANES;
        }
        int h = heldAt;
        int z = cAt;
        s0a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        h += heldStep;
        z += cStep;
        s1a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        h += heldStep;
        z += cStep;
        s2a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        h += heldStep;
        z += cStep;
        s3a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        h += heldStep;
        z += cStep;
        s4a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        h += heldStep;
        z += cStep;
        s5a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        h += heldStep;
        z += cStep;
        s6a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        h += heldStep;
        z += cStep;
        s7a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        h += heldStep;
        z += cStep;
        s8a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        h += heldStep;
        z += cStep;
        s9a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        h += heldStep;
        z += cStep;
        s10a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        h += heldStep;
        z += cStep;
        s11a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
    }

    /// Four rows, two vectors wide.
    private static void fourByTwo(
            int n,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] held,
            int heldAt,
            int heldStep,
            float[] c,
            int cAt,
            int cStep) {
        var s0a = FloatVector.zero(SPECIES);
        var s0b = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s1b = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s2b = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        var s3b = FloatVector.zero(SPECIES);
        int y = bAt;
        for (int k = 0; k < n; k++) {
            int x = aAt + STEPS[k];
            var y0 = FloatVector.fromArray(SPECIES, b, y);
            var y1 = FloatVector.fromArray(SPECIES, b, y + LANES);
            var x0 = FloatVector.broadcast(SPECIES, a[x]);
            s0a = x0.fma(y0, s0a);
            s0b = x0.fma(y1, s0b);
            var x1 = FloatVector.broadcast(SPECIES, a[x + STEP]);
            s1a = x1.fma(y0, s1a);
            s1b = x1.fma(y1, s1b);
            var x2 = FloatVector.broadcast(SPECIES, a[x + 2 * STEP]);
            s2a = x2.fma(y0, s2a);
            s2b = x2.fma(y1, s2b);
            var x3 = FloatVector.broadcast(SPECIES, a[x + 3 * STEP]);
            s3a = x3.fma(y0, s3a);
            s3b = x3.fma(y1, s3b);
            y += 2 * LANES;
        }
        int h = heldAt;
        int z = cAt;
        s0a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s0b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
        h += heldStep;
        z += cStep;
        s1a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s1b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
        h += heldStep;
        z += cStep;
        s2a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s2b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
        h += heldStep;
        z += cStep;
        s3a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        s3b.add(FloatVector.fromArray(SPECIES, held, h + LANES)).intoArray(c, z + LANES);
    }

    /// Four rows, one vector wide.
    private static void fourByOne(
            int n,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] held,
            int heldAt,
            int heldStep,
            float[] c,
            int cAt,
            int cStep) {
        var s0a = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        int y = bAt;
        for (int k = 0; k < n; k++) {
            int x = aAt + STEPS[k];
            var y0 = FloatVector.fromArray(SPECIES, b, y);
            var x0 = FloatVector.broadcast(SPECIES, a[x]);
            s0a = x0.fma(y0, s0a);
            var x1 = FloatVector.broadcast(SPECIES, a[x + STEP]);
            s1a = x1.fma(y0, s1a);
            var x2 = FloatVector.broadcast(SPECIES, a[x + 2 * STEP]);
            s2a = x2.fma(y0, s2a);
            var x3 = FloatVector.broadcast(SPECIES, a[x + 3 * STEP]);
            s3a = x3.fma(y0, s3a);
            y += LANES;
        }
        int h = heldAt;
        int z = cAt;
        s0a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        h += heldStep;
        z += cStep;
        s1a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        h += heldStep;
        z += cStep;
        s2a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
        h += heldStep;
        z += cStep;
        s3a.add(FloatVector.fromArray(SPECIES, held, h)).intoArray(c, z);
    }
}
