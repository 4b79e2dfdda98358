package io.thalweg.core.kernel;

import io.thalweg.core.graph.Gru;

/// What one step of [Gru] does behind the matrix product, and its gradient.
final class GruCell {
    private GruCell() {}

    /// @param inputs holds what the inputs bring to the three parts
    /// @param work holds the three products and the state, which is replaced
    /// @param trace gets the five parts
    static void forward(
            int hidden,
            float[] inputs,
            int inputsAt,
            float[] bias,
            int biasAt,
            float[] work,
            int sums,
            int state,
            float[] trace,
            int at) {
        for (int j = 0; j < hidden; j++) {
            float r = ScalarMath.sigmoid(inputs[inputsAt + j] + work[sums + j]);
            float z = ScalarMath.sigmoid(inputs[inputsAt + hidden + j] + work[sums + hidden + j]);
            float m = work[sums + 2 * hidden + j] + bias[biasAt + j];
            float n = ScalarMath.tanh(Math.fma(r, m, inputs[inputsAt + 2 * hidden + j]));
            float h = Math.fma(z, work[state + j] - n, n);
            work[state + j] = h;
            trace[at + j] = r;
            trace[at + hidden + j] = z;
            trace[at + 2 * hidden + j] = n;
            trace[at + 3 * hidden + j] = m;
            trace[at + Gru.HIDDEN * hidden + j] = h;
        }
    }

    /// @param before holds the state before the step
    /// @param work holds the upstream gradient, five parts; what the later step hands back for the
    ///   state, replaced by the part of it that doesn't go through the weights; and gets the
    ///   gradient of the three products
    /// @param toCandidate where in `work` the gradient of what enters tanh goes
    static void backward(
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
        for (int j = 0; j < hidden; j++) {
            float r = trace[at + j];
            float z = trace[at + hidden + j];
            float n = trace[at + 2 * hidden + j];
            float m = trace[at + 3 * hidden + j];
            float dh = work[upstream + Gru.HIDDEN * hidden + j] + work[toState + j];
            float dz = Math.fma(dh, before[beforeAt + j] - n, work[upstream + hidden + j]);
            float dn = Math.fma(dh, 1 - z, work[upstream + 2 * hidden + j]);
            float inner = dn * Math.fma(-n, n, 1f);
            float dr = Math.fma(inner, m, work[upstream + j]);
            work[toSums + j] = dr * (r * (1 - r));
            work[toSums + hidden + j] = dz * (z * (1 - z));
            work[toSums + 2 * hidden + j] = Math.fma(inner, r, work[upstream + 3 * hidden + j]);
            work[toCandidate + j] = inner;
            work[toState + j] = dh * z;
        }
    }
}
