package io.thalweg.core.kernel;

/// Functions of one float32 number as polynomials. [VectorMath] computes the same operations in the
/// same order, so that both give the same bits: IEEE 754 leaves no choice to additions,
/// multiplications, divisions and fused multiply-adds.
///
/// Errors are at most 2 units in the last place; the test of this class measures them. The
/// polynomials' coefficients are those of S. Moshier's Cephes library (logf, tanhf, ndtrf, sinf);
/// eˣ has Taylor's.
public final class ScalarMath {
    static final float LOG2_E = (float) 1.4426950408889634;

    /// ln 2 in two parts: the first has few bits, so that its product with an exponent is exact.
    static final float LN2_HIGH = 355f / 512;

    static final float LN2_LOW = (float) -2.12194440e-4;

    /// Adding 1.5 · 2²³ rounds to an integer, which then stands in the low bits.
    static final float ROUNDER = 12582912f;

    static final int ROUNDER_BITS = 0x4B400000;

    /// Below, eˣ rounds to 0; above, to infinity.
    static final float EXP_LEAST = -104f;

    static final float EXP_MOST = 89f;

    static final float E0 = 1f / 5040;
    static final float E1 = 1f / 720;
    static final float E2 = 1f / 120;
    static final float E3 = 1f / 24;
    static final float E4 = 1f / 6;
    static final float E5 = 0.5f;

    static final float L0 = (float) 7.0376836292e-2;
    static final float L1 = (float) -1.1514610310e-1;
    static final float L2 = (float) 1.1676998740e-1;
    static final float L3 = (float) -1.2420140846e-1;
    static final float L4 = (float) 1.4249322787e-1;
    static final float L5 = (float) -1.6668057665e-1;
    static final float L6 = (float) 2.0000714765e-1;
    static final float L7 = (float) -2.4999993993e-1;
    static final float L8 = (float) 3.3333331174e-1;

    /// The bits of √½, between which and √2 the logarithm's polynomial holds.
    static final int ROOT_HALF_BITS = 0x3F3504F3;

    static final float TWO_23 = 8388608f;

    static final float T0 = (float) -5.70498872745e-3;
    static final float T1 = (float) 2.06390887954e-2;
    static final float T2 = (float) -5.37397155531e-2;
    static final float T3 = (float) 1.33314422036e-1;
    static final float T4 = (float) -3.33332819422e-1;
    static final float TANH_SMALL = 0.625f;

    static final float F0 = (float) 7.853861353153693e-5;
    static final float F1 = (float) -8.010193625184903e-4;
    static final float F2 = (float) 5.188327685732524e-3;
    static final float F3 = (float) -2.685381193529856e-2;
    static final float F4 = (float) 1.128358514861418e-1;
    static final float F5 = (float) -3.761262582423300e-1;
    static final float F6 = (float) 1.28379165726710e-1;

    static final float P0 = (float) 2.326819970068386e-2;
    static final float P1 = (float) -1.387039388740657e-1;
    static final float P2 = (float) 3.687424674597105e-1;
    static final float P3 = (float) -5.824733027278666e-1;
    static final float P4 = (float) 6.210004621745983e-1;
    static final float P5 = (float) -4.944515323274145e-1;
    static final float P6 = (float) 3.404879937665872e-1;
    static final float P7 = (float) -2.741127028184656e-1;
    static final float P8 = (float) 5.638259427472472e-1;

    static final float R0 = (float) -1.047766399936249e+1;
    static final float R1 = (float) 1.297719955372516e+1;
    static final float R2 = (float) -7.495518717768503e+0;
    static final float R3 = (float) 2.921019019210786e+0;
    static final float R4 = (float) -1.015265279202700e+0;
    static final float R5 = (float) 4.218463358204948e-1;
    static final float R6 = (float) -2.820767439740514e-1;
    static final float R7 = (float) 5.641895067754075e-1;

    static final float TWO_OVER_PI = (float) 0.6366197723675814;

    /// π/2 in three parts: the first two have few bits, so that their products with the number of
    /// quarter turns up to [#MOST_ANGLE] are exact.
    static final float QUARTER_HIGH = 1.5703125f;

    static final float QUARTER_MIDDLE = (float) 4.837512969970703e-4;
    static final float QUARTER_LOW = (float) 7.549789954891882e-8;

    /// Larger angles are left to StrictMath.
    static final float MOST_ANGLE = 8192;

    static final float S0 = (float) -1.9515295891e-4;
    static final float S1 = (float) 8.3321608736e-3;
    static final float S2 = (float) -1.6666654611e-1;

    static final float C0 = (float) 2.443315711809948e-5;
    static final float C1 = (float) -1.388731625493765e-3;
    static final float C2 = (float) 4.166664568298827e-2;

    private ScalarMath() {}

