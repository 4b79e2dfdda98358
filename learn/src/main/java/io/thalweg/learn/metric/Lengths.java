package io.thalweg.learn.metric;

/// Checks of what is given, shared by the scores.
final class Lengths {
    private Lengths() {}

    static void same(String what, int length, String than, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(
                    length + " " + what + " for " + expected + " " + than + ": expected one each");
        }
    }

    /// @throws IllegalArgumentException if a label is outside 0 … classes − 1
    static void within(String what, int[] labels, int classes) {
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= classes) {
                throw new IllegalArgumentException(
                        "%s of row %d is class %d; with %d classes expected 0 to %d"
                                .formatted(what, row, labels[row], classes, classes - 1));
            }
        }
    }

    /// Exact: every float is a double.
    static double[] widened(float[] values) {
        var wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
