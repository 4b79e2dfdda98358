package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Products of eight rows with some vectors of columns, all sums in registers: see [Tile].
final class Tile8 {
    private Tile8() {}

    /// Eight rows, two vectors wide.
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
        var s4a = FloatVector.zero(SPECIES);
        var s4b = FloatVector.zero(SPECIES);
        var s5a = FloatVector.zero(SPECIES);
        var s5b = FloatVector.zero(SPECIES);
        var s6a = FloatVector.zero(SPECIES);
        var s6b = FloatVector.zero(SPECIES);
        var s7a = FloatVector.zero(SPECIES);
        var s7b = FloatVector.zero(SPECIES);
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
            var x4 = FloatVector.broadcast(SPECIES, a[x + 4]);
            s4a = x4.fma(y0, s4a);
            s4b = x4.fma(y1, s4b);
            var x5 = FloatVector.broadcast(SPECIES, a[x + 5]);
            s5a = x5.fma(y0, s5a);
            s5b = x5.fma(y1, s5b);
            var x6 = FloatVector.broadcast(SPECIES, a[x + 6]);
            s6a = x6.fma(y0, s6a);
            s6b = x6.fma(y1, s6b);
            var x7 = FloatVector.broadcast(SPECIES, a[x + 7]);
            s7a = x7.fma(y0, s7a);
            s7b = x7.fma(y1, s7b);
            x += 8;
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
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s4a).intoArray(c, z);
            FloatVector.fromArray(SPECIES, c, z + LANES).add(s4b).intoArray(c, z + LANES);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s5a).intoArray(c, z);
            FloatVector.fromArray(SPECIES, c, z + LANES).add(s5b).intoArray(c, z + LANES);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s6a).intoArray(c, z);
            FloatVector.fromArray(SPECIES, c, z + LANES).add(s6b).intoArray(c, z + LANES);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s7a).intoArray(c, z);
            FloatVector.fromArray(SPECIES, c, z + LANES).add(s7b).intoArray(c, z + LANES);
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
            z += cStep;
            s4a.intoArray(c, z);
            s4b.intoArray(c, z + LANES);
            z += cStep;
            s5a.intoArray(c, z);
            s5b.intoArray(c, z + LANES);
            z += cStep;
            s6a.intoArray(c, z);
            s6b.intoArray(c, z + LANES);
            z += cStep;
            s7a.intoArray(c, z);
            s7b.intoArray(c, z + LANES);
        }
    }

    /// Eight rows, one vector wide.
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
        var s4a = FloatVector.zero(SPECIES);
        var s5a = FloatVector.zero(SPECIES);
        var s6a = FloatVector.zero(SPECIES);
        var s7a = FloatVector.zero(SPECIES);
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
            var x4 = FloatVector.broadcast(SPECIES, a[x + 4]);
            s4a = x4.fma(y0, s4a);
            var x5 = FloatVector.broadcast(SPECIES, a[x + 5]);
            s5a = x5.fma(y0, s5a);
            var x6 = FloatVector.broadcast(SPECIES, a[x + 6]);
            s6a = x6.fma(y0, s6a);
            var x7 = FloatVector.broadcast(SPECIES, a[x + 7]);
            s7a = x7.fma(y0, s7a);
            x += 8;
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
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s4a).intoArray(c, z);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s5a).intoArray(c, z);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s6a).intoArray(c, z);
            z += cStep;
            FloatVector.fromArray(SPECIES, c, z).add(s7a).intoArray(c, z);
        } else {
            s0a.intoArray(c, z);
            z += cStep;
            s1a.intoArray(c, z);
            z += cStep;
            s2a.intoArray(c, z);
            z += cStep;
            s3a.intoArray(c, z);
            z += cStep;
            s4a.intoArray(c, z);
            z += cStep;
            s5a.intoArray(c, z);
            z += cStep;
            s6a.intoArray(c, z);
            z += cStep;
            s7a.intoArray(c, z);
        }
    }
}