    /// eˣ.
    public static float exp(float x) {
        float bounded = Math.min(Math.max(x, EXP_LEAST), EXP_MOST);
        float shifted = Math.fma(bounded, LOG2_E, ROUNDER);
        float n = shifted - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, bounded));
        float p = Math.fma(E0, r, E1);
        p = Math.fma(p, r, E2);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E4);
        p = Math.fma(p, r, E5);
        p = Math.fma(p, r * r, r) + 1;
        // 2ⁿ in two factors: neither is out of range, and a result below the normal numbers is
        // rounded once.
        int exponent = Float.floatToRawIntBits(shifted) - ROUNDER_BITS;
        int half = exponent >> 1;
        return p
                * Float.intBitsToFloat((half + 127) << 23)
                * Float.intBitsToFloat((exponent - half + 127) << 23);
    }

    /// The natural logarithm; NaN below zero, −∞ at zero.
    public static float log(float x) {
        boolean small = Float.MIN_NORMAL > x;
        float normal = small ? x * TWO_23 : x;
        int bits = Float.floatToRawIntBits(normal) - ROOT_HALF_BITS;
        float e = (float) (bits >> 23) - (small ? 23f : 0f);
        float m = Float.intBitsToFloat((bits & 0x007FFFFF) + ROOT_HALF_BITS);
        float f = m - 1;
        float z = f * f;
        float p = Math.fma(L0, f, L1);
        p = Math.fma(p, f, L2);
        p = Math.fma(p, f, L3);
        p = Math.fma(p, f, L4);
        p = Math.fma(p, f, L5);
        p = Math.fma(p, f, L6);
        p = Math.fma(p, f, L7);
        p = Math.fma(p, f, L8);
        float y = f * z * p;
        y = Math.fma(e, LN2_LOW, y);
        y = Math.fma(-0.5f, z, y);
        float value = Math.fma(e, LN2_HIGH, f + y);
        value = Float.POSITIVE_INFINITY > x ? value : x;
        value = x > 0 ? value : Float.NaN;
        return x == 0 ? Float.NEGATIVE_INFINITY : value;
    }

    /// log(1 + x), within 4 units in the last place.
    public static float log1p(float x) {
        // With u = 1 + x rounded, log(u) · x / (u − 1) loses nothing of x (Kahan; HP-15C handbook).
        float u = 1 + x;
        float value = log(u) * (x / (u - 1));
        value = u == 1 ? x : value;
        return x == Float.POSITIVE_INFINITY ? x : value;
    }

    /// 1 / (1 + e⁻ˣ).
    public static float sigmoid(float x) {
        float e = exp(-Math.abs(x));
        float sum = 1 + e;
        float lost = e - (sum - 1);
        float value = (x > 0 ? 1 : e) / sum;
        // 1 / sum is the value itself, or 1 less it: no second division to give back what the sum
        // lost in rounding.
        return Math.fma(-value * lost, x > 0 ? value : 1 - value, value);
    }

    /// The hyperbolic tangent.
    public static float tanh(float x) {
        float size = Math.abs(x);
        float z = x * x;
        float p = Math.fma(T0, z, T1);
        p = Math.fma(p, z, T2);
        p = Math.fma(p, z, T3);
        p = Math.fma(p, z, T4);
        float near = Math.fma(p * z, x, x);
        float far = 1 - 2 / (exp(size + size) + 1);
        far = 0 > x ? -far : far;
        return size > TANH_SMALL ? far : near;
    }

    /// The error function.
    public static float erf(float x) {
        float size = Math.abs(x);
        float z = x * x;
        float p = Math.fma(F0, z, F1);
        p = Math.fma(p, z, F2);
        p = Math.fma(p, z, F3);
        p = Math.fma(p, z, F4);
        p = Math.fma(p, z, F5);
        p = Math.fma(p, z, F6);
        float near = Math.fma(p, x, x);
        float far = 1 - complement(size, z);
        far = 0 > x ? -far : far;
        return size > 1 ? far : near;
    }

    /// 1 − erf(size) for a size above 1.
    private static float complement(float size, float z) {
        float q = 1 / size;
        float y = q * q;
        float p = Math.fma(P0, y, P1);
        p = Math.fma(p, y, P2);
        p = Math.fma(p, y, P3);
        p = Math.fma(p, y, P4);
        p = Math.fma(p, y, P5);
        p = Math.fma(p, y, P6);
        p = Math.fma(p, y, P7);
        p = Math.fma(p, y, P8);
        float r = Math.fma(R0, y, R1);
        r = Math.fma(r, y, R2);
        r = Math.fma(r, y, R3);
        r = Math.fma(r, y, R4);
        r = Math.fma(r, y, R5);
        r = Math.fma(r, y, R6);
        r = Math.fma(r, y, R7);
        return exp(-z) * (q * (size > 2 ? r : p));
    }

    /// The sine of an angle in radians.
    public static float sine(float x) {
        return turned(x, 0);
    }

    /// The cosine of an angle in radians.
    public static float cosine(float x) {
        return turned(x, 1);
    }

    /// The sine of an angle and some quarter turns more, 0 or 1.
    static float turned(float x, int quarters) {
        if (!(Math.abs(x) <= MOST_ANGLE)) {
            return (float) (quarters == 0 ? StrictMath.sin(x) : StrictMath.cos(x));
        }
        float shifted = Math.fma(x, TWO_OVER_PI, ROUNDER);
        float n = shifted - ROUNDER;
        float r = Math.fma(n, -QUARTER_HIGH, x);
        r = Math.fma(n, -QUARTER_MIDDLE, r);
        r = Math.fma(n, -QUARTER_LOW, r);
        float z = r * r;
        float sine = Math.fma(S0, z, S1);
        sine = Math.fma(sine, z, S2);
        sine = Math.fma(z * r, sine, r);
        float cosine = Math.fma(C0, z, C1);
        cosine = Math.fma(cosine, z, C2);
        cosine = Math.fma(z * z, cosine, Math.fma(-0.5f, z, 1));
        int quadrant = Float.floatToRawIntBits(shifted) - ROUNDER_BITS + quarters;
        float size = (quadrant & 1) == 0 ? sine : cosine;
        return (quadrant & 2) == 0 ? size : -size;
    }
}
