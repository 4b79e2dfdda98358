package io.thalweg.report;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.learn.doctor.Finding;
import io.thalweg.learn.evaluate.Judgement;
import io.thalweg.learn.explain.Explanation;
import io.thalweg.learn.recipe.Fitted;
import io.thalweg.learn.recipe.Part;
import io.thalweg.learn.recipe.Preparation;
import io.thalweg.model.Evaluation;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the sections tell about.
///
/// @param fitted what came out
/// @param history what happened
/// @param judgement how sure the figures are; null if nobody looked
/// @param explanation why and where; null if nobody looked
/// @param watched what the doctor found; null if it wasn't asked
/// @param model where the model was saved
record Run(
        Fitted fitted,
        RunHistory history,
        @Nullable Judgement judgement,
        @Nullable Explanation explanation,
        @Nullable List<Finding> watched,
        Path model) {
    /// What is wrong, as far as anybody knows.
    List<Finding> findings() {
        return watched == null ? history.findings() : watched;
    }

    Preparation preparation() {
        return fitted.preparation();
    }

    String target() {
        return preparation().target().column();
    }

    /// The table's name without its folders.
    String dataName() {
        return Sheet.withoutFolders(preparation().table().name());
    }

    boolean predictsClasses() {
        return preparation().target() instanceof ClassTarget;
    }

    /// The figures that count.
    Evaluation evaluation() {
        return judgement == null ? fitted.evaluation() : judgement.evaluation();
    }

    /// Which rows judged.
    Part judgedPart() {
        if (preparation().testPart().size() > 0) {
            return preparation().testPart();
        }
        return preparation().validationPart().size() > 0
                ? preparation().validationPart()
                : preparation().trainingPart();
    }

    /// Which rows judged, in words that go after "on".
    String judgedRows() {
        var count = Words.count(evaluation().rows(), "row");
        if (judgement != null && judgement.folds() != null) {
            return count + ", each judged by a model that never saw it";
        }
        if (preparation().testPart().size() > 0) {
            return count + " that it never saw";
        }
        return preparation().validationPart().size() > 0
                ? count + " by which it was chosen (there are no test rows)"
                : "the " + count + " it learned from (no others were kept back)";
    }
}
