package io.thalweg.bench.dl4j;

import io.thalweg.bench.Predictor;
import io.thalweg.bench.Problem;
import io.thalweg.bench.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Steps of a network: one call of fit each.
final class TrainingTask implements Predictor {
    private final Problem problem;
    private final MultiLayerNetwork network;
    private final INDArray start;
    private final int[] order;
    private final List<INDArray> inputs = new ArrayList<>();
    private final List<INDArray> targets = new ArrayList<>();

    TrainingTask(Problem problem) {
        this.problem = problem;
        network = Networks.of(problem);
        start = network.params().dup();
        for (int batch = 0; batch < problem.inputs().size(); batch++) {
            var target = target(batch);
            targets.add(target);
            inputs.add(rows(problem.inputs().get(batch), (int) target.size(0)));
        }
        if (problem.workload() == Workload.W8_SHUFFLED) {
            var x = Nd4j.concat(0, inputs.toArray(INDArray[]::new));
            var y = Nd4j.concat(0, targets.toArray(INDArray[]::new));
            order = problem.order();
            inputs.clear();
            targets.clear();
            inputs.add(x);
            targets.add(y);
        } else {
            order = new int[0];
        }
    }

    private INDArray target(int batch) {
        if (problem.classes().isEmpty()) {
            var values = problem.numbers().get(batch);
            return Networks.array(values, values.length, 1);
        }
        var labels = problem.classes().get(batch);
        int classes = problem.workload() == Workload.W9 ? 3 : 10;
        var values = new float[labels.length * classes];
        for (int row = 0; row < labels.length; row++) {
            values[row * classes + labels[row]] = 1;
        }
        return Networks.array(values, labels.length, classes);
    }

    private INDArray rows(float[] values, int rows) {
        return switch (problem.workload()) {
            case W4 -> Networks.array(values, rows, 1, 28, 28);
            // Features before time.
            case W5 -> Networks.array(values, rows, 50, 32).permute(0, 2, 1).dup('c');
            default -> Networks.array(values, rows, values.length / rows);
        };
    }

    @Override
    public void step(int batch) {
        if (order.length == 0) {
            network.fit(inputs.get(batch), targets.get(batch));
            return;
        }
        int rows = problem.workload().batch();
        var chosen = Arrays.copyOfRange(order, batch * rows, (batch + 1) * rows);
        network.fit(
                Nd4j.pullRows(inputs.getFirst(), 1, chosen),
                Nd4j.pullRows(targets.getFirst(), 1, chosen));
    }

    @Override
    public double loss() {
        return network.score();
    }

    @Override
    public void reset() {
        network.setParams(start);
        var state = network.getUpdater().getStateViewArray();
        if (state != null) {
            state.assign(0);
        }
        network.getLayerWiseConfigurations().setIterationCount(0);
    }

    @Override
    public int[] predict(float[] values, int rows) {
        return network.predict(rows(values, rows));
    }
}
