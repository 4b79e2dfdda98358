package io.thalweg.bench.dl4j;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Side;
import io.thalweg.bench.Task;

/// Multi-layer networks.
final class Dl4jSide implements Side {
    @Override
    public Task open(Problem problem, int threads) {
        return problem.workload().isProduct()
                ? new ProductTask(problem)
                : new TrainingTask(problem);
    }
}
