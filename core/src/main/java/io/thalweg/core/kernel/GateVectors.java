package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// What recurrences' gates do, for whole vectors of units; operation by operation the same as the
/// loops of [LstmCell] with the same names.
///
/// No loop calls a method of our own: the JIT compiler inlines those up to a number of nodes of its
/// graph, or if it hasn't compiled them already, which depends on what came first, and a vector
/// that crosses a call becomes an object. The vectors' own methods are always inlined.
final class GateVectors {
    private GateVectors() {}

    /// See [LstmCell#sums].
    ///
    /// @return how many elements were computed: as many as fill vectors
    static int sums(int count, float[] inputs, int inputsAt, float[] work, int sums) {
        int end = count - count % LANES;
        for (int j = 0; j < end; j += LANES) {
            FloatVector.fromArray(SPECIES, inputs, inputsAt + j)
                    .add(FloatVector.fromArray(SPECIES, work, sums + j))
                    .intoArray(work, sums + j);
        }
        return end;
    }

    /// See [LstmCell#sigmoids].
    ///
    /// @param result elsewhere than `x`
    /// @return how many elements were computed: as many as fill vectors
    static int sigmoids(int count, float[] x, int xAt, float[] result, int resultAt) {
        int end = count - count % LANES;
        powers(end, -1, x, xAt, result, resultAt);
        var one = FloatVector.broadcast(SPECIES, 1f);
        for (int j = 0; j < end; j += LANES) {
            // VectorMath.sigmoid.
            var e = FloatVector.fromArray(SPECIES, result, resultAt + j);
            var sum = e.add(one);
            var lost = e.sub(sum.sub(one));
            var positive =
                    FloatVector.fromArray(SPECIES, x, xAt + j).compare(VectorOperators.GT, 0f);
            var value = e.blend(one, positive).div(sum);
            var inverse = one.sub(value).blend(value, positive);
            value.neg().mul(lost).fma(inverse, value).intoArray(result, resultAt + j);
        }
        return end;
    }

    /// See [LstmCell#tanhs].
    ///
    /// @param result elsewhere than `x`
    /// @return how many elements were computed: as many as fill vectors
    static int tanhs(int count, float[] x, int xAt, float[] result, int resultAt) {
        int end = count - count % LANES;
        powers(end, 2, x, xAt, result, resultAt);
        var one = FloatVector.broadcast(SPECIES, 1f);
        var two = FloatVector.broadcast(SPECIES, 2f);
        var t1 = FloatVector.broadcast(SPECIES, ScalarMath.T1);
        var t2 = FloatVector.broadcast(SPECIES, ScalarMath.T2);
        var t3 = FloatVector.broadcast(SPECIES, ScalarMath.T3);
        var t4 = FloatVector.broadcast(SPECIES, ScalarMath.T4);
        var first = FloatVector.broadcast(SPECIES, ScalarMath.T0);
        for (int j = 0; j < end; j += LANES) {
            // VectorMath.tanh.
            var number = FloatVector.fromArray(SPECIES, x, xAt + j);
            var z = number.mul(number);
            var p = first.fma(z, t1).fma(z, t2).fma(z, t3).fma(z, t4);
            var near = p.mul(z).fma(number, number);
            var e = FloatVector.fromArray(SPECIES, result, resultAt + j);
            var far = one.sub(two.div(e.add(one)));
            far = far.blend(far.neg(), number.compare(VectorOperators.LT, 0f));
            near.blend(far, number.abs().compare(VectorOperators.GT, ScalarMath.TANH_SMALL))
                    .intoArray(result, resultAt + j);
        }
        return end;
    }

    /// `result[j] = exp(factor |x[j]|)`.
    ///
    /// @param end a multiple of the vectors' length
    /// @param factor a power of two, so that nothing is rounded
    private static void powers(
            int end, float factor, float[] x, int xAt, float[] result, int resultAt) {
        for (int j = 0; j < end; j += LANES) {
            FloatVector.fromArray(SPECIES, x, xAt + j)
                    .abs()
                    .mul(factor)
                    .intoArray(result, resultAt + j);
        }
        Exponentials.replace(end, result, resultAt);
    }
}
