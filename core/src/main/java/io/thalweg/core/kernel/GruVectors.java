package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;
import static io.thalweg.core.kernel.LstmVectors.kept;

import io.thalweg.core.graph.Gru;
import jdk.incubator.vector.FloatVector;

/// [GruCell] for whole vectors of units, operation by operation the same.
final class GruVectors {
    private GruVectors() {}

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

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
            var m = load(work, sums + 2 * hidden + j).add(load(bias, biasAt + j));
            m.intoArray(trace, at + 3 * hidden + j);
            load(trace, at + j)
                    .fma(m, load(inputs, inputsAt + 2 * hidden + j))
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
            var n = load(trace, at + 2 * hidden + j);
            var h = load(trace, at + hidden + j).fma(load(work, state + j).sub(n), n);
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
        var one = FloatVector.broadcast(SPECIES, 1f);
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            var z = load(trace, at + hidden + j);
            var n = load(trace, at + 2 * hidden + j);
            var dh = load(work, upstream + Gru.HIDDEN * hidden + j).add(load(work, toState + j));
            var dz = dh.fma(load(before, beforeAt + j).sub(n), load(work, upstream + hidden + j));
            kept(dz.mul(z.mul(one.sub(z)))).intoArray(work, toSums + hidden + j);
            kept(dh.mul(z)).intoArray(work, toState + j);
            dh.fma(one.sub(z), load(work, upstream + 2 * hidden + j))
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
        var one = FloatVector.broadcast(SPECIES, 1f);
        int end = hidden - hidden % LANES;
        for (int j = 0; j < end; j += LANES) {
            var r = load(trace, at + j);
            var n = load(trace, at + 2 * hidden + j);
            var inner = kept(load(work, toCandidate + j).mul(n.neg().fma(n, one)));
            inner.intoArray(work, toCandidate + j);
            var dr = inner.fma(load(trace, at + 3 * hidden + j), load(work, upstream + j));
            kept(dr.mul(r.mul(one.sub(r)))).intoArray(work, toSums + j);
            kept(inner.fma(r, load(work, upstream + 3 * hidden + j)))
                    .intoArray(work, toSums + 2 * hidden + j);
        }
        return end;
    }
}
