package io.thalweg.learn.recipe;

import io.thalweg.learn.doctor.Doctor;
import io.thalweg.learn.doctor.ExaminedPart;
import io.thalweg.learn.doctor.ExaminedTable;
import io.thalweg.learn.doctor.Finding;
import io.thalweg.learn.doctor.Observation;
import io.thalweg.learn.train.RunEvent;
import io.thalweg.model.Evaluation;
import io.thalweg.model.SavedModel;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Shows a doctor the rows of a recipe and what came out.
///
/// @param doctor null for none
/// @param listener hears of what is found
record Checkup(@Nullable Doctor doctor, RecipeListener listener) {
    /// So many rows of a part are looked at.
    private static final int MOST_ROWS = 1_000_000;

    /// So many are compared with every row that a model holds.
    private static final int MOST_COMPARED = 2_000;

    /// The rows, before training.
    void examine(Preparation preparation) {
        if (doctor == null) {
            return;
        }
        var parts = new ArrayList<ExaminedPart>();
        if (preparation.validationPart().size() > 0) {
            parts.add(
                    new ExaminedPart(
                            "validation", rows(preparation, preparation.validationPart())));
        }
        if (preparation.testPart().size() > 0) {
            parts.add(new ExaminedPart("test", rows(preparation, preparation.testPart())));
        }
        doctor.examine(rows(preparation, preparation.trainingPart()), parts, this::tell);
    }

    /// The rows that judge, before a saved model is trained on: it may know some of them.
    void recognize(SavedModel start, Preparation preparation) {
        boolean isTest = preparation.testPart().size() > 0;
        var part = isTest ? preparation.testPart() : preparation.validationPart();
        if (doctor == null || part.size() == 0) {
            return;
        }
        int[] some = picked(part.rows(), MOST_COMPARED);
        int known = 0;
        for (var network : start.contents().networks()) {
            if (!Neighbours.learns(network)) {
                var features = preparation.features().apply(part.table(), some);
                known = Math.max(known, Neighbours.known(network, features));
            }
        }
        doctor.recognize(isTest ? "test" : "validation", known, some.length, this::tell);
    }

    private static ExaminedTable rows(Preparation preparation, Part part) {
        return new ExaminedTable(
                part.table(),
                picked(part.rows(), MOST_ROWS),
                preparation.schema(),
                preparation.target());
    }

    /// Evenly picked rows where there are very many.
    private static int[] picked(int[] rows, int most) {
        if (rows.length <= most) {
            return rows;
        }
        var picked = new int[most];
        for (int i = 0; i < most; i++) {
            picked[i] = rows[(int) ((long) i * rows.length / most)];
        }
        return picked;
    }

    /// What came out, on the rows that judge.
    void judge(Preparation preparation, Evaluation evaluation) {
        if (doctor == null) {
            return;
        }
        var rows =
                preparation.testPart().size() > 0
                        ? "test"
                        : preparation.validationPart().size() > 0 ? "validation" : "training";
        boolean ofNumbers = evaluation.metrics().containsKey("rmse");
        // Sure of itself and sometimes wrong, a model may have a worse log loss than the
        // frequencies
        // and still be of use.
        if (!ofNumbers && better(evaluation, "accuracy")) {
            return;
        }
        var key = ofNumbers ? "rmse" : "log_loss";
        doctor.judge(
                new Observation.Outcome(
                        rows,
                        Math.toIntExact(evaluation.rows()),
                        key.replace('_', ' '),
                        evaluation.metric(key),
                        evaluation.trivialMetrics().getOrDefault(key, Double.NaN)),
                this::tell);
    }

    private static boolean better(Evaluation evaluation, String key) {
        return evaluation.metric(key)
                > evaluation.trivialMetrics().getOrDefault(key, Double.NaN) + 1e-9;
    }

    private void tell(Finding finding) {
        var warned = new RunEvent.Warned(finding);
        listener.event(warned);
        listener.event(RunName.OF_NO_RUN, warned);
    }
}
