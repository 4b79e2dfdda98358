package io.thalweg.bench.smile;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Side;
import io.thalweg.bench.Task;
import io.thalweg.bench.Workload;

/// Smile's networks with plain gradient descent. They draw their own first weights.
final class SmileSide implements Side {
    @Override
    public Task open(Problem problem, int threads) {
        return problem.workload() == Workload.W2
                ? new RegressionTask(problem)
                : new ClassTask(problem);
    }

    /// A batch's rows, in double precision as Smile wants them.
    static double[][] rows(float[] values, int rows) {
        int features = values.length / rows;
        var matrix = new double[rows][features];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < features; i++) {
                matrix[row][i] = values[row * features + i];
            }
        }
        return matrix;
    }
}
