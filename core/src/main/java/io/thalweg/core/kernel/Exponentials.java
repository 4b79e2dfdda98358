package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;
import static io.thalweg.core.kernel.ScalarMath.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// eˣ of many numbers, operation by operation as [VectorMath#exp] computes it.
///
/// The loop calls no method of our own: see [GateVectors]. Numbers that don't change stand in
/// variables, which is faster until the JIT compiler has seen the loop.
final class Exponentials {
    private Exponentials() {}

    /// Replaces numbers by their exponentials.
    ///
    /// @param end how many; a multiple of the vectors' length
    static void replace(int end, float[] x, int at) {
        var least = FloatVector.broadcast(SPECIES, EXP_LEAST);
        var most = FloatVector.broadcast(SPECIES, EXP_MOST);
        var log2e = FloatVector.broadcast(SPECIES, LOG2_E);
        var rounder = FloatVector.broadcast(SPECIES, ROUNDER);
        var high = FloatVector.broadcast(SPECIES, -LN2_HIGH);
        var low = FloatVector.broadcast(SPECIES, -LN2_LOW);
        var e0 = FloatVector.broadcast(SPECIES, E0);
        var e1 = FloatVector.broadcast(SPECIES, E1);
        var e2 = FloatVector.broadcast(SPECIES, E2);
        var e3 = FloatVector.broadcast(SPECIES, E3);
        var e4 = FloatVector.broadcast(SPECIES, E4);
        var e5 = FloatVector.broadcast(SPECIES, E5);
        for (int j = 0; j < end; j += LANES) {
            var exponent = FloatVector.fromArray(SPECIES, x, at + j);
            var bounded = exponent.max(least).min(most);
            var shifted = bounded.fma(log2e, rounder);
            var n = shifted.sub(rounder);
            var r = n.fma(low, n.fma(high, bounded));
            var p = e0.fma(r, e1).fma(r, e2).fma(r, e3).fma(r, e4).fma(r, e5);
            p = p.fma(r.mul(r), r).add(1f);
            var power = shifted.reinterpretAsInts().sub(ROUNDER_BITS);
            var half = power.lanewise(VectorOperators.ASHR, 1);
            var lower = half.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
            var rest = power.sub(half).add(127).lanewise(VectorOperators.LSHL, 23);
            p.mul(lower).mul(rest.reinterpretAsFloats()).intoArray(x, at + j);
        }
    }
}
