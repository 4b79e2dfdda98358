package io.thalweg.core.graph;

/// What the definitions of the recurrences share.
final class GateMath {
    private GateMath() {}

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /// One step's projections plus the product of the hidden state with the recurrent weights.
    static double[] gates(
            double[] projections, int from, double[] state, double[] recurrent, int gates) {
        int width = gates * state.length;
        var sums = new double[width];
        for (int j = 0; j < width; j++) {
            sums[j] = projections[from + j] + product(state, recurrent, width, j);
        }
        return sums;
    }

    /// A row times one column of a matrix.
    static double product(double[] row, double[] matrix, int columns, int column) {
        double sum = 0;
        for (int k = 0; k < row.length; k++) {
            sum += row[k] * matrix[k * columns + column];
        }
        return sum;
    }

    /// A row times one column of a transposed matrix.
    static double transposedProduct(double[] row, double[] matrix, int column) {
        double sum = 0;
        for (int k = 0; k < row.length; k++) {
            sum += row[k] * matrix[column * row.length + k];
        }
        return sum;
    }
}
