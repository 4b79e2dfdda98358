package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The innermost loops of [RowProduct]: a few steps of the shared axis are added to the sums of all
/// columns, which stay in the first-level cache. Rows of the right side are read from their
/// beginning to their end, as the processor expects it: a third faster than strips of eight
/// vectors.
final class RowTile {
    private RowTile() {}

    /// Eight steps of the shared axis: `s[j] = (s[j] + a[0] b[0, j]) + … `, in this order.
    ///
    /// @param columns a multiple of [Lanes#LANES]
    static void eight(
            int columns, float[] a, int aAt, float[] b, int bAt, int bStep, float[] s, int sAt) {
        var x0 = FloatVector.broadcast(SPECIES, a[aAt]);
        var x1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
        var x2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
        var x3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
        var x4 = FloatVector.broadcast(SPECIES, a[aAt + 4]);
        var x5 = FloatVector.broadcast(SPECIES, a[aAt + 5]);
        var x6 = FloatVector.broadcast(SPECIES, a[aAt + 6]);
        var x7 = FloatVector.broadcast(SPECIES, a[aAt + 7]);
        int b1 = bAt + bStep;
        int b2 = b1 + bStep;
        int b3 = b2 + bStep;
        int b4 = b3 + bStep;
        int b5 = b4 + bStep;
        int b6 = b5 + bStep;
        int b7 = b6 + bStep;
        for (int j = 0; j < columns; j += LANES) {
            var sum = FloatVector.fromArray(SPECIES, s, sAt + j);
            sum = x0.fma(FloatVector.fromArray(SPECIES, b, bAt + j), sum);
            sum = x1.fma(FloatVector.fromArray(SPECIES, b, b1 + j), sum);
            sum = x2.fma(FloatVector.fromArray(SPECIES, b, b2 + j), sum);
            sum = x3.fma(FloatVector.fromArray(SPECIES, b, b3 + j), sum);
            sum = x4.fma(FloatVector.fromArray(SPECIES, b, b4 + j), sum);
            sum = x5.fma(FloatVector.fromArray(SPECIES, b, b5 + j), sum);
            sum = x6.fma(FloatVector.fromArray(SPECIES, b, b6 + j), sum);
            sum = x7.fma(FloatVector.fromArray(SPECIES, b, b7 + j), sum);
            sum.intoArray(s, sAt + j);
        }
    }

    /// One step of the shared axis: `s[j] = (s[j] + a[0] b[0, j]) + … `, in this order.
    ///
    /// @param columns a multiple of [Lanes#LANES]
    static void one(
            int columns, float[] a, int aAt, float[] b, int bAt, int bStep, float[] s, int sAt) {
        var x0 = FloatVector.broadcast(SPECIES, a[aAt]);
        for (int j = 0; j < columns; j += LANES) {
            var sum = FloatVector.fromArray(SPECIES, s, sAt + j);
            sum = x0.fma(FloatVector.fromArray(SPECIES, b, bAt + j), sum);
            sum.intoArray(s, sAt + j);
        }
    }
}
