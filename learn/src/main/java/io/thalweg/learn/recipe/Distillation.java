package io.thalweg.learn.recipe;

import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.Features;
import io.thalweg.data.schema.Task;
import io.thalweg.learn.search.Configuration;
import io.thalweg.learn.train.TrainingRun;
import io.thalweg.model.NetworkOutputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One small network that learns to answer as an ensemble does: its targets are what the ensemble
/// says of rows that its parts weren't trained on, mixed with what is true.
///
/// Sources: Bucilă, Caruana, Niculescu-Mizil 2006, "Model compression"; Hinton, Vinyals, Dean 2015,
/// arXiv 1503.02531, section 2, mix both kinds of targets. That the rows must be unseen by the
/// teacher: Fakoor, Mueller, Erickson, Chaudhari, Smola 2020, arXiv 2006.14284, section 3.
///
/// @param auto settings, session and budget
/// @param teacher the ensemble
/// @param held what it says of unseen rows
record Distillation(Auto auto, Outcome teacher, Held held) {
    /// How much the teacher counts; the rest is the truth.
    private static final double TEACHER = 0.7;

    /// Of several classes, so many count for a row at most: the rest have next to no probability.
    private static final int CLASSES = 3;

    /// The first number of the students' runs: none of the recipes' own, which are counted from 1,
    /// and none of a search's, which begin at 1,000.
    private static final int RUN = 990;

    private static final int CONFIGURATION = 1_000_000;

    /// The student, or the teacher where the user has no patience left.
    Outcome make() {
        var preparation = held.rows().preparation();
        auto.listener().trains("one network from the answers of all");
        var fold = soft();
        var truth = fold.validation();
        if (truth == null) {
            return teacher;
        }
        var settings =
                auto.settings()
                        .copy()
                        .timeBudget(null)
                        .maxTrials(null)
                        .most(auto.settings().maxEpochs, null);
        var budget = auto.budget().patient();
        var trainer = auto.with(budget).trainer(preparation);
        var trials = new TrialTrainer(held.rows(), trainer, settings, auto.session(), budget);
        TrainingRun best = null;
        var bestOutputs = new double[0];
        double bestLoss = Double.POSITIVE_INFINITY;
        int run = RUN;
        for (var configuration : students(preparation.task().task())) {
            var student = trials.train(configuration, 1, fold, seeded(run), run++);
            if (student.stoppedBy().equals("interrupted")) {
                return teacher;
            }
            if (student.stoppedBy().equals("diverged") && student.bestEpoch() == 0) {
                continue;
            }
            var outputs = student.network().predict(truth.features());
            double loss = HeldOutLoss.of(List.of(fold), List.of(outputs), trainer.isBinary());
            if (loss < bestLoss) {
                best = student;
                bestLoss = loss;
                bestOutputs = outputs;
            }
        }
        auto.listener().trained();
        return best == null ? teacher : outcome(best, bestOutputs);
    }

    private Session.Options seeded(int run) {
        return auto.session().withSeed(auto.session().seed() + CONFIGURATION + run);
    }

    /// A network made for tables and a plain one; whichever does better on rows held back.
    private static List<Configuration> students(Task task) {
        boolean number = task == Task.REGRESSION;
        return List.of(
                new Configuration.TableNetwork(
                        2,
                        128,
                        number ? "relu" : "selu",
                        0,
                        number ? 0.2 : 0.04,
                        0.02,
                        8,
                        0.1,
                        true),
                new Configuration.Network(2, 128, 0, 2e-3, 0.01));
    }

    private Outcome outcome(TrainingRun student, double[] outputs) {
        var preparation = held.rows().preparation();
        var outcome =
                new Outcome(
                        preparation,
                        "one network distilled from " + teacher.name(),
                        List.of(student.network()),
                        teacher.stoppedBy(),
                        student.epochs(),
                        auto.validation(preparation, held.rows().folds(), List.of(outputs)));
        return teacher.search() == null ? outcome : outcome.with(teacher.search());
    }

