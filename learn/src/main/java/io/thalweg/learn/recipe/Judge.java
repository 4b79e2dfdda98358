package io.thalweg.learn.recipe;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.feature.Target;
import io.thalweg.learn.evaluate.ClassEvaluator;
import io.thalweg.learn.evaluate.RegressionEvaluator;
import io.thalweg.model.Evaluation;
import io.thalweg.model.SavedModel;

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
                var predicted = new double[outputs.length];
                for (int i = 0; i < predicted.length; i++) {
                    predicted[i] = numbers.target.decode(outputs[i]);
                }
                yield numbers.evaluator.evaluate(numbers.target.values(table, rows), predicted);
            }
        };
    }
}
