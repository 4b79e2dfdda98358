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
    /// Lanes of the squares that are transposed in registers.
    private static final int SQUARE = 16;

    /// How many rows make up for a square's fixed cost.
    private static final int WORTHWHILE = 3;

    private static final VectorShuffle<Float> BY_1 = exchange(1);
    private static final VectorShuffle<Float> BY_2 = exchange(2);
    private static final VectorShuffle<Float> BY_4 = exchange(4);
    private static final VectorShuffle<Float> BY_8 = exchange(8);
    private static final VectorMask<Float> ODD_1 = odd(1);
    private static final VectorMask<Float> ODD_2 = odd(2);
    private static final VectorMask<Float> ODD_4 = odd(4);
    private static final VectorMask<Float> ODD_8 = odd(8);

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
        if (count == width && Math.max(count, toStep) % LANES == 0) {
            for (; k < n; k++) {
                int x = fromAt + k * fromStep;
                int y = toAt + k * toStep;
                for (int i = 0; i < count; i += LANES) {
                    FloatVector.fromArray(SPECIES, from, x + i).intoArray(to, y + i);
                }
            }
        } else if (count <= LANES) {
            // Whole vectors as long as the source has them.
            int last = fromAt + (n - 1) * fromStep + LANES;
            int whole = last <= from.length ? n : n - Math.ceilDiv(last - from.length, fromStep);
            for (; k < whole; k++) {
                FloatVector.fromArray(SPECIES, from, fromAt + k * fromStep)
                        .intoArray(to, toAt + k * toStep);
            }
        }
        for (; k < n; k++) {
            int x = fromAt + k * fromStep;
            int y = toAt + k * toStep;
            for (int i = 0; i < width; i++) {
                to[y + i] = i < count ? from[x + i] : 0;
            }
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
        var s0 = r0.blend(r8.rearrange(BY_8), ODD_8);
        var s8 = r0.rearrange(BY_8).blend(r8, ODD_8);
        var s1 = r1.blend(r9.rearrange(BY_8), ODD_8);
        var s9 = r1.rearrange(BY_8).blend(r9, ODD_8);
        var s2 = r2.blend(r10.rearrange(BY_8), ODD_8);
        var s10 = r2.rearrange(BY_8).blend(r10, ODD_8);
        var s3 = r3.blend(r11.rearrange(BY_8), ODD_8);
        var s11 = r3.rearrange(BY_8).blend(r11, ODD_8);
        var s4 = r4.blend(r12.rearrange(BY_8), ODD_8);
        var s12 = r4.rearrange(BY_8).blend(r12, ODD_8);
        var s5 = r5.blend(r13.rearrange(BY_8), ODD_8);
        var s13 = r5.rearrange(BY_8).blend(r13, ODD_8);
        var s6 = r6.blend(r14.rearrange(BY_8), ODD_8);
        var s14 = r6.rearrange(BY_8).blend(r14, ODD_8);
        var s7 = r7.blend(r15.rearrange(BY_8), ODD_8);
        var s15 = r7.rearrange(BY_8).blend(r15, ODD_8);
        var t0 = s0.blend(s4.rearrange(BY_4), ODD_4);
        var t4 = s0.rearrange(BY_4).blend(s4, ODD_4);
        var t1 = s1.blend(s5.rearrange(BY_4), ODD_4);
        var t5 = s1.rearrange(BY_4).blend(s5, ODD_4);
        var t2 = s2.blend(s6.rearrange(BY_4), ODD_4);
        var t6 = s2.rearrange(BY_4).blend(s6, ODD_4);
        var t3 = s3.blend(s7.rearrange(BY_4), ODD_4);
        var t7 = s3.rearrange(BY_4).blend(s7, ODD_4);
        var t8 = s8.blend(s12.rearrange(BY_4), ODD_4);
        var t12 = s8.rearrange(BY_4).blend(s12, ODD_4);
        var t9 = s9.blend(s13.rearrange(BY_4), ODD_4);
        var t13 = s9.rearrange(BY_4).blend(s13, ODD_4);
        var t10 = s10.blend(s14.rearrange(BY_4), ODD_4);
        var t14 = s10.rearrange(BY_4).blend(s14, ODD_4);
        var t11 = s11.blend(s15.rearrange(BY_4), ODD_4);
        var t15 = s11.rearrange(BY_4).blend(s15, ODD_4);
        var u0 = t0.blend(t2.rearrange(BY_2), ODD_2);
        var u2 = t0.rearrange(BY_2).blend(t2, ODD_2);
        var u1 = t1.blend(t3.rearrange(BY_2), ODD_2);
        var u3 = t1.rearrange(BY_2).blend(t3, ODD_2);
        var u4 = t4.blend(t6.rearrange(BY_2), ODD_2);
        var u6 = t4.rearrange(BY_2).blend(t6, ODD_2);
        var u5 = t5.blend(t7.rearrange(BY_2), ODD_2);
        var u7 = t5.rearrange(BY_2).blend(t7, ODD_2);
        var u8 = t8.blend(t10.rearrange(BY_2), ODD_2);
        var u10 = t8.rearrange(BY_2).blend(t10, ODD_2);
        var u9 = t9.blend(t11.rearrange(BY_2), ODD_2);
        var u11 = t9.rearrange(BY_2).blend(t11, ODD_2);
        var u12 = t12.blend(t14.rearrange(BY_2), ODD_2);
        var u14 = t12.rearrange(BY_2).blend(t14, ODD_2);
        var u13 = t13.blend(t15.rearrange(BY_2), ODD_2);
        var u15 = t13.rearrange(BY_2).blend(t15, ODD_2);
        var v0 = u0.blend(u1.rearrange(BY_1), ODD_1);
        var v1 = u0.rearrange(BY_1).blend(u1, ODD_1);
        var v2 = u2.blend(u3.rearrange(BY_1), ODD_1);
        var v3 = u2.rearrange(BY_1).blend(u3, ODD_1);
        var v4 = u4.blend(u5.rearrange(BY_1), ODD_1);
        var v5 = u4.rearrange(BY_1).blend(u5, ODD_1);
        var v6 = u6.blend(u7.rearrange(BY_1), ODD_1);
        var v7 = u6.rearrange(BY_1).blend(u7, ODD_1);
        var v8 = u8.blend(u9.rearrange(BY_1), ODD_1);
        var v9 = u8.rearrange(BY_1).blend(u9, ODD_1);
        var v10 = u10.blend(u11.rearrange(BY_1), ODD_1);
        var v11 = u10.rearrange(BY_1).blend(u11, ODD_1);
        var v12 = u12.blend(u13.rearrange(BY_1), ODD_1);
        var v13 = u12.rearrange(BY_1).blend(u13, ODD_1);
        var v14 = u14.blend(u15.rearrange(BY_1), ODD_1);
        var v15 = u14.rearrange(BY_1).blend(u15, ODD_1);
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
