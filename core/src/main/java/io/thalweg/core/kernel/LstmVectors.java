package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import io.thalweg.core.graph.Lstm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// [LstmCell] for whole vectors of units, operation by operation the same; its loops call no method
/// of our own, as those of [GateVectors].
final class LstmVectors {
    private LstmVectors() {}

    /// See [LstmCell#cells].
    ///
    /// @return how many units were computed: as many as fill vectors
    static int cells(int hidden, float[] work, int cell, float[] trace, int at) {
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            int to = at + j;
            var product =
                    FloatVector.fromArray(SPECIES, trace, to)
                            .mul(FloatVector.fromArray(SPECIES, trace, to + 2 * hidden));
            var c =
                    FloatVector.fromArray(SPECIES, trace, to + hidden)
                            .fma(FloatVector.fromArray(SPECIES, work, cell + j), product);
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
            var h =
                    FloatVector.fromArray(SPECIES, trace, at + 3 * hidden + j)
                            .mul(FloatVector.fromArray(SPECIES, work, bent + j));
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
        var zero = FloatVector.zero(SPECIES);
        var one = FloatVector.broadcast(SPECIES, 1f);
        var vanished = FloatVector.broadcast(SPECIES, LstmCell.VANISHED);
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            var o = FloatVector.fromArray(SPECIES, trace, at + 3 * hidden + j);
            var b = FloatVector.fromArray(SPECIES, work, bent + j);
            var dh =
                    FloatVector.fromArray(SPECIES, work, upstream + Lstm.HIDDEN * hidden + j)
                            .add(FloatVector.fromArray(SPECIES, work, toState + j));
            var dO = dh.fma(b, FloatVector.fromArray(SPECIES, work, upstream + 3 * hidden + j));
            var toSum = dO.mul(o.mul(one.sub(o)));
            toSum.blend(zero, toSum.abs().compare(VectorOperators.LT, vanished))
                    .intoArray(gates, gatesAt + 3 * hidden + j);
            var handed =
                    FloatVector.fromArray(SPECIES, work, upstream + Lstm.CELL * hidden + j)
                            .add(FloatVector.fromArray(SPECIES, work, toCell + j));
            dh.mul(o).fma(b.neg().fma(b, one), handed).intoArray(work, toCell + j);
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
        var zero = FloatVector.zero(SPECIES);
        var one = FloatVector.broadcast(SPECIES, 1f);
        var vanished = FloatVector.broadcast(SPECIES, LstmCell.VANISHED);
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            var i = FloatVector.fromArray(SPECIES, trace, at + j);
            var g = FloatVector.fromArray(SPECIES, trace, at + 2 * hidden + j);
            var dc = FloatVector.fromArray(SPECIES, work, toCell + j);
            var di = dc.fma(g, FloatVector.fromArray(SPECIES, work, upstream + j));
            var toIn = di.mul(i.mul(one.sub(i)));
            toIn.blend(zero, toIn.abs().compare(VectorOperators.LT, vanished))
                    .intoArray(gates, gatesAt + j);
            var dg = dc.fma(i, FloatVector.fromArray(SPECIES, work, upstream + 2 * hidden + j));
            var toNew = dg.mul(g.neg().fma(g, one));
            toNew.blend(zero, toNew.abs().compare(VectorOperators.LT, vanished))
                    .intoArray(gates, gatesAt + 2 * hidden + j);
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
        var zero = FloatVector.zero(SPECIES);
        var one = FloatVector.broadcast(SPECIES, 1f);
        var vanished = FloatVector.broadcast(SPECIES, LstmCell.VANISHED);
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            var f = FloatVector.fromArray(SPECIES, trace, at + hidden + j);
            var dc = FloatVector.fromArray(SPECIES, work, toCell + j);
            var df =
                    dc.fma(
                            FloatVector.fromArray(SPECIES, before, beforeAt + j),
                            FloatVector.fromArray(SPECIES, work, upstream + hidden + j));
            var toSum = df.mul(f.mul(one.sub(f)));
            toSum.blend(zero, toSum.abs().compare(VectorOperators.LT, vanished))
                    .intoArray(gates, gatesAt + hidden + j);
            var handed = dc.mul(f);
            handed.blend(zero, handed.abs().compare(VectorOperators.LT, vanished))
                    .intoArray(work, toCell + j);
        }
        return end;
    }
}
