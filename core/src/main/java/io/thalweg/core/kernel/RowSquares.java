package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.SPECIES;
import static io.thalweg.core.kernel.Transposer.BY_1;
import static io.thalweg.core.kernel.Transposer.BY_2;
import static io.thalweg.core.kernel.Transposer.BY_4;
import static io.thalweg.core.kernel.Transposer.BY_8;
import static io.thalweg.core.kernel.Transposer.ODD_1;
import static io.thalweg.core.kernel.Transposer.ODD_2;
import static io.thalweg.core.kernel.Transposer.ODD_4;
import static io.thalweg.core.kernel.Transposer.ODD_8;

import jdk.incubator.vector.FloatVector;

/// The innermost loop of [RowDots]: sixteen rows with a vector, square after square, each turned in
/// registers as [Transposer] does it and added up at once, so that it is never written to memory.
final class RowSquares {
    private RowSquares() {}

    /// `s[i] = Σ a[k] b[i, k]` for sixteen rows of `b` and k < n, each sum from 0 in the order of
    /// k.
    ///
    /// Meanwhile a number of each line of memory is read from a place on, in the order in which the
    /// processor expects memory to be read: what the next call needs is on its way then.
    ///
    /// @param rows where each of the sixteen rows of `b` begins, beyond `bAt`; rows may be repeated
    /// @param n a multiple of sixteen
    /// @param next from where in `b`: n lines
    /// @param nextStep floats of a line, or 0 if there is nothing to read
    /// @param s takes the sums, and one number more without a meaning
    static void sixteen(
            int[] rows,
            int n,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            int next,
            int nextStep,
            float[] s,
            int sAt) {
        int y0 = rows[0];
        int y1 = rows[1];
        int y2 = rows[2];
        int y3 = rows[3];
        int y4 = rows[4];
        int y5 = rows[5];
        int y6 = rows[6];
        int y7 = rows[7];
        int y8 = rows[8];
        int y9 = rows[9];
        int y10 = rows[10];
        int y11 = rows[11];
        int y12 = rows[12];
        int y13 = rows[13];
        int y14 = rows[14];
        int y15 = rows[15];
        var sums = FloatVector.zero(SPECIES);
        int bits = 0;
        int at = next;
        for (int k = 0; k < n; k += 16) {
            for (int line = 0; line < 16; line++) {
                bits |= Float.floatToRawIntBits(b[at]);
                at += nextStep;
            }
            int x = aAt + k;
            int y = bAt + k;
            var r0 = FloatVector.fromArray(SPECIES, b, y + y0);
            var r1 = FloatVector.fromArray(SPECIES, b, y + y1);
            var r2 = FloatVector.fromArray(SPECIES, b, y + y2);
            var r3 = FloatVector.fromArray(SPECIES, b, y + y3);
            var r4 = FloatVector.fromArray(SPECIES, b, y + y4);
            var r5 = FloatVector.fromArray(SPECIES, b, y + y5);
            var r6 = FloatVector.fromArray(SPECIES, b, y + y6);
            var r7 = FloatVector.fromArray(SPECIES, b, y + y7);
            var r8 = FloatVector.fromArray(SPECIES, b, y + y8);
            var r9 = FloatVector.fromArray(SPECIES, b, y + y9);
            var r10 = FloatVector.fromArray(SPECIES, b, y + y10);
            var r11 = FloatVector.fromArray(SPECIES, b, y + y11);
            var r12 = FloatVector.fromArray(SPECIES, b, y + y12);
            var r13 = FloatVector.fromArray(SPECIES, b, y + y13);
            var r14 = FloatVector.fromArray(SPECIES, b, y + y14);
            var r15 = FloatVector.fromArray(SPECIES, b, y + y15);
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
            sums = FloatVector.broadcast(SPECIES, a[x]).fma(v0, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 1]).fma(v1, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 2]).fma(v2, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 3]).fma(v3, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 4]).fma(v4, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 5]).fma(v5, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 6]).fma(v6, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 7]).fma(v7, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 8]).fma(v8, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 9]).fma(v9, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 10]).fma(v10, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 11]).fma(v11, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 12]).fma(v12, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 13]).fma(v13, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 14]).fma(v14, sums);
            sums = FloatVector.broadcast(SPECIES, a[x + 15]).fma(v15, sums);
        }
        sums.intoArray(s, sAt);
        // Or nothing would be read.
        s[sAt + 16] = Float.intBitsToFloat(bits);
    }
}
