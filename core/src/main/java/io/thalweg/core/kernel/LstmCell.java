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

    /// Adds what the inputs bring to the products of a state, from element `first` on.
    static void sums(int first, int count, float[] inputs, int inputsAt, float[] work, int sums) {
        for (int j = first; j < count; j++) {
            work[sums + j] = inputs[inputsAt + j] + work[sums + j];
        }
    }

    /// `result[j] = sigmoid(x[j])` from element `first` on.
    static void sigmoids(int first, int count, float[] x, int xAt, float[] result, int resultAt) {
        for (int j = first; j < count; j++) {
            result[resultAt + j] = ScalarMath.sigmoid(x[xAt + j]);
        }
    }

    /// `result[j] = tanh(x[j])` from element `first` on.
    static void tanhs(int first, int count, float[] x, int xAt, float[] result, int resultAt) {
        for (int j = first; j < count; j++) {
            result[resultAt + j] = ScalarMath.tanh(x[xAt + j]);
        }
    }

    /// The new cell.
    ///
    /// @param first the first unit
    /// @param work holds the cell, which is replaced
    /// @param trace holds the four gates and gets the cell
    static void cells(int first, int hidden, float[] work, int cell, float[] trace, int at) {
        for (int j = first; j < hidden; j++) {
            float product = trace[at + j] * trace[at + 2 * hidden + j];
            float c = Math.fma(trace[at + hidden + j], work[cell + j], product);
            work[cell + j] = c;
            trace[at + Lstm.CELL * hidden + j] = c;
        }
    }

    /// The new state.
    ///
    /// @param first the first unit
    /// @param work holds tanh of the cell at `bent` and gets the state
    /// @param trace holds the four gates and gets the state
    static void states(
            int first, int hidden, float[] work, int state, int bent, float[] trace, int at) {
        for (int j = first; j < hidden; j++) {
            float h = trace[at + 3 * hidden + j] * work[bent + j];
            work[state + j] = h;
            trace[at + Lstm.HIDDEN * hidden + j] = h;
        }
    }

    /// Back through the output gate.
    ///
    /// @param first the first unit
    /// @param work holds tanh of the cell, the upstream gradient, six parts, and what the later
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
