package io.thalweg.core.kernel;

import io.thalweg.core.graph.Gru;

/// What one step of [Gru] does behind the matrix product for one sample, and its gradient, unit
/// after unit. [GruVectors] does the same operations for many units at once.
final class GruCell {
    private GruCell() {}

    /// What enters the candidate's tanh.
    ///
    /// @param first the first unit
    /// @param inputs holds what the inputs bring to the three parts
    /// @param work holds the three products; the third is replaced
    /// @param trace holds r and gets the third product with its bias
    static void candidates(
            int first,
            int hidden,
            float[] inputs,
            int inputsAt,
            float[] bias,
            int biasAt,
            float[] work,
            int sums,
            float[] trace,
            int at) {
        for (int j = first; j < hidden; j++) {
            float m = work[sums + 2 * hidden + j] + bias[biasAt + j];
            trace[at + 3 * hidden + j] = m;
            work[sums + 2 * hidden + j] =
                    Math.fma(trace[at + j], m, inputs[inputsAt + 2 * hidden + j]);
        }
    }

    /// The new state.
    ///
    /// @param first the first unit
    /// @param work holds the state, which is replaced
    /// @param trace holds z and the candidate, and gets the state
    static void states(int first, int hidden, float[] work, int state, float[] trace, int at) {
        for (int j = first; j < hidden; j++) {
            float n = trace[at + 2 * hidden + j];
            float h = Math.fma(trace[at + hidden + j], work[state + j] - n, n);
            work[state + j] = h;
            trace[at + Gru.HIDDEN * hidden + j] = h;
        }
    }

    /// Back through the mixing of the old state and the new candidate.
    ///
    /// @param first the first unit
    /// @param before holds the state before the step
    /// @param work holds the upstream gradient, five parts, and what the later step hands back for
    ///   the state, replaced by the part of it that doesn't go through the weights; gets the
    ///   gradients of the update gate's sum and, at `toCandidate`, of the candidate
    static void backUpdate(
            int first,
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
        for (int j = first; j < hidden; j++) {
            float z = trace[at + hidden + j];
            float n = trace[at + 2 * hidden + j];
            float dh = work[upstream + Gru.HIDDEN * hidden + j] + work[toState + j];
            float dz = Math.fma(dh, before[beforeAt + j] - n, work[upstream + hidden + j]);
            work[toSums + hidden + j] = LstmCell.kept(dz * (z * (1 - z)));
            work[toState + j] = LstmCell.kept(dh * z);
            work[toCandidate + j] = Math.fma(dh, 1 - z, work[upstream + 2 * hidden + j]);
        }
    }

    /// Back through the candidate.
    ///
    /// @param first the first unit
    /// @param work holds the upstream gradient and, at `toCandidate`, the candidate's, which is
    ///   replaced by that of what enters tanh; gets the gradients of the other two products
    static void backCandidate(
            int first,
            int hidden,
            float[] trace,
            int at,
            float[] work,
            int upstream,
            int toSums,
            int toCandidate) {
        for (int j = first; j < hidden; j++) {
            float r = trace[at + j];
            float n = trace[at + 2 * hidden + j];
            float inner = LstmCell.kept(work[toCandidate + j] * Math.fma(-n, n, 1f));
            work[toCandidate + j] = inner;
            float dr = Math.fma(inner, trace[at + 3 * hidden + j], work[upstream + j]);
            work[toSums + j] = LstmCell.kept(dr * (r * (1 - r)));
            float dm = Math.fma(inner, r, work[upstream + 3 * hidden + j]);
            work[toSums + 2 * hidden + j] = LstmCell.kept(dm);
        }
    }
}
