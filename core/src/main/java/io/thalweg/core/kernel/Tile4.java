package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Products of four rows with some vectors of columns, all sums in registers: see [Tile].
final class Tile4 {
    private Tile4() {}

    /// Four rows, four vectors wide.
    static void four(
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
        var s0a = FloatVector.zero(SPECIES);
        var s0b = FloatVector.zero(SPECIES);
        var s0c = FloatVector.zero(SPECIES);
        var s0d = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s1b = FloatVector.zero(SPECIES);
        var s1c = FloatVector.zero(SPECIES);
        var s1d = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s2b = FloatVector.zero(SPECIES);
        var s2c = FloatVector.zero(SPECIES);
        var s2d = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        var s3b = FloatVector.zero(SPECIES);
        var s3c = FloatVector.zero(SPECIES);
        var s3d = FloatVector.zero(SPECIES);
        int x = aAt;
        int y = bAt;
        for (int k = 0; k < n; k++) {
            var y0 = FloatVector.fromArray(SPECIES, b, y);
            var y1 = FloatVector.fromArray(SPECIES, b, y + LANES);
            var y2 = FloatVector.fromArray(SPECIES, b, y + 2 * LANES);
            var y3 = FloatVector.fromArray(SPECIES, b, y + 3 * LANES);
            var x0 = FloatVector.broadcast(SPECIES, a[x]);
            s0a = x0.fma(y0, s0a);
            s0b = x0.fma(y1, s0b);
            s0c = x0.fma(y2, s0c);
            s0d = x0.fma(y3, s0d);
            var x1 = FloatVector.broadcast(SPECIES, a[x + 1]);
            s1a = x1.fma(y0, s1a);
            s1b = x1.fma(y1, s1b);
            s1c = x1.fma(y2, s1c);
            s1d = x1.fma(y3, s1d);
            var x2 = FloatVector.broadcast(SPECIES, a[x + 2]);
            s2a = x2.fma(y0, s2a);
            s2b = x2.fma(y1, s2b);
            s2c = x2.fma(y2, s2c);
            s2d = x2.fma(y3, s2d);
            var x3 = FloatVector.broadcast(SPECIES, a[x + 3]);
            s3a = x3.fma(y0, s3a);
            s3b = x3.fma(y1, s3b);
            s3c = x3.fma(y2, s3c);
            s3d = x3.fma(y3, s3d);
            x += 4;
            y += bStep;
        }
        int z = cAt;
        if (add) {
            FloatVector.fromArray(SPECIES, c, z).add(s0a).intoArray(c, z);
            FloatVector.fromArray(SPECIES, c, z + LANES).add(s0b).intoArray(c, z + LANES);
            FloatVector.fromArray(SPECIES, c, z + 2 * LANES).add(s0c).intoArray(c, z + 2 * LANES);
            FloatVector.fromArray(SPECIES, c, z + 3 * LANES).add(s0d).intoArray(c, z + 3 * LANES);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s1a).intoArray(c, z);
            FloatVector.fromArray(SPECIES, c, z + LANES).add(s1b).intoArray(c, z + LANES);
            FloatVector.fromArray(SPECIES, c, z + 2 * LANES).add(s1c).intoArray(c, z + 2 * LANES);
            FloatVector.fromArray(SPECIES, c, z + 3 * LANES).add(s1d).intoArray(c, z + 3 * LANES);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s2a).intoArray(c, z);
            FloatVector.fromArray(SPECIES, c, z + LANES).add(s2b).intoArray(c, z + LANES);
            FloatVector.fromArray(SPECIES, c, z + 2 * LANES).add(s2c).intoArray(c, z + 2 * LANES);
            FloatVector.fromArray(SPECIES, c, z + 3 * LANES).add(s2d).intoArray(c, z + 3 * LANES);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s3a).intoArray(c, z);
            FloatVector.fromArray(SPECIES, c, z + LANES).add(s3b).intoArray(c, z + LANES);
            FloatVector.fromArray(SPECIES, c, z + 2 * LANES).add(s3c).intoArray(c, z + 2 * LANES);
            FloatVector.fromArray(SPECIES, c, z + 3 * LANES).add(s3d).intoArray(c, z + 3 * LANES);
        } else {
            s0a.intoArray(c, z);
            s0b.intoArray(c, z + LANES);
            s0c.intoArray(c, z + 2 * LANES);
            s0d.intoArray(c, z + 3 * LANES);
            z += cStep;
            s1a.intoArray(c, z);
            s1b.intoArray(c, z + LANES);
            s1c.intoArray(c, z + 2 * LANES);
            s1d.intoArray(c, z + 3 * LANES);
            z += cStep;
            s2a.intoArray(c, z);
            s2b.intoArray(c, z + LANES);
            s2c.intoArray(c, z + 2 * LANES);
            s2d.intoArray(c, z + 3 * LANES);
            z += cStep;
            s3a.intoArray(c, z);
            s3b.intoArray(c, z + LANES);
            s3c.intoArray(c, z + 2 * LANES);
            s3d.intoArray(c, z + 3 * LANES);
        }
    }

    /// Four rows, two vectors wide.
    static void two(
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
        var s0a = FloatVector.zero(SPECIES);
        var s0b = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s1b = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s2b = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        var s3b = FloatVector.zero(SPECIES);
        int x = aAt;
        int y = bAt;
        for (int k = 0; k < n; k++) {
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
            x += 4;
            y += bStep;
        }
        int z = cAt;
        if (add) {
            FloatVector.fromArray(SPECIES, c, z).add(s0a).intoArray(c, z);
            FloatVector.fromArray(SPECIES, c, z + LANES).add(s0b).intoArray(c, z + LANES);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s1a).intoArray(c, z);
            FloatVector.fromArray(SPECIES, c, z + LANES).add(s1b).intoArray(c, z + LANES);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s2a).intoArray(c, z);
            FloatVector.fromArray(SPECIES, c, z + LANES).add(s2b).intoArray(c, z + LANES);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s3a).intoArray(c, z);
            FloatVector.fromArray(SPECIES, c, z + LANES).add(s3b).intoArray(c, z + LANES);
        } else {
            s0a.intoArray(c, z);
            s0b.intoArray(c, z + LANES);
            z += cStep;
            s1a.intoArray(c, z);
            s1b.intoArray(c, z + LANES);
            z += cStep;
            s2a.intoArray(c, z);
            s2b.intoArray(c, z + LANES);
            z += cStep;
            s3a.intoArray(c, z);
            s3b.intoArray(c, z + LANES);
        }
    }

    /// Four rows, one vector wide.
    static void one(
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
        var s0a = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        int x = aAt;
        int y = bAt;
        for (int k = 0; k < n; k++) {
            var y0 = FloatVector.fromArray(SPECIES, b, y);
            var x0 = FloatVector.broadcast(SPECIES, a[x]);
            s0a = x0.fma(y0, s0a);
            var x1 = FloatVector.broadcast(SPECIES, a[x + 1]);
            s1a = x1.fma(y0, s1a);
            var x2 = FloatVector.broadcast(SPECIES, a[x + 2]);
            s2a = x2.fma(y0, s2a);
            var x3 = FloatVector.broadcast(SPECIES, a[x + 3]);
            s3a = x3.fma(y0, s3a);
            x += 4;
            y += bStep;
        }
        int z = cAt;
        if (add) {
            FloatVector.fromArray(SPECIES, c, z).add(s0a).intoArray(c, z);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s1a).intoArray(c, z);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s2a).intoArray(c, z);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s3a).intoArray(c, z);
        } else {
            s0a.intoArray(c, z);
            z += cStep;
            s1a.intoArray(c, z);
            z += cStep;
            s2a.intoArray(c, z);
            z += cStep;
            s3a.intoArray(c, z);
        }
    }
}
