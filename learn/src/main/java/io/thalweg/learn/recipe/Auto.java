package io.thalweg.learn.recipe;

import io.thalweg.core.session.Session;
import io.thalweg.learn.doctor.Doctor;
import io.thalweg.model.Evaluation;
import io.thalweg.model.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The recipe `auto`: a linear model, networks, or a weighted mean of both, whatever has the least
/// loss on rows that it wasn't trained on.
///
/// Small tables are cut into parts, of which each is held back once, so that all rows but those for
/// testing choose, and all of them train (cross-validation); the networks are then the mean of
/// those that the parts were held back from (Krogh, Vedelsby 1995, "Neural network ensembles, cross
/// validation, and active learning"). On large tables, and where rows that choose must not train,
/// the validation rows choose.
///
/// @param preparing prepares the table anew
/// @param first the table prepared with its validation rows apart
/// @param settings what the user wants otherwise
/// @param session seed and threads
/// @param listener is told what was chosen
/// @param budget what there is time for
/// @param doctor watches the runs; null for nobody
record Auto(
        Preparing preparing,
        Preparation first,
        Settings settings,
        Session.Options session,
        RecipeListener listener,
        Budget budget,
        @Nullable Doctor doctor) {

    Outcome make() {
        if (settings.shapesTraining() || first.validation().rows() == 0) {
            listener.chose("network: its settings were given, or there is no row to choose with");
            var folds = List.of(Fold.of(first));
            var network = trainer(first).networks("network", folds).members().get(0);
            return Outcome.of(first, "network", network);
        }
        budget.share();
        int parts = AutoDefaults.parts(first.trainingPart().size());
        boolean judged = first.testPart().size() > 0 || preparing.judgedElsewhere();
        boolean crosses = parts > 1 && judged && !preparing.keepsApart();
        var preparation = crosses ? preparing.withValidationRows(first) : first;
        var folds =
                crosses
                        ? Fold.of(preparation, parts, session.seed())
                        : List.of(Fold.of(preparation));
        var trainer = trainer(preparation);
        var linear = trainer.linear(folds);
        if (budget.isSpent()) {
            listener.chose("linear model: there was no time for more");
            return linear(preparation, folds, linear, null);
        }
        var network = networks(trainer, folds);
        if (network == null) {
            listener.chose("linear model: the networks diverged");
            return linear(preparation, folds, linear, crosses ? trainer : null);
        }
        var blend = Blend.of(folds, linear, network, trainer.isBinary());
        listener.compared(candidates(blend));
        listener.chose(text(blend, crosses));
        if (blend.share() == 0) {
            return linear(preparation, folds, linear, crosses ? trainer : null);
        }
        var networks = new ArrayList<Network>();
        add(networks, network.members(), blend.share());
        if (blend.share() < 1) {
            add(networks, again(linear, crosses ? trainer : null), 1 - blend.share());
        }
        return new Outcome(
                preparation,
                name(blend),
                networks,
                network.stoppedBy(),
                network.epochs(),
                validation(preparation, folds, blend.outputs()));
    }

    private Trainer trainer(Preparation preparation) {
        return new Trainer(preparation, settings, session, listener, budget, doctor);
    }

    private static @Nullable Contender networks(Trainer trainer, List<Fold> folds) {
        var name =
                folds.size() == 1
                        ? "network"
                        : folds.size() + " networks, each stopped by another part of the rows";
        try {
            return trainer.networks(name, folds);
        } catch (DivergedException e) {
            return null;
        }
    }

    private Outcome linear(
            Preparation preparation, List<Fold> folds, Contender linear, @Nullable Trainer again) {
        var networks = new ArrayList<Network>();
        add(networks, again(linear, again), 1);
        return new Outcome(
                preparation,
                "linear model",
                networks,
                linear.stoppedBy(),
                linear.epochs(),
                validation(preparation, folds, linear.outputs()));
    }

    /// @param trainer has all rows to train it on once more; null to keep the folds' models
    private List<Member> again(Contender linear, @Nullable Trainer trainer) {
        var again = trainer == null || budget.isSpent() ? null : trainer.linearAgain(linear);
        return again == null ? linear.members() : List.of(again);
    }

    private static void add(List<Network> networks, List<Member> members, double share) {
        for (var member : members) {
            networks.add(member.run().network().withShare(share / members.size()));
        }
    }

    private static List<Candidate> candidates(Blend blend) {
        var candidates = new ArrayList<Candidate>();
        candidates.add(new Candidate("linear model", blend.linearLoss(), blend.share() == 0));
        candidates.add(new Candidate("network", blend.networkLoss(), blend.share() == 1));
        if (blend.share() > 0 && blend.share() < 1) {
            candidates.add(new Candidate(name(blend), blend.loss(), true));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::loss));
        return candidates;
    }

    private static String name(Blend blend) {
        return blend.share() == 1 ? "network" : "mean of linear model and network";
    }

    private static String text(Blend blend, boolean crosses) {
        var name =
                blend.share() == 0
                        ? "linear model"
                        : blend.share() == 1
                                ? "network"
                                : "%.0f %% network, %.0f %% linear model"
                                        .formatted(100 * blend.share(), 100 * (1 - blend.share()));
        return String.format(
                Locale.ROOT,
                "%s: the lowest %s loss, %.4g (linear model %.4g, network %.4g)",
                name,
                crosses ? "cross-validation" : "validation",
                blend.loss(),
                blend.linearLoss(),
                blend.networkLoss());
    }

    /// The figures on the validation rows, by models that weren't trained on them.
    private @Nullable Evaluation validation(
            Preparation preparation, List<Fold> folds, List<double[]> outputs) {
        var target = preparation.target();
        var judge = Judge.of(target, preparation.trainingPart());
        if (folds.size() == 1) {
            return judge.evaluate(first.validationPart(), Outcome.forJudge(target, outputs.get(0)));
        }
        int[] trained = preparation.trainingPart().rows();
        var known = new double[trained.length][];
        for (int i = 0; i < outputs.size(); i++) {
            var held = folds.get(i).held();
            int width = outputs.get(i).length / held.length;
            for (int row = 0; row < held.length; row++) {
                known[held[row]] =
                        Arrays.copyOfRange(outputs.get(i), row * width, (row + 1) * width);
            }
        }
        var rows = new ArrayList<Integer>();
        var all = new ArrayList<double[]>();
        for (int row : first.validationPart().rows()) {
            var said = known[Arrays.binarySearch(trained, row)];
            if (said != null) { // otherwise its fold was left out, as the time was up
                rows.add(row);
                all.add(said);
            }
        }
        if (rows.isEmpty()) {
            return null;
        }
        var joined = all.stream().flatMapToDouble(Arrays::stream).toArray();
        var part = new Part(first.table(), rows.stream().mapToInt(Integer::intValue).toArray());
        return judge.evaluate(part, Outcome.forJudge(target, joined));
    }
}
