package io.thalweg.bench.tribuo;

import io.thalweg.bench.quality.Job;
import io.thalweg.bench.quality.PeerProcess;
import io.thalweg.bench.quality.TablePeer;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.AbstractCARTTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/// Tribuo's forest on tables. It has no defaults for how many trees and features: a hundred and,
/// as usual, the root of their number for classes, a third for numbers.
public final class Tables implements TablePeer {
    private static final int TREES = 100;

    /// It says each tree otherwise.
    private static final Logger QUIET = Logger.getLogger("org.tribuo");

    /// Trains on the jobs of the folders.
    public static void main(String[] folders) throws Exception {
        QUIET.setLevel(Level.WARNING);
        PeerProcess.main(new Tables(), folders);
    }

    @Override
    public List<String> sides() {
        return List.of("tribuo-forest");
    }

    @Override
    public List<double[]> fit(String side, Job job) throws Exception {
        var known = job.training(Job.Form.CODES);
        var test = job.test(Job.Form.CODES).filled(known);
        return job.classes() == 0
                ? numbers(known.filled(known), test)
                : classes(known.filled(known), test, job.classes());
    }

    private static List<double[]> numbers(Job.Matrix training, Job.Matrix test) {
        var tree =
                new CARTRegressionTrainer(
                        Integer.MAX_VALUE,
                        AbstractCARTTrainer.MIN_EXAMPLES,
                        0f,
                        1 / 3f,
                        new MeanSquaredError(),
                        1);
        var outputs = new ArrayList<Regressor>();
        for (double target : training.targets()) {
            outputs.add(new Regressor("y", target));
        }
        var forest =
                new RandomForestTrainer<>(tree, new AveragingCombiner(), TREES)
                        .train(dataset(training, outputs, new RegressionFactory()));
        var rows = new ArrayList<double[]>();
        for (double[] row : test.rows()) {
            var said = forest.predict(example(row, new Regressor("y", 0)));
            rows.add(new double[] {said.getOutput().getValues()[0]});
        }
        return rows;
    }

    private static List<double[]> classes(Job.Matrix training, Job.Matrix test, int count) {
        var tree =
                new CARTClassificationTrainer(
                        Integer.MAX_VALUE,
                        AbstractCARTTrainer.MIN_EXAMPLES,
                        0f,
                        (float) (1 / Math.sqrt(training.features())),
                        new GiniIndex(),
                        1);
        var outputs = new ArrayList<Label>();
        for (double target : training.targets()) {
            outputs.add(new Label(Integer.toString((int) target)));
        }
        var forest =
                new RandomForestTrainer<>(tree, new VotingCombiner(), TREES)
                        .train(dataset(training, outputs, new LabelFactory()));
        var rows = new ArrayList<double[]>();
        for (double[] row : test.rows()) {
            var said = forest.predict(example(row, new Label("0"))).getOutputScores();
            var probabilities = new double[count];
            said.forEach((name, label) -> probabilities[Integer.parseInt(name)] = label.getScore());
            rows.add(probabilities);
        }
        return rows;
    }

    private static <T extends Output<T>> MutableDataset<T> dataset(
            Job.Matrix training, List<T> outputs, OutputFactory<T> factory) {
        var provenance = new SimpleDataSourceProvenance("training rows", factory);
        var dataset = new MutableDataset<>(provenance, factory);
        for (int row = 0; row < outputs.size(); row++) {
            dataset.add(example(training.rows()[row], outputs.get(row)));
        }
        return dataset;
    }

    private static <T extends Output<T>> ArrayExample<T> example(double[] row, T output) {
        var names = new String[row.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = "x" + i;
        }
        return new ArrayExample<>(output, names, row);
    }
}