    /// The first fold, its training rows with the targets to learn from.
    private Fold soft() {
        var rows = held.rows();
        var first = rows.folds().getFirst();
        var taught = rows.crosses() ? unseen(first) : seen(first);
        var samples = first.training();
        var softened =
                samples.classes() == null ? numbers(samples, taught) : classes(samples, taught);
        return new Fold(softened, first.validation(), first.held());
    }

    /// What the ensemble says of the rows that train in a fold, each by networks that never saw it.
    private double[][] unseen(Fold first) {
        var rows = held.rows();
        var all = new double[rows.preparation().trainingPart().size()][];
        for (int i = 0; i < held.outputs().size(); i++) {
            var outputs = held.outputs().get(i);
            int[] places = rows.folds().get(i).held();
            int width = outputs.length / places.length;
            for (int row = 0; row < places.length; row++) {
                all[places[row]] = Arrays.copyOfRange(outputs, row * width, (row + 1) * width);
            }
        }
        var taught = new double[first.training().rows()][];
        int at = 0;
        for (int row = 0; row < all.length; row++) {
            if (Arrays.binarySearch(first.held(), row) < 0) {
                taught[at++] = all[row];
            }
        }
        return taught;
    }

    /// The same where no fold held these rows back: what the ensemble says though it saw them.
    private double[][] seen(Fold first) {
        var target = held.rows().preparation().target();
        var outputs =
                NetworkOutputs.of(
                        teacher.networks(),
                        teacher.calibration(),
                        target,
                        first.training().features());
        int rows = first.training().rows();
        int width = outputs.length / rows;
        var taught = new double[rows][];
        for (int row = 0; row < rows; row++) {
            taught[row] =
                    target instanceof ClassTarget classes && width == 2
                            ? new double[] {outputs[2 * row + classes.positive()]}
                            : Arrays.copyOfRange(outputs, row * width, (row + 1) * width);
        }
        return taught;
    }

    /// A number, or the probability of the positive class.
    private static Samples numbers(Samples samples, double[][] taught) {
        var truth = samples.numbers();
        var targets = new float[samples.rows()];
        for (int row = 0; truth != null && row < targets.length; row++) {
            targets[row] = (float) (TEACHER * taught[row][0] + (1 - TEACHER) * truth[row]);
        }
        var softened = Samples.of(samples.features(), targets);
        return samples.weights() == null ? softened : softened.weighted(samples.weights());
    }

    /// Each row once for each of its likely classes, weighted by the probability: the sum of these
    /// losses is that of the whole distribution.
    private static Samples classes(Samples samples, double[][] taught) {
        var rows = new ArrayList<Integer>();
        var labels = new ArrayList<Integer>();
        var weights = new ArrayList<Double>();
        var truth = samples.classes();
        for (int row = 0; truth != null && row < taught.length; row++) {
            var shares = new double[taught[row].length];
            for (int label = 0; label < shares.length; label++) {
                shares[label] =
                        TEACHER * taught[row][label] + (label == truth[row] ? 1 - TEACHER : 0);
            }
            double least = leastKept(shares);
            double own = samples.weights() == null ? 1 : samples.weights()[row];
            for (int label = 0; label < shares.length; label++) {
                if (shares[label] > 0.01 && shares[label] >= least) {
                    rows.add(row);
                    labels.add(label);
                    weights.add(own * shares[label]);
                }
            }
        }
        var places = rows.stream().mapToInt(Integer::intValue).toArray();
        var weighted = new float[places.length];
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] = (float) (double) weights.get(i);
        }
        Features features = samples.features().select(places);
        return Samples.of(features, labels.stream().mapToInt(Integer::intValue).toArray())
                .weighted(weighted);
    }

    private static double leastKept(double[] shares) {
        var sorted = shares.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, sorted.length - CLASSES)];
    }
}
