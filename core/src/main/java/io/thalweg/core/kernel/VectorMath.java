package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.ScalarMath.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/// The functions of [ScalarMath] for a vector of float32 numbers, operation by operation the same,
/// so with the same bits.
///
/// The methods are small enough that the JIT compiler inlines them into the loops that call them.
public final class VectorMath {
    private VectorMath() {}

    /// eˣ.
    public static FloatVector exp(FloatVector x) {
        var bounded = x.max(EXP_LEAST).min(EXP_MOST);
        var shifted = bounded.fma(splat(x, LOG2_E), splat(x, ROUNDER));
        var n = shifted.sub(ROUNDER);
        var r = n.fma(splat(x, -LN2_LOW), n.fma(splat(x, -LN2_HIGH), bounded));
        var p = splat(x, E0).fma(r, splat(x, E1));
        p = p.fma(r, splat(x, E2));
        p = p.fma(r, splat(x, E3));
        p = p.fma(r, splat(x, E4));
        p = p.fma(r, splat(x, E5));
        p = p.fma(r.mul(r), r).add(1);
        var exponent = shifted.reinterpretAsInts().sub(ROUNDER_BITS);
        var half = exponent.lanewise(VectorOperators.ASHR, 1);
        return p.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half)));
    }

    private static FloatVector powerOfTwo(IntVector exponent) {
        return exponent.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    private static FloatVector splat(FloatVector like, float number) {
        return FloatVector.broadcast(like.species(), number);
    }

    /// The natural logarithm; NaN below zero, −∞ at zero.
    public static FloatVector log(FloatVector x) {
        var small = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
        var normal = x.blend(x.mul(TWO_23), small);
        var bits = normal.reinterpretAsInts().sub(ROOT_HALF_BITS);
        var e =
                (FloatVector)
                        bits.lanewise(VectorOperators.ASHR, 23).convert(VectorOperators.I2F, 0);
        e = e.sub(splat(x, 0).blend(23, small));
        var f = bits.and(0x007FFFFF).add(ROOT_HALF_BITS).reinterpretAsFloats().sub(1);
        var value = logarithm(f, e);
        value = x.blend(value, x.compare(VectorOperators.LT, Float.POSITIVE_INFINITY));
        value = splat(x, Float.NaN).blend(value, x.compare(VectorOperators.GT, 0));
        return value.blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0));
    }

    /// log((1 + f) · 2ᵉ).
    private static FloatVector logarithm(FloatVector f, FloatVector e) {
        var z = f.mul(f);
        var p = splat(f, L0).fma(f, splat(f, L1));
        p = p.fma(f, splat(f, L2));
        p = p.fma(f, splat(f, L3));
        p = p.fma(f, splat(f, L4));
        p = p.fma(f, splat(f, L5));
        p = p.fma(f, splat(f, L6));
        p = p.fma(f, splat(f, L7));
        p = p.fma(f, splat(f, L8));
        var y = f.mul(z).mul(p);
        y = e.fma(splat(f, LN2_LOW), y);
        y = splat(f, -0.5f).fma(z, y);
        return e.fma(splat(f, LN2_HIGH), f.add(y));
    }

    /// log(1 + x), within 4 units in the last place.
    public static FloatVector log1p(FloatVector x) {
        var u = x.add(1);
        var value = log(u).mul(x.div(u.sub(1)));
        value = value.blend(x, u.compare(VectorOperators.EQ, 1));
        return value.blend(x, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY));
    }

    /// 1 / (1 + e⁻ˣ).
    public static FloatVector sigmoid(FloatVector x) {
        var e = exp(x.abs().neg());
        var sum = e.add(1);
        var lost = e.sub(sum.sub(1));
        var positive = x.compare(VectorOperators.GT, 0);
        var value = e.blend(1, positive).div(sum);
        var inverse = splat(x, 1).sub(value).blend(value, positive);
        return value.neg().mul(lost).fma(inverse, value);
    }

    /// The hyperbolic tangent.
    public static FloatVector tanh(FloatVector x) {
        var size = x.abs();
        var z = x.mul(x);
        var p = splat(x, T0).fma(z, splat(x, T1));
        p = p.fma(z, splat(x, T2));
        p = p.fma(z, splat(x, T3));
        p = p.fma(z, splat(x, T4));
        var near = p.mul(z).fma(x, x);
        var far = splat(x, 1).sub(splat(x, 2).div(exp(size.add(size)).add(1)));
        far = far.blend(far.neg(), x.compare(VectorOperators.LT, 0));
        return near.blend(far, size.compare(VectorOperators.GT, TANH_SMALL));
    }

    /// The error function.
    public static FloatVector erf(FloatVector x) {
        var size = x.abs();
        var z = x.mul(x);
        var p = splat(x, F0).fma(z, splat(x, F1));
        p = p.fma(z, splat(x, F2));
        p = p.fma(z, splat(x, F3));
        p = p.fma(z, splat(x, F4));
        p = p.fma(z, splat(x, F5));
        p = p.fma(z, splat(x, F6));
        var near = p.fma(x, x);
        var far = splat(x, 1).sub(complement(size, z));
        far = far.blend(far.neg(), x.compare(VectorOperators.LT, 0));
        return near.blend(far, size.compare(VectorOperators.GT, 1));
    }

    /// 1 − erf(size) for a size above 1.
    private static FloatVector complement(FloatVector size, FloatVector z) {
        var q = splat(size, 1).div(size);
        var y = q.mul(q);
        var near = middle(y);
        var far = outer(y);
        var chosen = near.blend(far, size.compare(VectorOperators.GT, 2));
        return exp(z.neg()).mul(q.mul(chosen));
    }

    private static FloatVector middle(FloatVector y) {
        var p = splat(y, P0).fma(y, splat(y, P1));
        p = p.fma(y, splat(y, P2));
        p = p.fma(y, splat(y, P3));
        p = p.fma(y, splat(y, P4));
        p = p.fma(y, splat(y, P5));
        p = p.fma(y, splat(y, P6));
        p = p.fma(y, splat(y, P7));
        return p.fma(y, splat(y, P8));
    }

    private static FloatVector outer(FloatVector y) {
        var r = splat(y, R0).fma(y, splat(y, R1));
        r = r.fma(y, splat(y, R2));
        r = r.fma(y, splat(y, R3));
        r = r.fma(y, splat(y, R4));
        r = r.fma(y, splat(y, R5));
        r = r.fma(y, splat(y, R6));
        return r.fma(y, splat(y, R7));
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
        if (!x.abs().compare(VectorOperators.LE, MOST_ANGLE).allTrue()) {
            return oneByOne(x, quarters);
        }
        var shifted = x.fma(splat(x, TWO_OVER_PI), splat(x, ROUNDER));
        var n = shifted.sub(ROUNDER);
        var r = n.fma(splat(x, -QUARTER_HIGH), x);
        r = n.fma(splat(x, -QUARTER_MIDDLE), r);
        r = n.fma(splat(x, -QUARTER_LOW), r);
        var z = r.mul(r);
        var sine = splat(x, S0).fma(z, splat(x, S1));
        sine = sine.fma(z, splat(x, S2));
        sine = z.mul(r).fma(sine, r);
        var cosine = splat(x, C0).fma(z, splat(x, C1));
        cosine = cosine.fma(z, splat(x, C2));
        cosine = z.mul(z).fma(cosine, splat(x, -0.5f).fma(z, splat(x, 1)));
        var quadrant = shifted.reinterpretAsInts().sub(ROUNDER_BITS - quarters);
        var even = quadrant.and(1).compare(VectorOperators.EQ, 0);
        var positive = quadrant.and(2).compare(VectorOperators.EQ, 0);
        var size = cosine.blend(sine, even.cast(x.species()));
        return size.neg().blend(size, positive.cast(x.species()));
    }

    private static FloatVector oneByOne(FloatVector x, int quarters) {
        var lanes = x.toArray();
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = ScalarMath.turned(lanes[i], quarters);
        }
        return FloatVector.fromArray(x.species(), lanes, 0);
    }
}
