package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import io.thalweg.core.graph.Lstm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// [LstmCell] for whole vectors of units, operation by operation the same.
///
/// A loop has one function of [VectorMath] of what it loads, or about ten operations: where more
/// come together, the JIT compiler keeps vectors as objects, and the loop runs at a quarter of its
/// speed.
final class LstmVectors {
    private LstmVectors() {}

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

    /// See [LstmCell#kept].
    static FloatVector kept(FloatVector gradient) {
        return gradient.blend(0f, gradient.abs().compare(VectorOperators.LT, LstmCell.VANISHED));
    }

    /// See [LstmCell#sums].
    ///
    /// @return how many elements were computed: as many as fill vectors
    static int sums(int count, float[] inputs, int inputsAt, float[] work, int sums) {
        int end = count - count % LANES;
        for (int j = 0; j < end; j += LANES) {
            load(inputs, inputsAt + j).add(load(work, sums + j)).intoArray(work, sums + j);
        }
        return end;
    }

    /// See [LstmCell#sigmoids].
    ///
    /// @return how many elements were computed: as many as fill vectors
    static int sigmoids(int count, float[] x, int xAt, float[] result, int resultAt) {
        int end = count - count % LANES;
        for (int j = 0; j < end; j += LANES) {
            var sum = load(x, xAt + j);
            var power = VectorMath.exp(VectorMath.sigmoidExponent(sum));
            VectorMath.sigmoidOf(sum, power).intoArray(result, resultAt + j);
        }
        return end;
    }

    /// See [LstmCell#tanhs].
    ///
    /// @return how many elements were computed: as many as fill vectors
    static int tanhs(int count, float[] x, int xAt, float[] result, int resultAt) {
        int end = count - count % LANES;
        for (int j = 0; j < end; j += LANES) {
            var sum = load(x, xAt + j);
            var power = VectorMath.exp(VectorMath.tanhExponent(sum));
            VectorMath.tanhOf(sum, power).intoArray(result, resultAt + j);
        }
        return end;
    }

    /// See [LstmCell#cells].
    ///
    /// @return how many units were computed: as many as fill vectors
    static int cells(int hidden, float[] work, int cell, float[] trace, int at) {
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            int to = at + j;
            var product = load(trace, to).mul(load(trace, to + 2 * hidden));
            var c = load(trace, to + hidden).fma(load(work, cell + j), product);
            c.intoArray(work, cell + j);
            c.intoArray(trace, to + Lstm.CELL * hidden);
        }
        return end;
    }

    /// See [LstmCell#states].
    ///
    /// @return how many units were computed: as many as fill vectors
    static int states(int hidden, float[] work, int state, int bent, float[] trace, int at) {
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            var h = load(trace, at + 3 * hidden + j).mul(load(work, bent + j));
            h.intoArray(work, state + j);
            h.intoArray(trace, at + Lstm.HIDDEN * hidden + j);
        }
        return end;
    }

    /// See [LstmCell#backOut].
    ///
    /// @return how many units were computed: as many as fill vectors
    static int backOut(
            int hidden,
            float[] trace,
            int at,
            float[] work,
            int bent,
            int upstream,
            int toState,
            int toCell,
            float[] gates,
            int gatesAt) {
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            var o = load(trace, at + 3 * hidden + j);
            var b = load(work, bent + j);
            var dh = load(work, upstream + Lstm.HIDDEN * hidden + j).add(load(work, toState + j));
            var dO = dh.fma(b, load(work, upstream + 3 * hidden + j));
            kept(dO.mul(slopeOfSigmoid(o))).intoArray(gates, gatesAt + 3 * hidden + j);
            var handed = load(work, upstream + Lstm.CELL * hidden + j).add(load(work, toCell + j));
            dh.mul(o).fma(slopeOfTanh(b), handed).intoArray(work, toCell + j);
        }
        return end;
    }

    /// See [LstmCell#backIn].
    ///
    /// @return how many units were computed: as many as fill vectors
    static int backIn(
            int hidden,
            float[] trace,
            int at,
            float[] work,
            int upstream,
            int toCell,
            float[] gates,
            int gatesAt) {
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            var i = load(trace, at + j);
            var g = load(trace, at + 2 * hidden + j);
            var dc = load(work, toCell + j);
            var di = dc.fma(g, load(work, upstream + j));
            kept(di.mul(slopeOfSigmoid(i))).intoArray(gates, gatesAt + j);
            var dg = dc.fma(i, load(work, upstream + 2 * hidden + j));
            kept(dg.mul(slopeOfTanh(g))).intoArray(gates, gatesAt + 2 * hidden + j);
        }
        return end;
    }

    /// See [LstmCell#backForget].
    ///
    /// @return how many units were computed: as many as fill vectors
    static int backForget(
            int hidden,
            float[] trace,
            int at,
            float[] before,
            int beforeAt,
            float[] work,
            int upstream,
            int toCell,
            float[] gates,
            int gatesAt) {
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            var f = load(trace, at + hidden + j);
            var dc = load(work, toCell + j);
            var df = dc.fma(load(before, beforeAt + j), load(work, upstream + hidden + j));
            kept(df.mul(slopeOfSigmoid(f))).intoArray(gates, gatesAt + hidden + j);
            kept(dc.mul(f)).intoArray(work, toCell + j);
        }
        return end;
    }

    private static FloatVector slopeOfSigmoid(FloatVector y) {
        return y.mul(FloatVector.broadcast(SPECIES, 1f).sub(y));
    }

    private static FloatVector slopeOfTanh(FloatVector y) {
        return y.neg().fma(y, FloatVector.broadcast(SPECIES, 1f));
    }
}
