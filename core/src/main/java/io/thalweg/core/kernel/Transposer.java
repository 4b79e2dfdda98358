package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// Copies strips of matrices to where a tile reads them: for each step of the shared axis, what
/// belongs to its rows or columns lies side by side.
///
/// Sixteen by sixteen floats are transposed in registers by four rounds of exchanges between
/// vectors whose numbers differ in one bit (Eklundh 1972).
final class Transposer {
    /// How many strips [#panels] copies.
    static final int PANELS = 4;

    /// Lanes of the squares that are transposed in registers.
    private static final int SQUARE = 16;

    /// How many rows make up for a square's fixed cost.
    private static final int WORTHWHILE = 3;

    static final VectorShuffle<Float> BY_1 = exchange(1);
    static final VectorShuffle<Float> BY_2 = exchange(2);
    static final VectorShuffle<Float> BY_4 = exchange(4);
    static final VectorShuffle<Float> BY_8 = exchange(8);
    static final VectorMask<Float> ODD_1 = odd(1);
    static final VectorMask<Float> ODD_2 = odd(2);
    static final VectorMask<Float> ODD_4 = odd(4);
    static final VectorMask<Float> ODD_8 = odd(8);

    private Transposer() {}

    private static VectorShuffle<Float> exchange(int distance) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ distance) & (LANES - 1));
    }

    private static VectorMask<Float> odd(int bit) {
        boolean[] lanes = new boolean[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = (lane & bit) != 0;
        }
        return VectorMask.fromArray(SPECIES, lanes, 0);
    }

    /// Across: `to[toAt + k toStep + i] = from[fromAt + i fromStep + k]` for i < count and k < n.
    ///
    /// Positions from `count` to `width` get zeros or repeat other values of the source. What lies
    /// behind them may be overwritten as far as the next k doesn't write it again, so the target
    /// must have room for [Lanes#LANES] floats at the last k.
    ///
    /// @param count from 1 to [Lanes#LANES]
    static void across(
            int count,
            int width,
            int n,
            float[] from,
            int fromAt,
            int fromStep,
            float[] to,
            int toAt,
            int toStep) {
        if (LANES != SQUARE || n < SQUARE || count < WORTHWHILE) {
            for (int i = 0; i < width; i++) {
                int x = fromAt + i * fromStep;
                int y = toAt + i;
                for (int k = 0; k < n; k++) {
                    to[y + k * toStep] = i < count ? from[x + k] : 0;
                }
            }
            return;
        }
        int k = 0;
        for (; k + SQUARE <= n; k += SQUARE) {
            square(count - 1, from, fromAt + k, fromStep, to, toAt + k * toStep, toStep);
        }
        if (k < n) {
            k = n - SQUARE;
            square(count - 1, from, fromAt + k, fromStep, to, toAt + k * toStep, toStep);
        }
    }

    /// Along: `to[toAt + k toStep + i] = from[fromAt + k fromStep + i]` for i < count and k < n.
    ///
    /// Positions from `count` to `width` get zeros or other values of the source; for what lies
    /// behind them see [#across].
    static void along(
            int count,
            int width,
            int n,
            float[] from,
            int fromAt,
            int fromStep,
            float[] to,
            int toAt,
            int toStep) {
        int k = 0;
        if (count == 2 * LANES) {
            pairs(n, from, fromAt, fromStep, to, toAt, toStep);
            k = n;
        } else if (count <= LANES) {
            // Whole vectors as long as the source has them.
            int last = fromAt + (n - 1) * fromStep + LANES;
            k = last <= from.length ? n : n - Math.ceilDiv(last - from.length, fromStep);
            k = Math.max(k, 0);
            vectors(k, from, fromAt, fromStep, to, toAt, toStep);
        }
        for (; k < n; k++) {
            int x = fromAt + k * fromStep;
            int y = toAt + k * toStep;
            for (int i = 0; i < width; i++) {
                to[y + i] = i < count ? from[x + i] : 0;
            }
        }
    }

    /// Two vectors for each k. A method of its own, like [#vectors], so that no branch that was
    /// never taken before can throw it back into the interpreter, where vectors are slow.
    private static void pairs(
            int n, float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep) {
        int x = fromAt;
        int y = toAt;
        for (int k = 0; k < n; k++) {
            var first = FloatVector.fromArray(SPECIES, from, x);
            var second = FloatVector.fromArray(SPECIES, from, x + LANES);
            first.intoArray(to, y);
            second.intoArray(to, y + LANES);
            x += fromStep;
            y += toStep;
        }
    }

    /// Along, for [#PANELS] neighbouring strips of two vectors each, strip p to `toAt + p ·
    /// stripStep` with `2 · LANES` floats from k to k: rows of the source are read in longer
    /// pieces, which the processor fetches ahead.
    static void panels(
            int n, float[] from, int fromAt, int fromStep, float[] to, int toAt, int stripStep) {
        int x = fromAt;
        int y0 = toAt;
        int y1 = y0 + stripStep;
        int y2 = y1 + stripStep;
        int y3 = y2 + stripStep;
        for (int k = 0; k < n; k++) {
            FloatVector.fromArray(SPECIES, from, x).intoArray(to, y0);
            FloatVector.fromArray(SPECIES, from, x + LANES).intoArray(to, y0 + LANES);
            FloatVector.fromArray(SPECIES, from, x + 2 * LANES).intoArray(to, y1);
            FloatVector.fromArray(SPECIES, from, x + 3 * LANES).intoArray(to, y1 + LANES);
            FloatVector.fromArray(SPECIES, from, x + 4 * LANES).intoArray(to, y2);
            FloatVector.fromArray(SPECIES, from, x + 5 * LANES).intoArray(to, y2 + LANES);
            FloatVector.fromArray(SPECIES, from, x + 6 * LANES).intoArray(to, y3);
            FloatVector.fromArray(SPECIES, from, x + 7 * LANES).intoArray(to, y3 + LANES);
            x += fromStep;
            y0 += 2 * LANES;
            y1 += 2 * LANES;
            y2 += 2 * LANES;
            y3 += 2 * LANES;
        }
    }

    /// [#PANELS] strips of so many floats for each k, which lie side by side in the source and one
    /// strip after the other in the target: `to[toAt + s width n + k width + i] = from[fromAt + k
    /// fromStep + s width + i]`. Each line of the source is read once.
    ///
    /// Like [#along] it reads and writes whole vectors; the source must have them.
    ///
    /// @param width at most [Lanes#LANES]
    static void strips(
            int width, int n, float[] from, int fromAt, int fromStep, float[] to, int toAt) {
        int size = width * n;
        strips(width, n - 1, size, from, fromAt, fromStep, to, toAt);
        // At its end a strip's whole vector would reach into the next one.
        int x = fromAt + (n - 1) * fromStep;
        for (int strip = 0; strip < PANELS; strip++) {
            int y = toAt + strip * size + (n - 1) * width;
            System.arraycopy(from, x + strip * width, to, y, width);
        }
    }

    private static void strips(
            int width,
            int n,
            int size,
            float[] from,
            int fromAt,
            int fromStep,
            float[] to,
            int toAt) {
        int x = fromAt;
        int y0 = toAt;
        int y1 = y0 + size;
        int y2 = y1 + size;
        int y3 = y2 + size;
        for (int k = 0; k < n; k++) {
            FloatVector.fromArray(SPECIES, from, x).intoArray(to, y0);
            FloatVector.fromArray(SPECIES, from, x + width).intoArray(to, y1);
            FloatVector.fromArray(SPECIES, from, x + 2 * width).intoArray(to, y2);
            FloatVector.fromArray(SPECIES, from, x + 3 * width).intoArray(to, y3);
            x += fromStep;
            y0 += width;
            y1 += width;
            y2 += width;
            y3 += width;
        }
    }

    /// One vector for each k.
    private static void vectors(
            int n, float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep) {
        int x = fromAt;
        int y = toAt;
        for (int k = 0; k < n; k++) {
            FloatVector.fromArray(SPECIES, from, x).intoArray(to, y);
            x += fromStep;
            y += toStep;
        }
    }

    /// One square of 16 by 16; rows of the source after the last one repeat it.
    private static void square(
            int last, float[] from, int at, int step, float[] to, int toAt, int toStep) {
        var r0 = FloatVector.fromArray(SPECIES, from, at);
        var r1 = FloatVector.fromArray(SPECIES, from, at + Math.min(1, last) * step);
        var r2 = FloatVector.fromArray(SPECIES, from, at + Math.min(2, last) * step);
        var r3 = FloatVector.fromArray(SPECIES, from, at + Math.min(3, last) * step);
        var r4 = FloatVector.fromArray(SPECIES, from, at + Math.min(4, last) * step);
        var r5 = FloatVector.fromArray(SPECIES, from, at + Math.min(5, last) * step);
        var r6 = FloatVector.fromArray(SPECIES, from, at + Math.min(6, last) * step);
        var r7 = FloatVector.fromArray(SPECIES, from, at + Math.min(7, last) * step);
        var r8 = FloatVector.fromArray(SPECIES, from, at + Math.min(8, last) * step);
        var r9 = FloatVector.fromArray(SPECIES, from, at + Math.min(9, last) * step);
        var r10 = FloatVector.fromArray(SPECIES, from, at + Math.min(10, last) * step);
        var r11 = FloatVector.fromArray(SPECIES, from, at + Math.min(11, last) * step);
        var r12 = FloatVector.fromArray(SPECIES, from, at + Math.min(12, last) * step);
        var r13 = FloatVector.fromArray(SPECIES, from, at + Math.min(13, last) * step);
        var r14 = FloatVector.fromArray(SPECIES, from, at + Math.min(14, last) * step);
        var r15 = FloatVector.fromArray(SPECIES, from, at + Math.min(15, last) * step);
        var sx0 = r8.blend(r0, ODD_8).rearrange(BY_8);
        var s0 = r0.blend(sx0, ODD_8);
        var s8 = sx0.blend(r8, ODD_8);
        var sx1 = r9.blend(r1, ODD_8).rearrange(BY_8);
        var s1 = r1.blend(sx1, ODD_8);
        var s9 = sx1.blend(r9, ODD_8);
        var sx2 = r10.blend(r2, ODD_8).rearrange(BY_8);
        var s2 = r2.blend(sx2, ODD_8);
        var s10 = sx2.blend(r10, ODD_8);
        var sx3 = r11.blend(r3, ODD_8).rearrange(BY_8);
        var s3 = r3.blend(sx3, ODD_8);
        var s11 = sx3.blend(r11, ODD_8);
        var sx4 = r12.blend(r4, ODD_8).rearrange(BY_8);
        var s4 = r4.blend(sx4, ODD_8);
        var s12 = sx4.blend(r12, ODD_8);
        var sx5 = r13.blend(r5, ODD_8).rearrange(BY_8);
        var s5 = r5.blend(sx5, ODD_8);
        var s13 = sx5.blend(r13, ODD_8);
        var sx6 = r14.blend(r6, ODD_8).rearrange(BY_8);
        var s6 = r6.blend(sx6, ODD_8);
        var s14 = sx6.blend(r14, ODD_8);
        var sx7 = r15.blend(r7, ODD_8).rearrange(BY_8);
        var s7 = r7.blend(sx7, ODD_8);
        var s15 = sx7.blend(r15, ODD_8);
        var tx0 = s4.blend(s0, ODD_4).rearrange(BY_4);
        var t0 = s0.blend(tx0, ODD_4);
        var t4 = tx0.blend(s4, ODD_4);
        var tx1 = s5.blend(s1, ODD_4).rearrange(BY_4);
        var t1 = s1.blend(tx1, ODD_4);
        var t5 = tx1.blend(s5, ODD_4);
        var tx2 = s6.blend(s2, ODD_4).rearrange(BY_4);
        var t2 = s2.blend(tx2, ODD_4);
        var t6 = tx2.blend(s6, ODD_4);
        var tx3 = s7.blend(s3, ODD_4).rearrange(BY_4);
        var t3 = s3.blend(tx3, ODD_4);
        var t7 = tx3.blend(s7, ODD_4);
        var tx8 = s12.blend(s8, ODD_4).rearrange(BY_4);
        var t8 = s8.blend(tx8, ODD_4);
        var t12 = tx8.blend(s12, ODD_4);
        var tx9 = s13.blend(s9, ODD_4).rearrange(BY_4);
        var t9 = s9.blend(tx9, ODD_4);
        var t13 = tx9.blend(s13, ODD_4);
        var tx10 = s14.blend(s10, ODD_4).rearrange(BY_4);
        var t10 = s10.blend(tx10, ODD_4);
        var t14 = tx10.blend(s14, ODD_4);
        var tx11 = s15.blend(s11, ODD_4).rearrange(BY_4);
        var t11 = s11.blend(tx11, ODD_4);
        var t15 = tx11.blend(s15, ODD_4);
        var ux0 = t2.blend(t0, ODD_2).rearrange(BY_2);
        var u0 = t0.blend(ux0, ODD_2);
        var u2 = ux0.blend(t2, ODD_2);
        var ux1 = t3.blend(t1, ODD_2).rearrange(BY_2);
        var u1 = t1.blend(ux1, ODD_2);
        var u3 = ux1.blend(t3, ODD_2);
        var ux4 = t6.blend(t4, ODD_2).rearrange(BY_2);
        var u4 = t4.blend(ux4, ODD_2);
        var u6 = ux4.blend(t6, ODD_2);
        var ux5 = t7.blend(t5, ODD_2).rearrange(BY_2);
        var u5 = t5.blend(ux5, ODD_2);
        var u7 = ux5.blend(t7, ODD_2);
        var ux8 = t10.blend(t8, ODD_2).rearrange(BY_2);
        var u8 = t8.blend(ux8, ODD_2);
        var u10 = ux8.blend(t10, ODD_2);
        var ux9 = t11.blend(t9, ODD_2).rearrange(BY_2);
        var u9 = t9.blend(ux9, ODD_2);
        var u11 = ux9.blend(t11, ODD_2);
        var ux12 = t14.blend(t12, ODD_2).rearrange(BY_2);
        var u12 = t12.blend(ux12, ODD_2);
        var u14 = ux12.blend(t14, ODD_2);
        var ux13 = t15.blend(t13, ODD_2).rearrange(BY_2);
        var u13 = t13.blend(ux13, ODD_2);
        var u15 = ux13.blend(t15, ODD_2);
        var vx0 = u1.blend(u0, ODD_1).rearrange(BY_1);
        var v0 = u0.blend(vx0, ODD_1);
        var v1 = vx0.blend(u1, ODD_1);
        var vx2 = u3.blend(u2, ODD_1).rearrange(BY_1);
        var v2 = u2.blend(vx2, ODD_1);
        var v3 = vx2.blend(u3, ODD_1);
        var vx4 = u5.blend(u4, ODD_1).rearrange(BY_1);
        var v4 = u4.blend(vx4, ODD_1);
        var v5 = vx4.blend(u5, ODD_1);
        var vx6 = u7.blend(u6, ODD_1).rearrange(BY_1);
        var v6 = u6.blend(vx6, ODD_1);
        var v7 = vx6.blend(u7, ODD_1);
        var vx8 = u9.blend(u8, ODD_1).rearrange(BY_1);
        var v8 = u8.blend(vx8, ODD_1);
        var v9 = vx8.blend(u9, ODD_1);
        var vx10 = u11.blend(u10, ODD_1).rearrange(BY_1);
        var v10 = u10.blend(vx10, ODD_1);
        var v11 = vx10.blend(u11, ODD_1);
        var vx12 = u13.blend(u12, ODD_1).rearrange(BY_1);
        var v12 = u12.blend(vx12, ODD_1);
        var v13 = vx12.blend(u13, ODD_1);
        var vx14 = u15.blend(u14, ODD_1).rearrange(BY_1);
        var v14 = u14.blend(vx14, ODD_1);
        var v15 = vx14.blend(u15, ODD_1);
        v0.intoArray(to, toAt);
        v1.intoArray(to, toAt + toStep);
        v2.intoArray(to, toAt + 2 * toStep);
        v3.intoArray(to, toAt + 3 * toStep);
        v4.intoArray(to, toAt + 4 * toStep);
        v5.intoArray(to, toAt + 5 * toStep);
        v6.intoArray(to, toAt + 6 * toStep);
        v7.intoArray(to, toAt + 7 * toStep);
        v8.intoArray(to, toAt + 8 * toStep);
        v9.intoArray(to, toAt + 9 * toStep);
        v10.intoArray(to, toAt + 10 * toStep);
        v11.intoArray(to, toAt + 11 * toStep);
        v12.intoArray(to, toAt + 12 * toStep);
        v13.intoArray(to, toAt + 13 * toStep);
        v14.intoArray(to, toAt + 14 * toStep);
        v15.intoArray(to, toAt + 15 * toStep);
    }
}
