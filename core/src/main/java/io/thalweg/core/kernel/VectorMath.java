package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.ScalarMath.*;
import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The functions of [ScalarMath] for a vector of float32 numbers, operation by operation the same,
/// so with the same bits.
///
/// Generated loops hold copies of the bytecode of these methods, as a call that the JIT compiler
/// doesn't inline takes and gives vectors as objects, five to twenty times slower. So everything
/// that a method here uses of other classes has to be public.
public final class VectorMath {
    /// The machine's widest vectors, at most 16 lanes.
    public static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > 16
                    ? FloatVector.SPECIES_512
                    : FloatVector.SPECIES_PREFERRED;

    private VectorMath() {}

    /// eˣ.
    public static FloatVector exp(FloatVector x) {
        var bounded = x.max(broadcast(SPECIES, EXP_LEAST)).min(broadcast(SPECIES, EXP_MOST));
        var shifted = bounded.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUNDER));
        var n = shifted.sub(broadcast(SPECIES, ROUNDER));
        var r = n.fma(broadcast(SPECIES, -LN2_LOW), n.fma(broadcast(SPECIES, -LN2_HIGH), bounded));
        var p = broadcast(SPECIES, E0).fma(r, broadcast(SPECIES, E1));
        p = p.fma(r, broadcast(SPECIES, E2));
        p = p.fma(r, broadcast(SPECIES, E3));
        p = p.fma(r, broadcast(SPECIES, E4));
        p = p.fma(r, broadcast(SPECIES, E5));
        p = p.fma(r.mul(r), r).add(broadcast(SPECIES, 1f));
        var exponent = shifted.reinterpretAsInts().sub(ROUNDER_BITS);
        var half = exponent.lanewise(VectorOperators.ASHR, 1);
        return p.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half)));
    }

    private static FloatVector powerOfTwo(IntVector exponent) {
        return exponent.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    /// The natural logarithm; NaN below zero, −∞ at zero.
    public static FloatVector log(FloatVector x) {
        var small = x.compare(VectorOperators.LT, broadcast(SPECIES, Float.MIN_NORMAL));
        var normal = x.blend(x.mul(broadcast(SPECIES, TWO_23)), small);
        var bits = normal.reinterpretAsInts().sub(ROOT_HALF_BITS);
        var e =
                (FloatVector)
                        bits.lanewise(VectorOperators.ASHR, 23).convert(VectorOperators.I2F, 0);
        e = e.sub(broadcast(SPECIES, 0f).blend(broadcast(SPECIES, 23f), small));
        var f =
                bits.and(0x007FFFFF)
                        .add(ROOT_HALF_BITS)
                        .reinterpretAsFloats()
                        .sub(broadcast(SPECIES, 1f));
        var value = logarithm(f, e);
        value =
                x.blend(
                        value,
                        x.compare(VectorOperators.LT, broadcast(SPECIES, Float.POSITIVE_INFINITY)));
        value =
                broadcast(SPECIES, Float.NaN)
                        .blend(value, x.compare(VectorOperators.GT, broadcast(SPECIES, 0f)));
        return value.blend(
                broadcast(SPECIES, Float.NEGATIVE_INFINITY),
                x.compare(VectorOperators.EQ, broadcast(SPECIES, 0f)));
    }

    /// log((1 + f) · 2ᵉ).
    private static FloatVector logarithm(FloatVector f, FloatVector e) {
        var z = f.mul(f);
        var p = broadcast(SPECIES, L0).fma(f, broadcast(SPECIES, L1));
        p = p.fma(f, broadcast(SPECIES, L2));
        p = p.fma(f, broadcast(SPECIES, L3));
        p = p.fma(f, broadcast(SPECIES, L4));
        p = p.fma(f, broadcast(SPECIES, L5));
        p = p.fma(f, broadcast(SPECIES, L6));
        p = p.fma(f, broadcast(SPECIES, L7));
        p = p.fma(f, broadcast(SPECIES, L8));
        var y = f.mul(z).mul(p);
        y = e.fma(broadcast(SPECIES, LN2_LOW), y);
        y = broadcast(SPECIES, -0.5f).fma(z, y);
        return e.fma(broadcast(SPECIES, LN2_HIGH), f.add(y));
    }

    /// log(1 + x), within 4 units in the last place.
    public static FloatVector log1p(FloatVector x) {
        var u = x.add(broadcast(SPECIES, 1f));
        var value = log(u).mul(x.div(u.sub(broadcast(SPECIES, 1f))));
        value = value.blend(x, u.compare(VectorOperators.EQ, broadcast(SPECIES, 1f)));
        return value.blend(
                x, x.compare(VectorOperators.EQ, broadcast(SPECIES, Float.POSITIVE_INFINITY)));
    }

    /// 1 / (1 + e⁻ˣ).
    public static FloatVector sigmoid(FloatVector x) {
        var e = exp(x.abs().neg());
        var sum = e.add(broadcast(SPECIES, 1f));
        var lost = e.sub(sum.sub(broadcast(SPECIES, 1f)));
        var positive = x.compare(VectorOperators.GT, broadcast(SPECIES, 0f));
        var value = e.blend(broadcast(SPECIES, 1f), positive).div(sum);
        var inverse = broadcast(SPECIES, 1f).sub(value).blend(value, positive);
        return value.neg().mul(lost).fma(inverse, value);
    }

    /// The hyperbolic tangent.
    public static FloatVector tanh(FloatVector x) {
        var size = x.abs();
        var e = exp(size.add(size));
        var z = x.mul(x);
        var p = broadcast(SPECIES, T0).fma(z, broadcast(SPECIES, T1));
        p = p.fma(z, broadcast(SPECIES, T2));
        p = p.fma(z, broadcast(SPECIES, T3));
        p = p.fma(z, broadcast(SPECIES, T4));
        var near = p.mul(z).fma(x, x);
        var far =
                broadcast(SPECIES, 1f)
                        .sub(broadcast(SPECIES, 2f).div(e.add(broadcast(SPECIES, 1f))));
        far = far.blend(far.neg(), x.compare(VectorOperators.LT, broadcast(SPECIES, 0f)));
        return near.blend(far, size.compare(VectorOperators.GT, broadcast(SPECIES, TANH_SMALL)));
    }

    /// The error function.
    public static FloatVector erf(FloatVector x) {
        var z = x.mul(x);
        var size = x.abs();
        var q = broadcast(SPECIES, 1f).div(size);
        var y = q.mul(q);
        var tail =
                middle(y).blend(outer(y), size.compare(VectorOperators.GT, broadcast(SPECIES, 2f)));
        var p = broadcast(SPECIES, F0).fma(z, broadcast(SPECIES, F1));
        p = p.fma(z, broadcast(SPECIES, F2));
        p = p.fma(z, broadcast(SPECIES, F3));
        p = p.fma(z, broadcast(SPECIES, F4));
        p = p.fma(z, broadcast(SPECIES, F5));
        p = p.fma(z, broadcast(SPECIES, F6));
        var near = p.fma(x, x);
        var far = broadcast(SPECIES, 1f).sub(exp(z.neg()).mul(q.mul(tail)));
        far = far.blend(far.neg(), x.compare(VectorOperators.LT, broadcast(SPECIES, 0f)));
        return near.blend(far, size.compare(VectorOperators.GT, broadcast(SPECIES, 1f)));
    }

    private static FloatVector middle(FloatVector y) {
        var p = broadcast(SPECIES, P0).fma(y, broadcast(SPECIES, P1));
        p = p.fma(y, broadcast(SPECIES, P2));
        p = p.fma(y, broadcast(SPECIES, P3));
        p = p.fma(y, broadcast(SPECIES, P4));
        p = p.fma(y, broadcast(SPECIES, P5));
        p = p.fma(y, broadcast(SPECIES, P6));
        p = p.fma(y, broadcast(SPECIES, P7));
        return p.fma(y, broadcast(SPECIES, P8));
    }

    private static FloatVector outer(FloatVector y) {
        var r = broadcast(SPECIES, R0).fma(y, broadcast(SPECIES, R1));
        r = r.fma(y, broadcast(SPECIES, R2));
        r = r.fma(y, broadcast(SPECIES, R3));
        r = r.fma(y, broadcast(SPECIES, R4));
        r = r.fma(y, broadcast(SPECIES, R5));
        r = r.fma(y, broadcast(SPECIES, R6));
        return r.fma(y, broadcast(SPECIES, R7));
    }

    /// The sine of angles in radians.
    public static FloatVector sine(FloatVector x) {
        return turned(x, 0);
    }

    /// The cosine of angles in radians.
    public static FloatVector cosine(FloatVector x) {
        return turned(x, 1);
    }

    private static FloatVector turned(FloatVector x, int quarters) {
        if (!x.abs().compare(VectorOperators.LE, broadcast(SPECIES, MOST_ANGLE)).allTrue()) {
            return LargeAngles.turned(x, quarters);
        }
        var shifted = x.fma(broadcast(SPECIES, TWO_OVER_PI), broadcast(SPECIES, ROUNDER));
        var n = shifted.sub(broadcast(SPECIES, ROUNDER));
        var r = n.fma(broadcast(SPECIES, -QUARTER_HIGH), x);
        r = n.fma(broadcast(SPECIES, -QUARTER_MIDDLE), r);
        r = n.fma(broadcast(SPECIES, -QUARTER_LOW), r);
        var z = r.mul(r);
        var sine = broadcast(SPECIES, S0).fma(z, broadcast(SPECIES, S1));
        sine = sine.fma(z, broadcast(SPECIES, S2));
        sine = z.mul(r).fma(sine, r);
        var cosine = broadcast(SPECIES, C0).fma(z, broadcast(SPECIES, C1));
        cosine = cosine.fma(z, broadcast(SPECIES, C2));
        cosine = z.mul(z).fma(cosine, broadcast(SPECIES, -0.5f).fma(z, broadcast(SPECIES, 1f)));
        var quadrant = shifted.reinterpretAsInts().sub(ROUNDER_BITS - quarters);
        var even = quadrant.and(1).compare(VectorOperators.EQ, 0).cast(SPECIES);
        var sign = quadrant.and(2).lanewise(VectorOperators.LSHL, 30);
        var size = cosine.blend(sine, even).reinterpretAsInts();
        return size.lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
    }
}
