package io.thalweg.learn.doctor;

import io.thalweg.model.Figure;
import java.util.SequencedMap;

/// The model is no better than one that looks at no feature at all.
///
/// @param rows on which both are judged: `test`, `validation` or `training`
/// @param count how many
/// @param measure what is compared, lower is better: `loss`, `rmse`, `log loss`
/// @param loss the lowest that the model reached there
/// @param trivialLoss that of the best constant prediction
public record NoBetterThanTrivial(
        String rows, int count, String measure, double loss, double trivialLoss)
        implements Finding {
    @Override
    public String code() {
        return "no_better_than_trivial";
    }

    @Override
    public Severity severity() {
        return Severity.SERIOUS;
    }

    @Override
    public String subject() {
        return "model";
    }

    @Override
    public String seen() {
        return "The model is no better than predicting the same for every row: on the "
                + Figure.text(count)
                + " "
                + rows
                + " rows its "
                + measure
                + " is "
                + Figure.text(loss)
                + ", that of a constant "
                + Figure.text(trivialLoss)
                + ".";
    }

    @Override
    public String advice() {
        return "Check that the target is the right column and that rows and targets belong"
                + " together. Else the columns say nothing about it: add some that do.";
    }

    @Override
    public SequencedMap<String, Object> evidence() {
        return Words.figures(
                "rows", rows,
                "count", count,
                "measure", measure,
                "loss", loss,
                "trivial_loss", trivialLoss);
    }
}
