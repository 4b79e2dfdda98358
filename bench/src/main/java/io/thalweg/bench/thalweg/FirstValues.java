package io.thalweg.bench.thalweg;

import io.thalweg.bench.Problem;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;

/// The problem's first values as Thalweg's layers keep them.
final class FirstValues {
    private FirstValues() {}

    /// @param names one of the problem's names, or several joined by `+`: matrices of as many rows,
    ///   or vectors, side by side
    static Tensor of(Problem problem, String names) {
        var parts = names.split("\\+", -1);
        var first = problem.shape(parts[0]);
        if (parts.length == 1) {
            return Tensor.of(Shape.of(first), problem.values(names));
        }
        int rows = first.length == 1 ? 1 : first[0];
        int columns = 0;
        for (var part : parts) {
            columns += problem.values(part).length / rows;
        }
        var values = new float[rows * columns];
        int at = 0;
        for (var part : parts) {
            int width = problem.values(part).length / rows;
            for (int row = 0; row < rows; row++) {
                System.arraycopy(
                        problem.values(part), row * width, values, row * columns + at, width);
            }
            at += width;
        }
        var shape = first.length == 1 ? Shape.of(columns) : Shape.of(rows, columns);
        return Tensor.of(shape, values);
    }
}
