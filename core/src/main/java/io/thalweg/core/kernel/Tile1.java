package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Products of one row with some vectors of columns, all sums in registers: see [Tile].
final class Tile1 {
    private Tile1() {}

    /// One row, eight vectors wide.
    static void eight(
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
        var s0e = FloatVector.zero(SPECIES);
        var s0f = FloatVector.zero(SPECIES);
        var s0g = FloatVector.zero(SPECIES);
        var s0h = FloatVector.zero(SPECIES);
        int x = aAt;
        int y = bAt;
        for (int k = 0; k < n; k++) {
            var y0 = FloatVector.fromArray(SPECIES, b, y);
            var y1 = FloatVector.fromArray(SPECIES, b, y + LANES);
            var y2 = FloatVector.fromArray(SPECIES, b, y + 2 * LANES);
            var y3 = FloatVector.fromArray(SPECIES, b, y + 3 * LANES);
            var y4 = FloatVector.fromArray(SPECIES, b, y + 4 * LANES);
            var y5 = FloatVector.fromArray(SPECIES, b, y + 5 * LANES);
            var y6 = FloatVector.fromArray(SPECIES, b, y + 6 * LANES);
            var y7 = FloatVector.fromArray(SPECIES, b, y + 7 * LANES);
            var x0 = FloatVector.broadcast(SPECIES, a[x]);
            s0a = x0.fma(y0, s0a);
            s0b = x0.fma(y1, s0b);
            s0c = x0.fma(y2, s0c);
            s0d = x0.fma(y3, s0d);
            s0e = x0.fma(y4, s0e);
            s0f = x0.fma(y5, s0f);
            s0g = x0.fma(y6, s0g);
            s0h = x0.fma(y7, s0h);
            x += 1;
            y += bStep;
        }
        int z = cAt;
        if (add) {
            FloatVector.fromArray(SPECIES, c, z).add(s0a).intoArray(c, z);
            FloatVector.fromArray(SPECIES, c, z + LANES).add(s0b).intoArray(c, z + LANES);
            FloatVector.fromArray(SPECIES, c, z + 2 * LANES).add(s0c).intoArray(c, z + 2 * LANES);
            FloatVector.fromArray(SPECIES, c, z + 3 * LANES).add(s0d).intoArray(c, z + 3 * LANES);
            FloatVector.fromArray(SPECIES, c, z + 4 * LANES).add(s0e).intoArray(c, z + 4 * LANES);
            FloatVector.fromArray(SPECIES, c, z + 5 * LANES).add(s0f).intoArray(c, z + 5 * LANES);
            FloatVector.fromArray(SPECIES, c, z + 6 * LANES).add(s0g).intoArray(c, z + 6 * LANES);
            FloatVector.fromArray(SPECIES, c, z + 7 * LANES).add(s0h).intoArray(c, z + 7 * LANES);
        } else {
            s0a.intoArray(c, z);
            s0b.intoArray(c, z + LANES);
            s0c.intoArray(c, z + 2 * LANES);
            s0d.intoArray(c, z + 3 * LANES);
            s0e.intoArray(c, z + 4 * LANES);
            s0f.intoArray(c, z + 5 * LANES);
            s0g.intoArray(c, z + 6 * LANES);
            s0h.intoArray(c, z + 7 * LANES);
        }
    }

    /// One row, two vectors wide.
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
        int x = aAt;
        int y = bAt;
        for (int k = 0; k < n; k++) {
            var y0 = FloatVector.fromArray(SPECIES, b, y);
            var y1 = FloatVector.fromArray(SPECIES, b, y + LANES);
            var x0 = FloatVector.broadcast(SPECIES, a[x]);
            s0a = x0.fma(y0, s0a);
            s0b = x0.fma(y1, s0b);
            x += 1;
            y += bStep;
        }
        int z = cAt;
        if (add) {
            FloatVector.fromArray(SPECIES, c, z).add(s0a).intoArray(c, z);
            FloatVector.fromArray(SPECIES, c, z + LANES).add(s0b).intoArray(c, z + LANES);
        } else {
            s0a.intoArray(c, z);
            s0b.intoArray(c, z + LANES);
        }
    }

    /// One row, one vector wide.
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
        int x = aAt;
        int y = bAt;
        for (int k = 0; k < n; k++) {
            var y0 = FloatVector.fromArray(SPECIES, b, y);
            var x0 = FloatVector.broadcast(SPECIES, a[x]);
            s0a = x0.fma(y0, s0a);
            x += 1;
            y += bStep;
        }
        int z = cAt;
        if (add) {
            FloatVector.fromArray(SPECIES, c, z).add(s0a).intoArray(c, z);
        } else {
            s0a.intoArray(c, z);
        }
    }
}
