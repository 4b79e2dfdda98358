package io.thalweg.bench.smile;

import io.thalweg.bench.quality.Job;
import io.thalweg.bench.quality.PeerProcess;
import io.thalweg.bench.quality.TablePeer;
import java.util.ArrayList;
import java.util.List;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.data.vector.ValueVector;

/// Smile on tables with its defaults.
public final class Tables implements TablePeer {
    private static final String TARGET = "target";
    private static final String FOREST = "smile-forest";

    /// Trains on the jobs of the folders.
    public static void main(String[] folders) throws Exception {
        PeerProcess.main(new Tables(), folders);
    }

    @Override
    public List<String> sides() {
        return List.of(FOREST, "smile-boosting");
    }

    @Override
    public List<double[]> fit(String side, Job job) throws Exception {
        var known = job.training(Job.Form.CODES);
        var training = frame(known.filled(known), job.classes() > 0);
        var test = frame(job.test(Job.Form.CODES).filled(known), job.classes() > 0);
        var formula = Formula.lhs(TARGET);
        if (job.classes() == 0) {
            double[] said =
                    side.equals(FOREST)
                            ? smile.regression.RandomForest.fit(formula, training).predict(test)
                            : smile.regression.GradientTreeBoost.fit(formula, training)
                                    .predict(test);
            var rows = new ArrayList<double[]>();
            for (double number : said) {
                rows.add(new double[] {number});
            }
            return rows;
        }
        var posteriors = new ArrayList<double[]>();
        if (side.equals(FOREST)) {
            smile.classification.RandomForest.fit(formula, training).predict(test, posteriors);
        } else {
            smile.classification.GradientTreeBoost.fit(formula, training)
                    .predict(test, posteriors);
        }
        return posteriors;
    }

    private static DataFrame frame(Job.Matrix numbers, boolean classes) {
        var columns = new ArrayList<ValueVector>();
        int count = numbers.rows().length;
        for (int column = 0; column < numbers.features(); column++) {
            var values = new double[count];
            for (int row = 0; row < count; row++) {
                values[row] = numbers.rows()[row][column];
            }
            columns.add(new DoubleVector("x" + column, values));
        }
        if (classes) {
            var labels = new int[count];
            for (int row = 0; row < count; row++) {
                labels[row] = (int) numbers.targets()[row];
            }
            columns.add(new IntVector(TARGET, labels));
        } else {
            columns.add(new DoubleVector(TARGET, numbers.targets()));
        }
        return new DataFrame(columns.toArray(ValueVector[]::new));
    }
}
