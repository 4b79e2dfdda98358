package io.thalweg.bench.tensorflow;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Side;
import io.thalweg.bench.Task;
import org.tensorflow.proto.ConfigProto;

/// Graphs with gradients that TensorFlow adds, and its own update operations.
final class TensorFlowSide implements Side {
    @Override
    public Task open(Problem problem, int threads) {
        var config =
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(threads)
                        .setInterOpParallelismThreads(1)
                        .build();
        return problem.workload().isProduct()
                ? new ProductTask(problem, config)
                : new TrainingTask(problem, config);
    }
}
