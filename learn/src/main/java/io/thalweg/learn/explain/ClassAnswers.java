package io.thalweg.learn.explain;

import io.thalweg.learn.metric.LabelScores;
import io.thalweg.learn.metric.PrecisionRecallCurve;
import io.thalweg.learn.metric.ProbabilityScores;
import io.thalweg.model.RocCurve;
import java.util.ArrayList;
import java.util.List;

/// Predicted probabilities beside the true classes.
///
/// @param classes their names
/// @param positive the positive one of two; −1 if there are more
/// @param truth \[rows\], indices of classes
/// @param probabilities row-major \[rows × classes\]
@SuppressWarnings("ArrayRecordComponent") // storage of many rows; never compared
record ClassAnswers(List<String> classes, int positive, int[] truth, double[] probabilities)
        implements Answers {
    /// With more classes, curves of each would say little.
    private static final int MOST_CURVES = 10;

    private static final int POINTS = 200;

    @Override
    public String task() {
        return positive >= 0 ? "binary" : "multiclass";
    }

    private ProbabilityScores scores() {
        return ProbabilityScores.of(truth, probabilities, classes.size());
    }

    @Override
    public double loss() {
        return scores().logLoss();
    }

    @Override
    public String lossName() {
        return "log loss";
    }

    @Override
    public List<Integer> worst(int limit) {
        return Greatest.of(scores().logLosses(), limit);
    }

    @Override
    public WorstRow worstRow(int position, Place place) {
        int best = 0;
        for (int label = 1; label < classes.size(); label++) {
            best = probability(position, label) > probability(position, best) ? label : best;
        }
        double probability = probability(position, truth[position]);
        return new WorstRow(
                place.row(),
                place.line(),
                classes.get(truth[position]),
                classes.get(best),
                probability,
                -Math.log(Math.max(ProbabilityScores.CLIP, probability)),
                place.values());
    }

    private double probability(int row, int label) {
        return probabilities[row * classes.size() + label];
    }

    /// The classes that curves are drawn of.
    private List<Integer> drawn() {
        if (positive >= 0) {
            return List.of(positive);
        }
        var drawn = new ArrayList<Integer>();
        for (int label = 0; classes.size() <= MOST_CURVES && label < classes.size(); label++) {
            drawn.add(label);
        }
        return drawn;
    }

    List<Calibration> calibrations() {
        var calibrations = new ArrayList<Calibration>();
        for (int label : drawn()) {
            var isPositive = new boolean[truth.length];
            var probability = new double[truth.length];
            for (int row = 0; row < truth.length; row++) {
                isPositive[row] = truth[row] == label;
                probability[row] = probability(row, label);
            }
            calibrations.add(
                    CalibrationBins.calibration(classes.get(label), isPositive, probability));
        }
        return calibrations;
    }

    List<RocCurve> rocCurves() {
        var scores = scores();
        var curves = new ArrayList<RocCurve>();
        for (int label : drawn()) {
            curves.add(scores.ranking(label).rocCurve(classes.get(label), POINTS));
        }
        return curves;
    }

    List<PrecisionRecallCurve> precisionRecallCurves() {
        var scores = scores();
        var curves = new ArrayList<PrecisionRecallCurve>();
        for (int label : drawn()) {
            curves.add(scores.ranking(label).precisionRecallCurve(classes.get(label), POINTS));
        }
        return curves;
    }

    List<ClassScore> classScores() {
        var scores = scores();
        int[] predicted = scores.predictedClasses();
        var labels = LabelScores.of(truth, predicted, classes.size());
        var table = new ArrayList<ClassScore>();
        for (int label = 0; label < classes.size(); label++) {
            table.add(
                    new ClassScore(
                            classes.get(label),
                            count(truth, label),
                            count(predicted, label),
                            labels.precision(label),
                            labels.recall(label),
                            labels.f1(label),
                            scores.ranking(label).rocAuc()));
        }
        return table;
    }

    private static long count(int[] labels, int wanted) {
        long count = 0;
        for (int label : labels) {
            count += label == wanted ? 1 : 0;
        }
        return count;
    }
}
