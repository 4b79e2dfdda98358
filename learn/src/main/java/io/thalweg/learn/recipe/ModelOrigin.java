package io.thalweg.learn.recipe;

import io.thalweg.core.session.Session;
import io.thalweg.model.Machine;
import io.thalweg.model.Provenance;
import io.thalweg.model.SavedModel;
import io.thalweg.model.Versions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SequencedMap;

/// What a model says of where it comes from.
///
/// @param recipe how it was made
/// @param options as the user gave them
/// @param session seed and threads
record ModelOrigin(String recipe, SequencedMap<String, String> options, Session.Options session) {
    /// The model, with its figures on the rows that training saw least of.
    SavedModel model(
            Preparation preparation,
            Outcome outcome,
            Budget budget,
            double seconds,
            String stoppedBy) {
        var table = preparation.table();
        var trained = outcome.preparation();
        boolean again = trained.trainingPart().size() > preparation.trainingPart().size();
        var provenance =
                new Provenance(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        Versions.of(outcome.networks()),
                        Machine.current(),
                        table.name(),
                        table.sha256(),
                        trained.trainingPart().size(),
                        preparation.validationPart().size(),
                        preparation.testPart().size(),
                        recipe
                                + ": "
                                + outcome.name()
                                + (again
                                        ? ", cross-validated on training and validation rows"
                                        : ""),
                        options,
                        session.seed(),
                        session.threads(),
                        seconds,
                        stoppedBy,
                        outcome.epochs(),
                        budget.steps());
        return new SavedModel(
                new SavedModel.Contents(
                        preparation.schema(),
                        trained.features(),
                        List.of(trained.target()),
                        outcome.networks(),
                        provenance,
                        outcome.evaluate(preparation.judgingPart()),
                        outcome.validation(),
                        outcome.calibration(),
                        trained.distributions()));
    }
}
