package io.thalweg.bench.smile;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Task;
import java.util.ArrayList;
import java.util.List;
import smile.model.mlp.Layer;
import smile.model.mlp.OutputFunction;
import smile.regression.MLP;
import smile.util.function.TimeFunction;

/// W2 in mini-batches.
final class RegressionTask implements Task {
    /// Half of what plain gradient descent still learns with here.
    private static final double RATE = 0.01;

    private final List<double[][]> inputs = new ArrayList<>();
    private final List<double[]> targets = new ArrayList<>();
    private MLP network = network();
    private int last;

    RegressionTask(Problem problem) {
        for (int batch = 0; batch < problem.inputs().size(); batch++) {
            var numbers = problem.numbers().get(batch);
            var target = new double[numbers.length];
            for (int row = 0; row < target.length; row++) {
                target[row] = numbers[row];
            }
            targets.add(target);
            inputs.add(SmileSide.rows(problem.inputs().get(batch), target.length));
        }
    }

    private static MLP network() {
        var network =
                new MLP(
                        Layer.input(16),
                        Layer.rectifier(64),
                        Layer.rectifier(64),
                        Layer.mse(1, OutputFunction.LINEAR));
        network.setLearningRate(TimeFunction.constant(RATE));
        return network;
    }

    @Override
    public void step(int batch) {
        last = batch;
        network.update(inputs.get(batch), targets.get(batch));
    }

    /// Of the last batch, after its step.
    @Override
    public double loss() {
        double sum = 0;
        var rows = inputs.get(last);
        for (int row = 0; row < rows.length; row++) {
            double error = network.predict(rows[row]) - targets.get(last)[row];
            sum += error * error;
        }
        return sum / rows.length;
    }

    @Override
    public void reset() {
        network = network();
    }
}
