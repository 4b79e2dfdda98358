package io.thalweg.learn.recipe;

import io.thalweg.learn.doctor.Doctor;
import io.thalweg.learn.doctor.ExaminedPart;
import io.thalweg.learn.doctor.ExaminedTable;
import io.thalweg.learn.doctor.Finding;
import io.thalweg.learn.doctor.Observation;
import io.thalweg.learn.train.RunEvent;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Shows a doctor the rows of a recipe and what came out.
///
/// @param doctor null for none
/// @param listener hears of what is found
record Checkup(@Nullable Doctor doctor, RecipeListener listener) {
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

    private static ExaminedTable rows(Preparation preparation, Part part) {
        return new ExaminedTable(
                part.table(), part.rows(), preparation.schema(), preparation.target());
    }

    /// What came out: the best of the runs that the model was made of.
    void judge(Candidate candidate) {
        if (doctor == null) {
            return;
        }
        Observation.Outcome best = null;
        for (var member : candidate.members()) {
            var outcome = member.run().outcome();
            if (outcome != null && (best == null || outcome.loss() < best.loss())) {
                best = outcome;
            }
        }
        if (best != null) {
            doctor.judge(best, this::tell);
        }
    }

    private void tell(Finding finding) {
        var warned = new RunEvent.Warned(finding);
        listener.event(warned);
        listener.event(RunName.OF_NO_RUN, warned);
    }
}
