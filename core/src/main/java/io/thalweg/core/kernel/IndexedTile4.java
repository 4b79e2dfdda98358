package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Products of four rows with some vectors of columns, all sums in registers: see [IndexedTile].
final class IndexedTile4 {
    private IndexedTile4() {}

    /// Four rows, two vectors wide.
    static void two(
            int n,
            float[] a,
            int aAt,
            int[] steps,
            int stepsAt,
            float[] b,
            int bAt,
            int bStep,
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
            int x = aAt + steps[stepsAt + k];
            var y0 = FloatVector.fromArray(SPECIES, b, y);
            var y1 = FloatVector.fromArray(SPECIES, b, y + LANES);
            var x0 = FloatVector.broadcast(SPECIES, a[x]);
            s0a = x0.fma(y0, s0a);
            s0b = x0.fma(y1, s0b);
            var x1 = FloatVector.broadcast(SPECIES, a[x + 1]);
            s1a = x1.fma(y0, s1a);
            s1b = x1.fma(y1, s1b);
            var x2 = FloatVector.broadcast(SPECIES, a[x + 2]);
            s2a = x2.fma(y0, s2a);
            s2b = x2.fma(y1, s2b);
            var x3 = FloatVector.broadcast(SPECIES, a[x + 3]);
            s3a = x3.fma(y0, s3a);
            s3b = x3.fma(y1, s3b);
            y += bStep;
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
    static void one(
            int n,
            float[] a,
            int aAt,
            int[] steps,
            int stepsAt,
            float[] b,
            int bAt,
            int bStep,
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
            int x = aAt + steps[stepsAt + k];
            var y0 = FloatVector.fromArray(SPECIES, b, y);
            var x0 = FloatVector.broadcast(SPECIES, a[x]);
            s0a = x0.fma(y0, s0a);
            var x1 = FloatVector.broadcast(SPECIES, a[x + 1]);
            s1a = x1.fma(y0, s1a);
            var x2 = FloatVector.broadcast(SPECIES, a[x + 2]);
            s2a = x2.fma(y0, s2a);
            var x3 = FloatVector.broadcast(SPECIES, a[x + 3]);
            s3a = x3.fma(y0, s3a);
            y += bStep;
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
