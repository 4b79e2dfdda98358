package io.thalweg.bench.libtorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import io.thalweg.bench.Predictor;
import io.thalweg.bench.Problem;
import io.thalweg.bench.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Steps of a network.
final class TrainingTask implements Predictor {
    /// From outputs and targets to a mean.
    @FunctionalInterface
    interface Loss {
        NDArray of(NDArray output, NDArray target);
    }

    private final NDManager manager;
    private final Problem problem;
    private final Parameters parameters;
    private final UnaryOperator<NDArray> network;
    private final Loss measure;
    private final List<NDArray> inputs = new ArrayList<>();
    private final List<NDArray> targets = new ArrayList<>();
    private final List<NDArray> chosen = new ArrayList<>();
    private float loss;

    TrainingTask(
            NDManager manager,
            Problem problem,
            Parameters parameters,
            UnaryOperator<NDArray> network,
            Loss measure) {
        this.manager = manager;
        this.problem = problem;
        this.parameters = parameters;
        this.network = network;
        this.measure = measure;
        if (problem.workload() == Workload.W8_SHUFFLED) {
            table();
        } else {
            for (int batch = 0; batch < problem.inputs().size(); batch++) {
                var target = target(batch);
                targets.add(target);
                inputs.add(rows(problem.inputs().get(batch), (int) target.getShape().get(0)));
            }
        }
    }

    private NDArray target(int batch) {
        if (problem.classes().isEmpty()) {
            var values = problem.numbers().get(batch);
            return manager.create(values, new Shape(values.length, 1));
        }
        var values = problem.classes().get(batch);
        try (var narrow = manager.create(values, new Shape(values.length, 1))) {
            return narrow.toType(DataType.INT64, true);
        }
    }

    private NDArray rows(float[] values, int rows) {
        return manager.create(values, new Shape(TorchSide.shape(problem, rows, values.length)));
    }

    /// All rows in one array, and the numbers of those of each batch.
    private void table() {
        int batch = problem.workload().batch();
        int count = problem.inputs().size();
        int features = problem.inputs().getFirst().length / batch;
        var x = manager.create(new Shape((long) batch * count, features));
        var y = manager.create(new Shape((long) batch * count, 1));
        var order = problem.order();
        for (int i = 0; i < count; i++) {
            try (var scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                var range = (long) i * batch + ":" + (long) (i + 1) * batch;
                x.set(
                        new NDIndex(range),
                        manager.create(problem.inputs().get(i), new Shape(batch, features)));
                y.set(
                        new NDIndex(range),
                        manager.create(problem.numbers().get(i), new Shape(batch, 1)));
            }
            var rows = new long[batch];
            for (int row = 0; row < batch; row++) {
                rows[row] = order[i * batch + row];
            }
            chosen.add(manager.create(rows));
        }
        inputs.add(x);
        targets.add(y);
    }

    @Override
    public void step(int batch) {
        try (var scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray x;
            NDArray y;
            if (chosen.isEmpty()) {
                x = inputs.get(batch);
                y = targets.get(batch);
            } else {
                x = chosen(inputs.getFirst(), batch);
                y = chosen(targets.getFirst(), batch);
            }
            try (var collector = Engine.getInstance().newGradientCollector()) {
                var mean = measure.of(network.apply(x), y);
                collector.backward(mean);
                loss = mean.getFloat();
            }
            parameters.update();
        }
    }

    /// Rows of a table, as libtorch finds them fastest: as an embedding's.
    private NDArray chosen(NDArray table, int batch) {
        return table.getNDArrayInternal()
                .embedding(chosen.get(batch), table, SparseFormat.DENSE)
                .singletonOrThrow();
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public void reset() {
        parameters.reset();
    }

    @Override
    public int[] predict(float[] values, int rows) {
        try (var scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            var classes = network.apply(rows(values, rows)).argMax(1).toLongArray();
            var predicted = new int[rows];
            for (int row = 0; row < rows; row++) {
                predicted[row] = (int) classes[row];
            }
            return predicted;
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
