package io.thalweg.bench.tribuo;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Task;
import java.util.Map;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.SGD;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDModel;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/// W1: Tribuo trains from the start in one call, so a call does many steps, each an epoch of one
/// batch.
final class LineTask implements Task {
    private static final int STEPS = 500;

    /// The others' rate: Tribuo's gradient is that of half the squared error, and it multiplies the
    /// sum over a batch by the batch's size where it should divide by it.
    private static final double RATE = 0.1 * 2 / (100 * 100);

    private static final long SEED = 1;

    private final MutableDataset<Regressor> samples;
    private final LinearSGDTrainer trainer;
    private LinearSGDModel model;

    LineTask(Problem problem) {
        var factory = new RegressionFactory();
        samples =
                new MutableDataset<>(
                        new SimpleDataSourceProvenance("samples of the comparison", factory),
                        factory);
        var x = problem.inputs().getFirst();
        var y = problem.numbers().getFirst();
        for (int row = 0; row < x.length; row++) {
            samples.add(
                    new ArrayExample<>(
                            new Regressor("y", y[row]),
                            new String[] {"x"},
                            new double[] {x[row]}));
        }
        trainer =
                new LinearSGDTrainer(
                        new SquaredLoss(), SGD.getSimpleSGD(RATE), STEPS, -1, x.length, SEED);
        model = trainer.train(samples);
    }

    @Override
    public int stepsAtOnce() {
        return STEPS;
    }

    @Override
    public void step(int batch) {
        model = trainer.train(samples, Map.of());
    }

    /// Of the model that the last call gave.
    @Override
    public double loss() {
        double sum = 0;
        for (var sample : samples) {
            double error =
                    model.predict(sample).getOutput().getValues()[0]
                            - sample.getOutput().getValues()[0];
            sum += error * error;
        }
        return sum / samples.size();
    }

    @Override
    public void reset() {}
}
