package io.thalweg.core.kernel;

import io.thalweg.core.graph.Lstm;

/// What one step of [Lstm] does behind the matrix product, and its gradient.
final class LstmCell {
    private LstmCell() {}

    /// @param work holds the four sums, the hidden state and the cell; the last two are replaced
    /// @param trace gets the six parts
    static void forward(
            int hidden, float[] work, int sums, int state, int cell, float[] trace, int at) {
        for (int j = 0; j < hidden; j++) {
            float i = ScalarMath.sigmoid(work[sums + j]);
            float f = ScalarMath.sigmoid(work[sums + hidden + j]);
            float g = ScalarMath.tanh(work[sums + 2 * hidden + j]);
            float o = ScalarMath.sigmoid(work[sums + 3 * hidden + j]);
            float c = Math.fma(f, work[cell + j], i * g);
            float h = o * ScalarMath.tanh(c);
            work[cell + j] = c;
            work[state + j] = h;
            trace[at + j] = i;
            trace[at + hidden + j] = f;
            trace[at + 2 * hidden + j] = g;
            trace[at + 3 * hidden + j] = o;
            trace[at + Lstm.CELL * hidden + j] = c;
            trace[at + Lstm.HIDDEN * hidden + j] = h;
        }
    }

    /// @param before holds the cell before the step
    /// @param work holds the upstream gradient, six parts; what the later step hands back for state
    ///   and cell, the latter replaced; and gets the gradient of the four sums
    static void backward(
            int hidden,
            float[] trace,
            int at,
            float[] before,
            int beforeAt,
            float[] work,
            int upstream,
            int toState,
            int toCell,
            int toSums) {
        for (int j = 0; j < hidden; j++) {
            float i = trace[at + j];
            float f = trace[at + hidden + j];
            float g = trace[at + 2 * hidden + j];
            float o = trace[at + 3 * hidden + j];
            float bent = ScalarMath.tanh(trace[at + Lstm.CELL * hidden + j]);
            float dh = work[upstream + Lstm.HIDDEN * hidden + j] + work[toState + j];
            float slope = Math.fma(-bent, bent, 1f);
            float dc =
                    Math.fma(
                            dh * o,
                            slope,
                            work[upstream + Lstm.CELL * hidden + j] + work[toCell + j]);
            float di = Math.fma(dc, g, work[upstream + j]);
            float df = Math.fma(dc, before[beforeAt + j], work[upstream + hidden + j]);
            float dg = Math.fma(dc, i, work[upstream + 2 * hidden + j]);
            float dO = Math.fma(dh, bent, work[upstream + 3 * hidden + j]);
            work[toSums + j] = di * (i * (1 - i));
            work[toSums + hidden + j] = df * (f * (1 - f));
            work[toSums + 2 * hidden + j] = dg * Math.fma(-g, g, 1f);
            work[toSums + 3 * hidden + j] = dO * (o * (1 - o));
            work[toCell + j] = dc * f;
        }
    }
}
