package io.thalweg.bench.smile;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Task;
import java.util.ArrayList;
import java.util.List;
import smile.classification.MLP;
import smile.model.mlp.Layer;
import smile.model.mlp.OutputFunction;
import smile.util.function.TimeFunction;

/// W3 row by row.
final class ClassTask implements Task {
    private final double rate;
    private final List<double[]> inputs = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private MLP network;
    private int last;

    ClassTask(Problem problem) {
        rate = problem.workload().learningRate();
        for (int batch = 0; batch < problem.inputs().size(); batch++) {
            inputs.add(SmileSide.rows(problem.inputs().get(batch), 1)[0]);
            labels.add(problem.classes().get(batch)[0]);
        }
        network = network();
    }

    private MLP network() {
        var made =
                new MLP(
                        Layer.input(784),
                        Layer.rectifier(512),
                        Layer.rectifier(256),
                        Layer.mle(10, OutputFunction.SOFTMAX));
        made.setLearningRate(TimeFunction.constant(rate));
        return made;
    }

    @Override
    public void step(int batch) {
        last = batch;
        network.update(inputs.get(batch), labels.get(batch));
    }

    /// Of the last row, after its step.
    @Override
    public double loss() {
        var probabilities = new double[10];
        network.predict(inputs.get(last), probabilities);
        return -Math.log(Math.max(1e-30, probabilities[labels.get(last)]));
    }

    @Override
    public void reset() {
        network = network();
    }
}
