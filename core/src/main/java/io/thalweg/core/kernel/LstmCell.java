package io.thalweg.core.kernel;

import io.thalweg.core.graph.Lstm;

/// What one step of [Lstm] does behind the matrix product for one sample, and its gradient, unit
/// after unit. [LstmVectors] does the same operations for many units at once.
final class LstmCell {
    /// Gradients that come back over many steps vanish; below this they become 0, since processors
    /// compute with denormal numbers many times slower. A product of two of them that the weights'
    /// gradient needs is none yet for states above 1e-8.
    static final float VANISHED = 1e-30f;

    private LstmCell() {}

    /// The gradient, or 0 if it has vanished.
    static float kept(float gradient) {
        return Math.abs(gradient) < VANISHED ? 0 : gradient;
    }

    /// `result[j] = sigmoid(x[j] + y[j])` from element `first` on.
    static void sigmoids(
            int first,
            int count,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] result,
            int resultAt) {
        for (int j = first; j < count; j++) {
            result[resultAt + j] = ScalarMath.sigmoid(x[xAt + j] + y[yAt + j]);
        }
    }

    /// `result[j] = tanh(x[j] + y[j])` from element `first` on.
    static void tanhs(
            int first,
            int count,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            float[] result,
            int resultAt) {
        for (int j = first; j < count; j++) {
            result[resultAt + j] = ScalarMath.tanh(x[xAt + j] + y[yAt + j]);
        }
    }

    /// @param first the first unit
    /// @param work holds the hidden state and the cell, which are replaced
    /// @param trace holds the four gates and gets the other two parts
    static void forward(
            int first, int hidden, float[] work, int state, int cell, float[] trace, int at) {
        for (int j = first; j < hidden; j++) {
            float i = trace[at + j];
            float f = trace[at + hidden + j];
            float g = trace[at + 2 * hidden + j];
            float o = trace[at + 3 * hidden + j];
            float c = Math.fma(f, work[cell + j], i * g);
            float h = o * ScalarMath.tanh(c);
            work[cell + j] = c;
            work[state + j] = h;
            trace[at + Lstm.CELL * hidden + j] = c;
            trace[at + Lstm.HIDDEN * hidden + j] = h;
        }
    }

    /// What tanh makes of the cell.
    ///
    /// @param first the first unit
    /// @param work gets it at `bent`
    static void bend(int first, int hidden, float[] trace, int at, float[] work, int bent) {
        for (int j = first; j < hidden; j++) {
            work[bent + j] = ScalarMath.tanh(trace[at + Lstm.CELL * hidden + j]);
        }
    }

    /// Back through the output gate.
    ///
    /// @param first the first unit
    /// @param work holds what [#bend] gives, the upstream gradient, six parts, and what the later
    ///   step hands back for state and cell; the latter is replaced by the cell's whole gradient
    /// @param gates gets the gradient of the gate's sum
    static void backOut(
            int first,
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
        for (int j = first; j < hidden; j++) {
            float o = trace[at + 3 * hidden + j];
            float b = work[bent + j];
            float dh = work[upstream + Lstm.HIDDEN * hidden + j] + work[toState + j];
            float dO = Math.fma(dh, b, work[upstream + 3 * hidden + j]);
            gates[gatesAt + 3 * hidden + j] = kept(dO * slopeOfSigmoid(o));
            float handed = work[upstream + Lstm.CELL * hidden + j] + work[toCell + j];
            work[toCell + j] = Math.fma(dh * o, slopeOfTanh(b), handed);
        }
    }

    /// Back through what the step adds to the cell.
    ///
    /// @param first the first unit
    /// @param work holds the upstream gradient and the cell's
    /// @param gates gets the gradient of the two gates' sums
    static void backIn(
            int first,
            int hidden,
            float[] trace,
            int at,
            float[] work,
            int upstream,
            int toCell,
            float[] gates,
            int gatesAt) {
        for (int j = first; j < hidden; j++) {
            float i = trace[at + j];
            float g = trace[at + 2 * hidden + j];
            float dc = work[toCell + j];
            float di = Math.fma(dc, g, work[upstream + j]);
            gates[gatesAt + j] = kept(di * slopeOfSigmoid(i));
            float dg = Math.fma(dc, i, work[upstream + 2 * hidden + j]);
            gates[gatesAt + 2 * hidden + j] = kept(dg * slopeOfTanh(g));
        }
    }

    /// Back through the forget gate.
    ///
    /// @param first the first unit
    /// @param before holds the cell before the step
    /// @param work holds the upstream gradient and the cell's; the latter is replaced by that of
    ///   the cell before the step
    /// @param gates gets the gradient of the gate's sum
    static void backForget(
            int first,
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
        for (int j = first; j < hidden; j++) {
            float f = trace[at + hidden + j];
            float dc = work[toCell + j];
            float df = Math.fma(dc, before[beforeAt + j], work[upstream + hidden + j]);
            gates[gatesAt + hidden + j] = kept(df * slopeOfSigmoid(f));
            work[toCell + j] = kept(dc * f);
        }
    }

    private static float slopeOfSigmoid(float y) {
        return y * (1 - y);
    }

    private static float slopeOfTanh(float y) {
        return Math.fma(-y, y, 1f);
    }
}
