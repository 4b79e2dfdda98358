package io.thalweg.bench.libtorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.thalweg.bench.Problem;
import io.thalweg.bench.Side;
import io.thalweg.bench.Task;
import java.util.function.UnaryOperator;

/// Networks of libtorch's functions, its gradients, and the updates that DJL's optimizers do.
final class TorchSide implements Side {
    @Override
    public Task open(Problem problem, int threads) {
        var manager = Engine.getInstance().newBaseManager();
        if (problem.workload().isProduct()) {
            return new ProductTask(manager, problem);
        }
        var parameters = new Parameters(manager, problem);
        int batch = problem.workload().batch();
        UnaryOperator<NDArray> network =
                switch (problem.workload()) {
                    case W4 -> Networks.convolutions(parameters);
                    case W5 -> Networks.recurrence(manager, parameters, batch);
                    case W6 -> Networks.encoder(parameters, batch, Problem.TOKENS);
                    default -> Networks.mlp(parameters, problem.weights().size() / 2);
                };
        return new TrainingTask(manager, problem, parameters, network, loss(problem));
    }

    private static TrainingTask.Loss loss(Problem problem) {
        if (!problem.classes().isEmpty()) {
            return (output, target) -> output.logSoftmax(1).gather(target, 1).mean().neg();
        }
        return switch (problem.workload()) {
            case W8, W8_SHUFFLED ->
                    (output, target) ->
                            output.getNDArrayInternal()
                                    .relu()
                                    .sub(output.mul(target))
                                    .add(Activation.softPlus(output.abs().neg()))
                                    .mean();
            default -> (output, target) -> output.sub(target).square().mean();
        };
    }

    /// The shape of a batch as the network takes it.
    static long[] shape(Problem problem, int rows, int elements) {
        return switch (problem.workload()) {
            case W4 -> new long[] {rows, 1, 28, 28};
            case W5 -> new long[] {rows, 50, 32};
            case W6 -> new long[] {rows, Problem.TOKENS, 128};
            default -> new long[] {rows, elements / rows};
        };
    }
}
