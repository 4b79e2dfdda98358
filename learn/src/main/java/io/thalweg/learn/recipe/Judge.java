package io.thalweg.learn.recipe;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.feature.Target;
import io.thalweg.data.source.Table;
import io.thalweg.learn.evaluate.ClassEvaluator;
import io.thalweg.learn.evaluate.RegressionEvaluator;
import io.thalweg.model.Evaluation;

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

    /// How rows of a target are judged.
    ///
    /// @param trainingRows whose mean or frequencies the trivial model predicts
    public static Judge of(Table table, Target target, int[] trainingRows) {
        return switch (target) {
            case ClassTarget classes ->
                    new Judge(
                            target,
                            new OfClasses(
                                    classes,
                                    ClassEvaluator.of(
                                            classes.classes(),
                                            classes.positive(),
                                            classes.encode(table, trainingRows))));
            case NumberTarget number -> {
                double sum = 0;
                for (double value : number.values(table, trainingRows)) {
                    sum += value;
                }
                yield new Judge(
                        target,
                        new OfNumbers(number, new RegressionEvaluator(sum / trainingRows.length)));
            }
        };
    }

    /// Judges outputs, as [io.thalweg.model.SavedModel#outputs] gives them.
    public Evaluation evaluate(Table table, int[] rows, double[] outputs) {
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
