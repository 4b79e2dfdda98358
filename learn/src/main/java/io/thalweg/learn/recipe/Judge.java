package io.thalweg.learn.recipe;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.feature.Target;
import io.thalweg.learn.evaluate.Bootstrap;
import io.thalweg.learn.evaluate.ClassEvaluator;
import io.thalweg.learn.evaluate.Intervals;
import io.thalweg.learn.evaluate.RegressionEvaluator;
import io.thalweg.model.Evaluation;
import io.thalweg.model.SavedModel;
import org.jspecify.annotations.Nullable;

/// Judges what a model gives for rows with a known target, in the target's own unit.
///
/// @param target what is predicted
/// @param evaluating how, with the frequencies or the mean of the training rows
public record Judge(Target target, Evaluating evaluating) {
    /// How rows are judged.
    public sealed interface Evaluating {}

    /// Rows of classes.
    public record OfClasses(ClassTarget target, ClassEvaluator evaluator) implements Evaluating {}

    /// Rows of numbers.
    public record OfNumbers(NumberTarget target, RegressionEvaluator evaluator)
            implements Evaluating {}

    /// Beside a trivial model that predicts the mean, or the frequencies, of training rows.
    static Judge of(Target target, Part training) {
        var table = training.table();
        int[] rows = training.rows();
        return switch (target) {
            case ClassTarget classes ->
                    of(
                            classes,
                            ClassEvaluator.of(
                                    classes.classes(),
                                    classes.positive(),
                                    classes.encode(table, rows)));
            case NumberTarget number -> {
                double sum = 0;
                for (double value : number.values(table, rows)) {
                    sum += value;
                }
                yield of(number, new RegressionEvaluator(sum / rows.length));
            }
        };
    }

    /// Beside the trivial model that a saved model was compared with when it was trained.
    public static Judge of(SavedModel model) {
        var trivial = model.evaluation().trivialOutputs();
        return switch (model.target()) {
            case ClassTarget classes ->
                    of(classes, new ClassEvaluator(classes.classes(), classes.positive(), trivial));
            case NumberTarget number -> of(number, new RegressionEvaluator(trivial.get(0)));
        };
    }

    private static Judge of(ClassTarget target, ClassEvaluator evaluator) {
        return new Judge(target, new OfClasses(target, evaluator));
    }

    private static Judge of(NumberTarget target, RegressionEvaluator evaluator) {
        return new Judge(target, new OfNumbers(target, evaluator));
    }

    /// Judges outputs, as [io.thalweg.model.SavedModel#outputs] gives them.
    public Evaluation evaluate(Part part, double[] outputs) {
        var table = part.table();
        int[] rows = part.rows();
        return switch (evaluating) {
            case OfClasses classes ->
                    classes.evaluator.evaluate(classes.target.encode(table, rows), outputs, null);
            case OfNumbers numbers -> {
                var predicted = decoded(numbers.target, outputs);
                yield numbers.evaluator.evaluate(numbers.target.values(table, rows), predicted);
            }
        };
    }

    /// How far the figures of outputs could be from those of other rows of the same kind.
    ///
    /// @param clusters the number of each row's group, from 0, where rows of a group are alike;
    ///   null if they aren't grouped
    public Intervals intervals(
            Part part, double[] outputs, int @Nullable [] clusters, Bootstrap bootstrap) {
        var table = part.table();
        int[] rows = part.rows();
        return switch (evaluating) {
            case OfClasses classes ->
                    classes.evaluator.intervals(
                            classes.target.encode(table, rows), outputs, clusters, bootstrap);
            case OfNumbers numbers ->
                    numbers.evaluator.intervals(
                            numbers.target.values(table, rows),
                            decoded(numbers.target, outputs),
                            clusters,
                            bootstrap);
        };
    }

    private static double[] decoded(NumberTarget target, double[] outputs) {
        var predicted = new double[outputs.length];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = target.decode(outputs[i]);
        }
        return predicted;
    }
}
