package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import io.thalweg.core.graph.Gru;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// [GruCell] for whole vectors of units, operation by operation the same; its loops call no method
/// of our own, as those of [GateVectors].
final class GruVectors {
    private GruVectors() {}

    /// See [GruCell#candidates].
    ///
    /// @return how many units were computed: as many as fill vectors
    static int candidates(
            int hidden,
            float[] inputs,
            int inputsAt,
            float[] bias,
            int biasAt,
            float[] work,
            int sums,
            float[] trace,
            int at) {
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            var m =
                    FloatVector.fromArray(SPECIES, work, sums + 2 * hidden + j)
                            .add(FloatVector.fromArray(SPECIES, bias, biasAt + j));
            m.intoArray(trace, at + 3 * hidden + j);
            FloatVector.fromArray(SPECIES, trace, at + j)
                    .fma(m, FloatVector.fromArray(SPECIES, inputs, inputsAt + 2 * hidden + j))
                    .intoArray(work, sums + 2 * hidden + j);
        }
        return end;
    }

    /// See [GruCell#states].
    ///
    /// @return how many units were computed: as many as fill vectors
    static int states(int hidden, float[] work, int state, float[] trace, int at) {
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            var n = FloatVector.fromArray(SPECIES, trace, at + 2 * hidden + j);
            var h =
                    FloatVector.fromArray(SPECIES, trace, at + hidden + j)
                            .fma(FloatVector.fromArray(SPECIES, work, state + j).sub(n), n);
            h.intoArray(work, state + j);
            h.intoArray(trace, at + Gru.HIDDEN * hidden + j);
        }
        return end;
    }

    /// See [GruCell#backUpdate].
    ///
    /// @return how many units were computed: as many as fill vectors
    static int backUpdate(
            int hidden,
            float[] trace,
            int at,
            float[] before,
            int beforeAt,
            float[] work,
            int upstream,
            int toState,
            int toSums,
            int toCandidate) {
        var zero = FloatVector.zero(SPECIES);
        var one = FloatVector.broadcast(SPECIES, 1f);
        var vanished = FloatVector.broadcast(SPECIES, LstmCell.VANISHED);
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            var z = FloatVector.fromArray(SPECIES, trace, at + hidden + j);
            var n = FloatVector.fromArray(SPECIES, trace, at + 2 * hidden + j);
            var dh =
                    FloatVector.fromArray(SPECIES, work, upstream + Gru.HIDDEN * hidden + j)
                            .add(FloatVector.fromArray(SPECIES, work, toState + j));
            var dz =
                    dh.fma(
                            FloatVector.fromArray(SPECIES, before, beforeAt + j).sub(n),
                            FloatVector.fromArray(SPECIES, work, upstream + hidden + j));
            var toSum = dz.mul(z.mul(one.sub(z)));
            toSum.blend(zero, toSum.abs().compare(VectorOperators.LT, vanished))
                    .intoArray(work, toSums + hidden + j);
            var handed = dh.mul(z);
            handed.blend(zero, handed.abs().compare(VectorOperators.LT, vanished))
                    .intoArray(work, toState + j);
            dh.fma(one.sub(z), FloatVector.fromArray(SPECIES, work, upstream + 2 * hidden + j))
                    .intoArray(work, toCandidate + j);
        }
        return end;
    }

    /// See [GruCell#backCandidate].
    ///
    /// @return how many units were computed: as many as fill vectors
    static int backCandidate(
            int hidden,
            float[] trace,
            int at,
            float[] work,
            int upstream,
            int toSums,
            int toCandidate) {
        var zero = FloatVector.zero(SPECIES);
        var one = FloatVector.broadcast(SPECIES, 1f);
        var vanished = FloatVector.broadcast(SPECIES, LstmCell.VANISHED);
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            var r = FloatVector.fromArray(SPECIES, trace, at + j);
            var n = FloatVector.fromArray(SPECIES, trace, at + 2 * hidden + j);
            var inner =
                    FloatVector.fromArray(SPECIES, work, toCandidate + j).mul(n.neg().fma(n, one));
            inner = inner.blend(zero, inner.abs().compare(VectorOperators.LT, vanished));
            inner.intoArray(work, toCandidate + j);
            var dr =
                    inner.fma(
                            FloatVector.fromArray(SPECIES, trace, at + 3 * hidden + j),
                            FloatVector.fromArray(SPECIES, work, upstream + j));
            var toReset = dr.mul(r.mul(one.sub(r)));
            toReset.blend(zero, toReset.abs().compare(VectorOperators.LT, vanished))
                    .intoArray(work, toSums + j);
            var dm = inner.fma(r, FloatVector.fromArray(SPECIES, work, upstream + 3 * hidden + j));
            dm.blend(zero, dm.abs().compare(VectorOperators.LT, vanished))
                    .intoArray(work, toSums + 2 * hidden + j);
        }
        return end;
    }
}
