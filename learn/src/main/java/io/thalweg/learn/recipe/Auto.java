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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The recipe `auto`: a linear model, the nearest neighbours, networks of three kinds, or a
/// weighted mean of them, whatever has the least loss on rows that it wasn't trained on.
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
        var rows = rows();
        var preparation = rows.preparation();
        var folds = rows.folds();
        var trainer = trainer(preparation);
        var contenders = new ArrayList<Contender>();
        for (var training : contenders(trainer, folds)) {
            add(contenders, training);
        }
        var blend = Blend.of(folds, contenders, trainer.isBinary());
        return outcome(rows, contenders, blend);
    }

    /// The same with another budget.
    Auto with(Budget other) {
        return new Auto(preparing, first, settings, session, listener, other, doctor);
    }

    /// What a blend of contenders is.
    Outcome outcome(Rows rows, List<Contender> contenders, Blend blend) {
        var preparation = rows.preparation();
        var trainer = trainer(preparation);
        listener.compared(candidates(contenders, blend));
        listener.chose(text(contenders, blend, rows.crosses()));
        var networks = new ArrayList<Network>();
        for (int i = 0; i < contenders.size(); i++) {
            var contender = contenders.get(i);
            double share = blend.shares().get(i);
            if (share > 0) {
                add(networks, rows.crosses() ? again(contender, trainer) : contender, share);
            }
        }
        var last = contenders.getLast();
        return new Outcome(
                        preparation,
                        name(contenders, blend),
                        networks,
                        last.stoppedBy(),
                        last.epochs(),
                        validation(preparation, rows.folds(), blend.outputs()))
                .holding(new Held(rows, blend.outputs()));
    }

    /// Rows that train, and for each fold those held back.
    ///
    /// @param preparation whose training rows are cut into folds
    /// @param folds the parts, or the one part that was held back from the beginning
    /// @param crosses whether all rows of the preparation train in turn
    record Rows(Preparation preparation, List<Fold> folds, boolean crosses) {
        Rows {
            folds = List.copyOf(folds);
        }
    }

    /// Which rows train and which choose, see above.
    Rows rows() {
        int parts = AutoDefaults.parts(first.trainingPart().size());
        boolean judged = first.testPart().size() > 0 || preparing.judgedElsewhere();
        boolean crosses = parts > 1 && judged && !preparing.keepsApart();
        var preparation = crosses ? preparing.withValidationRows(first) : first;
        var folds =
                crosses
                        ? Fold.of(preparation, parts, session.seed())
                        : List.of(Fold.of(preparation));
        return new Rows(preparation, folds, crosses);
    }

    /// How each contender is trained, the linear model first: it takes part in any case. Those that
    /// take little time come first.
    List<Supplier<Contender>> contenders(Trainer trainer, List<Fold> folds) {
        var contenders = new ArrayList<Supplier<Contender>>();
        contenders.add(() -> trainer.linear(folds));
        // Rows of a group know each other: what makes them alike says nothing of other groups.
        if (preparing.group() == null && trainer.hasNeighbours(folds)) {
            contenders.add(() -> trainer.neighbours(folds));
        }
        contenders.add(() -> trainer.networks(plural("network", folds), folds));
        contenders.add(() -> trainer.tableNetworks(plural("table network", folds), folds));
        if (EnsembleNetwork.suits(trainer.outputs())) {
            contenders.add(
                    () -> trainer.ensembleNetworks(plural("ensemble network", folds), folds));
        }
        return contenders;
    }

    /// Adds a contender if there is time for it, and its training doesn't fail.
    private void add(List<Contender> contenders, Supplier<Contender> training) {
        if (!contenders.isEmpty() && budget.isSpent()) {
            return;
        }
        try {
            contenders.add(training.get());
        } catch (DivergedException e) {
            if (contenders.isEmpty()) {
                throw e;
            }
            listener.chose("without a network whose loss left the finite numbers");
        }
    }

    private static String plural(String name, List<Fold> folds) {
        return folds.size() == 1
                ? name
                : folds.size() + " " + name + "s, each stopped by another part of the rows";
    }

    Trainer trainer(Preparation preparation) {
        return new Trainer(preparation, settings, session, listener, budget, doctor);
    }

    /// What is better from all rows than as a mean of parts: the linear model, trained once more
    /// where the budget suffices, and the nearest neighbours, which are asked among all.
    private Contender again(Contender chosen, Trainer trainer) {
        var again =
                switch (chosen.members().getFirst().plan()) {
                    case Member.Linear _ -> budget.isSpent() ? null : trainer.linearAgain(chosen);
                    case Member.Distance _ -> trainer.neighboursAgain(chosen).members().getFirst();
                    case Member.Dense _ -> null;
                };
        return again == null ? chosen : new Contender(chosen.name(), List.of(again), List.of());
    }

    private static void add(List<Network> networks, Contender contender, double share) {
        int count = contender.members().size();
        for (var member : contender.members()) {
            networks.add(member.run().network().withShare(share / count));
        }
    }

    /// What has a share, for people.
    private static String name(List<Contender> contenders, Blend blend) {
        var names = new ArrayList<String>();
        for (int i = 0; i < contenders.size(); i++) {
            double share = blend.shares().get(i);
            if (share == 1) {
                return contenders.get(i).name();
            }
            if (share > 0) {
                names.add(Math.round(100 * share) + " % " + contenders.get(i).name());
            }
        }
        return String.join(", ", names);
    }

    private static List<Candidate> candidates(List<Contender> contenders, Blend blend) {
        var candidates = new ArrayList<Candidate>();
        boolean mixed = true;
        for (int i = 0; i < contenders.size(); i++) {
            boolean chosen = blend.shares().get(i) == 1;
            candidates.add(new Candidate(contenders.get(i).name(), blend.losses().get(i), chosen));
            mixed &= !chosen;
        }
        if (mixed) {
            candidates.add(new Candidate(name(contenders, blend), blend.loss(), true));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::loss));
        return candidates;
    }

    private static String text(List<Contender> contenders, Blend blend, boolean crosses) {
        var losses = new ArrayList<String>();
        for (int i = 0; i < contenders.size(); i++) {
            losses.add(contenders.get(i).name() + " " + number(blend.losses().get(i)));
        }
        if (contenders.size() == 1) {
            return name(contenders, blend) + ": there was no time for more";
        }
        return name(contenders, blend)
                + ": the lowest "
                + (crosses ? "cross-validation" : "validation")
                + " loss, "
                + number(blend.loss())
                + " ("
                + String.join(", ", losses)
                + ")";
    }

    private static String number(double loss) {
        return String.format(Locale.ROOT, "%.4g", loss);
    }

    /// The figures on the validation rows, by models that weren't trained on them.
    @Nullable Evaluation validation(
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
