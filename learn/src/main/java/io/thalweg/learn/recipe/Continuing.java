package io.thalweg.learn.recipe;

import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.schema.Task;
import io.thalweg.learn.evaluate.Drift;
import io.thalweg.learn.train.ContinuedNetwork;
import io.thalweg.model.Distribution;
import io.thalweg.model.Network;
import io.thalweg.model.SavedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Trains a saved model on. Each of its networks goes on by itself and keeps its share; where the
/// validation rows find it no better than before, it stays as it was.
///
/// @param start the saved model
/// @param freeze whether all layers but the last stay as they are
/// @param preparation the new rows
/// @param listener hears what differs
record Continuing(
        SavedModel start, boolean freeze, Preparation preparation, RecipeListener listener) {
    private static final String KNOWN = "; the known rows as they were";

    /// @param start null if no model is to go on
    /// @throws RecipeException if the model can't go on like this
    static void check(
            @Nullable SavedModel start,
            String target,
            @Nullable Task task,
            int folds,
            boolean freeze) {
        if (start == null) {
            if (freeze) {
                throw new RecipeException(
                        "Only layers of a saved model can be kept as they are: name the model to go"
                                + " on from (--from MODEL), or leave --freeze out.");
            }
            return;
        }
        if (!start.target().column().equals(target)) {
            throw new RecipeException(
                    "The model to go on from predicts '"
                            + start.target().column()
                            + "', not '"
                            + target
                            + "'. Name that column as the target, or train a new model without"
                            + " --from.");
        }
        if (folds > 0) {
            throw new RecipeException(
                    "The model to go on from may have seen rows of every fold, so folds would"
                            + " judge it too well. Leave --folds out, or train a new model without"
                            + " --from.");
        }
        boolean isNumber = start.target() instanceof NumberTarget;
        if (task != null && (task == Task.REGRESSION) != isNumber) {
            throw new RecipeException(
                    "The model to go on from predicts "
                            + (isNumber ? "numbers" : "classes")
                            + ", which is another task than "
                            + task.name().toLowerCase(Locale.ROOT)
                            + ". Leave --task out.");
        }
        if (Neighbours.are(start.contents().networks())) {
            throw new RecipeException(
                    "The model to go on from knows rows and asks the nearest of them; there is"
                            + " nothing to train on. Train a new model on all rows, without"
                            + " --from.");
        }
        boolean isSingle =
                start.contents().networks().stream()
                        .allMatch(each -> new ContinuedNetwork(each).body().isEmpty());
        if (freeze && isSingle) {
            throw new RecipeException(
                    "The model to go on from has one layer only, so there is nothing to keep as it"
                            + " is. Leave --freeze out.");
        }
    }

    /// @param training how networks are trained on
    Outcome make(ContinuedTraining training) {
        var trainer = training.trainer();
        var contents = start.contents();
        var part = preparation.trainingPart();
        var drift =
                Drift.of(contents.distributions(), part.table(), Distribution.some(part.rows()));
        listener.drifted(drift);
        var fold = Fold.of(preparation);
        var trained = contents.networks().stream().filter(Neighbours::learns).toList();
        var members = training.train(trained, freeze, fold);
        var networks = new ArrayList<Network>();
        int kept = 0;
        for (var before : contents.networks()) {
            int i = trained.indexOf(before);
            boolean isTrained = i >= 0 && i < members.size();
            var better = isTrained ? better(trainer, before, members.get(i), fold) : before;
            kept += i >= 0 && better.equals(before) ? 1 : 0;
            networks.add(better.withShare(before.share()));
        }
        var last = members.isEmpty() ? null : members.getLast().run();
        var stoppedBy = last == null ? "time_budget" : last.stoppedBy();
        int epochs = last == null ? 0 : last.epochs();
        var judged = preparation.judgingPart();
        var was = outcome(contents.networks(), stoppedBy, epochs).evaluate(judged);
        var continuation = new Continuation(drift, trained.size(), kept, freeze, was);
        var now = outcome(networks, stoppedBy, epochs);
        var validation = preparation.validationPart();
        return new Outcome(
                preparation,
                name(trained.size(), kept) + (networks.size() > trained.size() ? KNOWN : ""),
                networks,
                stoppedBy,
                epochs,
                validation.size() == 0 ? null : now.evaluate(validation),
                contents.calibration(),
                null,
                null,
                continuation);
    }

    private Outcome outcome(List<Network> networks, String stoppedBy, int epochs) {
        return new Outcome(preparation, "", networks, stoppedBy, epochs, null)
                .calibrated(start.contents().calibration());
    }

    /// The network after more training, if that made it better on the rows held back (if any).
    private static Network better(Trainer trainer, Network before, Member after, Fold fold) {
        var trained = after.run().network();
        var held = fold.validation();
        if (held == null) {
            return trained;
        }
        double loss = loss(trainer, trained, fold);
        return loss < loss(trainer, before, fold) ? trained : before;
    }

    private static double loss(Trainer trainer, Network network, Fold fold) {
        var held = fold.validation();
        return held == null
                ? 0
                : HeldOutLoss.of(
                        List.of(fold),
                        List.of(network.predict(held.features())),
                        trainer.isBinary());
    }

    private String name(int networks, int kept) {
        var what = networks == 1 ? "a saved network" : networks + " saved networks";
        var how = freeze ? ", the last layer of each" : "";
        if (kept == networks) {
            return what + ", as before: more training made nothing better";
        }
        return what
                + " trained on"
                + how
                + (kept == 0 ? "" : "; " + kept + " stayed as before, which was better");
    }
}
