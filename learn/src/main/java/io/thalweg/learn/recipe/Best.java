package io.thalweg.learn.recipe;

import io.thalweg.core.session.Session;
import io.thalweg.data.feature.ClassTarget;
import io.thalweg.learn.ensemble.CalibrationChoice;
import io.thalweg.learn.ensemble.GreedySelection;
import io.thalweg.learn.ensemble.Shrinkage;
import io.thalweg.learn.search.Halving;
import io.thalweg.learn.search.Space;
import io.thalweg.learn.train.CheckpointException;
import io.thalweg.learn.train.TrainingRun;
import io.thalweg.model.Calibration;
import io.thalweg.model.Figure;
import io.thalweg.model.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The recipe `best`: begins with what `auto` is made of, then tries random settings and gives
/// those that do well more epochs, until the time is up; what it found is averaged so that the loss
/// on rows held back is least, and probabilities are calibrated on the same rows.
///
/// Everything that was decided is a function of the seed and of how many trials ended: the clock
/// only decides how many. A trial that the time cuts off counts for nothing.
final class Best {
    private final Auto auto;
    private final Settings settings;
    private final Session.Options session;
    private final RecipeListener listener;
    private final Budget budget;
    private final @Nullable TrialLog log;
    private final boolean single;
    private final List<Tried> tried = new ArrayList<>();
    private final List<Entrant> entrants = new ArrayList<>();

    /// @param auto what it begins with
    /// @param log where trials are kept; null for nowhere
    /// @param single whether the best single settings become the model, not an average
    Best(Auto auto, @Nullable TrialLog log, boolean single) {
        this.auto = auto;
        this.settings = auto.settings();
        this.session = auto.session();
        this.listener = auto.listener();
        this.budget = auto.budget();
        this.log = log;
        this.single = single;
    }

    Outcome make() {
        if (auto.first().validation().rows() == 0) {
            return auto.make();
        }
        if (!known().isEmpty()) {
            budget.tookBefore(known().getLast().seconds());
        }
        budget.share();
        var rows = auto.rows();
        // What had ended is there, whatever the time: only what is new has to keep to it.
        boolean isKnown = !known().isEmpty();
        var trainer = auto.with(isKnown ? budget.unlimited() : budget).trainer(rows.preparation());
        var linear = auto.contenders(trainer, rows.folds()).getFirst().get();
        var contenders = new ArrayList<Contender>();
        contenders.add(linear);
        if (!isKnown && (!budget.reason().isEmpty() || budget.isSpent())) {
            // So short a time that there is none for another.
            add(linear, Entrant.networks(linear), linear.loss(rows.folds(), trainer.isBinary()));
            var blend = Blend.of(rows.folds(), contenders, trainer.isBinary());
            return auto.outcome(rows, contenders, blend)
                    .with(search(blend.loss(), blend.loss(), null, budget.steps()));
        }
        var free = budget.unlimitedAfter(isKnown ? trainer.budget() : budget);
        var others = auto.with(free).trainer(rows.preparation());
        add(linear, Entrant.networks(linear), linear.loss(rows.folds(), trainer.isBinary()));
        var more = auto.contenders(others, rows.folds());
        boolean cut = false;
        for (int i = 1; i < more.size() && !cut && goesOn(); i++) {
            cut = !add(more.get(i), contenders, rows, free, others);
        }
        var blend = Blend.of(rows.folds(), contenders, trainer.isBinary());
        if (!cut) {
            search(rows, new TrialTrainer(rows, others, settings, session, free));
        }
        budget.took(steps() - budget.steps(), ""); // those that it didn't see itself
        return outcome(rows, blend, HeldRows.of(rows.folds(), trainer.isBinary()));
    }

    /// Whether another trial may begin. One that had ended before this process began may in any
    /// case: it is there, and takes no time.
    private boolean goesOn() {
        if (settings.maxTrials != null && tried.size() >= settings.maxTrials) {
            return false;
        }
        return tried.size() < known().size() || stoppedBy() == null;
    }

    private List<TrialLog.Line> known() {
        return log == null ? List.of() : log.before();
    }

    private @Nullable String stoppedBy() {
        if (settings.maxTrials != null && tried.size() >= settings.maxTrials) {
            return "max_trials";
        }
        if (budget.isOutOfSteps(steps())) {
            return "max_steps";
        }
        return budget.overReason();
    }

    private long steps() {
        long steps = 0;
        for (var one : tried) {
            steps += one.steps();
        }
        return steps;
    }

    /// Trains something that `auto` is made of.
    ///
    /// @return false if it was cut off
    private boolean add(
            Supplier<Contender> training,
            List<Contender> contenders,
            Auto.Rows rows,
            Budget free,
            Trainer trainer) {
        try {
            var contender = training.get();
            if (!free.reason().isEmpty()) {
                return false;
            }
            contenders.add(contender);
            var networks =
                    rows.crosses() && Neighbours.are(contender)
                            ? Entrant.networks(trainer.neighboursAgain(contender))
                            : Entrant.networks(contender);
            add(contender, networks, contender.loss(rows.folds(), trainer.isBinary()));
        } catch (DivergedException e) {
            listener.chose("without a network whose loss left the finite numbers");
            add(
                    -1,
                    0,
                    "a network that diverged",
                    new Tried(
                            tried.size() + 1,
                            "network",
                            new LinkedHashMap<>(),
                            1,
                            0,
                            0,
                            Double.POSITIVE_INFINITY,
                            budget.seconds(),
                            0));
        }
        return true;
    }

    private void add(Contender contender, List<Network> networks, double loss) {
        long steps = 0;
        for (var member : contender.members()) {
            steps += member.run().steps();
        }
        entrants.add(new Entrant(tried.size() + 1, networks, contender.outputs(), loss));
        add(
                -1,
                0,
                contender.name(),
                new Tried(
                        tried.size() + 1,
                        contender.name(),
                        new LinkedHashMap<>(),
                        1,
                        contender.epochs(),
                        steps,
                        loss,
                        budget.seconds(),
                        0));
    }

    /// Takes note of a trial that has ended.
    private void add(int configuration, int rung, String what, Tried ended) {
        tried.add(ended);
        if (log != null && known().size() < ended.number()) {
            log.add(
                    new TrialLog.Line(
                            ended.number(),
                            configuration,
                            rung,
                            ended.loss(),
                            ended.epochs(),
                            ended.steps(),
                            ended.seconds(),
                            what));
        }
        listener.tried(ended);
    }

    private void search(Auto.Rows rows, TrialTrainer trainer) {
        var halving = new Halving(BestDefaults.RUNGS, BestDefaults.REDUCTION);
        var space = new Space(session.seed(), trainer.suitsEnsembles());
        if (!goesOn()) {
            return;
        }
        listener.trains("models with other settings, those that do well with more epochs");
        int base = entrants.size();
        var known = known();
        while (goesOn()) {
            var job = halving.next();
            var configuration = space.configuration(job.configuration());
            int number = tried.size() + 1;
            var line = number <= known.size() ? known.get(number - 1) : null;
            if (line != null
                    && (line.configuration() != job.configuration() || line.rung() != job.rung())) {
                throw new CheckpointException(
                        "The trials that were kept are of another version of this program. Begin"
                                + " anew, without --resume or in another folder.");
            }
            double share = halving.share(job.rung());
            // What is known and won't come into the ensemble needn't be looked at again.
            boolean isNeeded = line == null || isAmongBest(known, line);
            var runs =
                    isNeeded
                            ? trainer.train(number, job.configuration(), configuration, share)
                            : null;
            if (isNeeded && runs == null) {
                break;
            }
            double loss =
                    runs == null
                            ? line == null ? Double.NaN : line.loss()
                            : enter(number, runs, rows, trainer);
            halving.done(job, loss);
            int epochs = 0;
            long steps = 0;
            for (var run : runs == null ? List.<TrainingRun>of() : runs) {
                epochs = Math.max(epochs, run.epochs());
                steps += run.steps();
            }
            add(
                    job.configuration(),
                    job.rung(),
                    configuration.text(),
                    new Tried(
                            number,
                            configuration.kind(),
                            configuration.settings(),
                            share,
                            line == null ? epochs : line.epochs(),
                            line == null ? steps : line.steps(),
                            loss,
                            line == null ? budget.seconds() : line.seconds(),
                            0));
            prune(base, trainer);
        }
        listener.trained();
    }

    /// Whether a trial that had ended before this process began could still be in the pool.
    private static boolean isAmongBest(List<TrialLog.Line> known, TrialLog.Line line) {
        int better = 0;
        for (var other : known) {
            boolean isBetter =
                    other.loss() < line.loss()
                            || (other.loss() == line.loss() && other.trial() < line.trial());
            better += other.configuration() >= 0 && isBetter ? 1 : 0;
        }
        return better < BestDefaults.POOL && Double.isFinite(line.loss());
    }

    /// Lets trained networks take part.
    ///
    /// @return their loss, infinite if one has none
    private double enter(int number, List<TrainingRun> runs, Auto.Rows rows, TrialTrainer trainer) {
        var networks = new ArrayList<Network>();
        var outputs = new ArrayList<double[]>();
        for (int fold = 0; fold < runs.size(); fold++) {
            var run = runs.get(fold);
            var held = rows.folds().get(fold).validation();
            if (held == null || (run.stoppedBy().equals("diverged") && run.bestEpoch() == 0)) {
                return Double.POSITIVE_INFINITY;
            }
            networks.add(run.network());
            outputs.add(run.network().predict(held.features()));
        }
        double loss = HeldOutLoss.of(rows.folds(), outputs, trainer.trainer().isBinary());
        if (!Double.isFinite(loss)) {
            return Double.POSITIVE_INFINITY;
        }
        entrants.add(new Entrant(number, networks, outputs, loss));
        return loss;
    }

    /// Forgets the worst where there are too many; what `auto` is made of stays.
    private void prune(int base, TrialTrainer trainer) {
        while (entrants.size() > base + BestDefaults.POOL) {
            Entrant worst = entrants.get(base);
            for (var entrant : entrants.subList(base, entrants.size())) {
                worst = entrant.loss() >= worst.loss() ? entrant : worst;
            }
            entrants.remove(worst);
            trainer.forget(worst.trial());
        }
    }

    private Outcome outcome(Auto.Rows rows, Blend blend, HeldRows held) {
        var outputs = new ArrayList<double[]>();
        for (var entrant : entrants) {
            outputs.add(entrant.joined());
        }
        var shares = single ? ofTheBest() : shares(blend, held, outputs);
        var mixed = mixed(outputs, shares);
        var networks = new ArrayList<Network>();
        var names = new ArrayList<String>();
        for (int i = 0; i < entrants.size(); i++) {
            var entrant = entrants.get(i);
            int place = entrant.trial() - 1;
            tried.set(place, tried.get(place).withWeight(shares[i]));
            if (shares[i] > 0) {
                names.add(tried.get(place).kind() + " of trial " + entrant.trial());
                for (var network : entrant.networks()) {
                    networks.add(network.withShare(shares[i] / entrant.networks().size()));
                }
            }
        }
        var calibration = calibrate(rows, held, mixed);
        if (calibration != null) {
            calibration.apply(mixed, mixed.length / held.samples().rows());
        }
        double loss = held.loss(mixed);
        var name = names.size() == 1 ? names.getFirst() : "ensemble of " + names.size() + " models";
        var search = search(loss, blend.loss(), calibration, null);
        listener.compared(candidates(search, name));
        listener.chose(text(name, search));
        var byFold = held.byFold(mixed);
        int epochs = 0;
        for (var one : tried) {
            epochs = one.weight() > 0 ? Math.max(epochs, one.epochs()) : epochs;
        }
        var reason = stoppedBy();
        return new Outcome(
                        rows.preparation(),
                        name,
                        networks,
                        reason == null ? "time_budget" : reason,
                        epochs,
                        auto.validation(rows.preparation(), rows.folds(), byFold))
                .calibrated(calibration)
                .holding(new Held(rows, byFold))
                .with(search);
    }

    /// The outputs of an average.
    ///
    /// @param shares of the entrants
    private static double[] mixed(List<double[]> outputs, double[] shares) {
        var mixed = new double[outputs.getFirst().length];
        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; shares[i] > 0 && j < mixed.length; j++) {
                mixed[j] += shares[i] * outputs.get(i)[j];
            }
        }
        return mixed;
    }

    /// All to the one with the lowest loss.
    private double[] ofTheBest() {
        var first =
                entrants.stream()
                        .min(
                                Comparator.comparingDouble(Entrant::loss)
                                        .thenComparingInt(Entrant::trial))
                        .orElseThrow();
        var shares = new double[entrants.size()];
        shares[entrants.indexOf(first)] = 1;
        return shares;
    }

    /// Between the mean that `auto` would be and the average that does best on the rows held back:
    /// as near to the latter as these rows are sure of it.
    private double[] shares(Blend blend, HeldRows held, List<double[]> outputs) {
        var usual = new double[entrants.size()];
        for (int i = 0; i < blend.shares().size(); i++) {
            usual[i] = blend.shares().get(i);
        }
        var selection = select(blend, held, outputs);
        var chosen = new double[usual.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = (double) selection.counts()[i] / selection.members();
        }
        double sure =
                Shrinkage.share(
                        held.losses(mixed(outputs, usual)), held.losses(mixed(outputs, chosen)));
        var shares = new double[usual.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = usual[i] + sure * (chosen[i] - usual[i]);
        }
        return shares;
    }

    /// The better of two selections: from nothing on, which is never worse than the best single
    /// model, and from the mean on that `auto` would have been, which is never worse than that.
    private static GreedySelection select(Blend blend, HeldRows held, List<double[]> outputs) {
        var start = new int[outputs.size()];
        for (int i = 0; i < blend.shares().size(); i++) {
            start[i] = (int) Math.round(10 * blend.shares().get(i));
        }
        var onwards = GreedySelection.from(outputs, start, BestDefaults.ROUNDS, held::loss);
        var afresh = GreedySelection.of(outputs, BestDefaults.ROUNDS, held::loss);
        return afresh.loss() < onwards.loss() ? afresh : onwards;
    }

    private @Nullable Calibration calibrate(Auto.Rows rows, HeldRows held, double[] mixed) {
        if (!(rows.preparation().target() instanceof ClassTarget)) {
            return null;
        }
        var choice = CalibrationChoice.of(held.judged(mixed), session.seed());
        if (choice.calibration() != null) {
            listener.chose(
                    "probabilities calibrated, "
                            + choice.calibration().text()
                            + ": log loss "
                            + Figure.text(choice.after())
                            + " on rows held back, not "
                            + Figure.text(choice.before()));
        }
        return choice.calibration();
    }

    private Search search(
            double loss,
            double startLoss,
            @Nullable Calibration calibration,
            @Nullable Long cutSteps) {
        return new Search(
                tried, loss, startLoss, calibration == null ? "" : calibration.text(), cutSteps);
    }

    private static String text(String name, Search search) {
        var best = search.leaderboard().getFirst();
        return name
                + ": loss "
                + Figure.text(search.loss())
                + " on rows held back (the best of "
                + Figure.text((long) search.tried().size())
                + " trials "
                + Figure.text(best.loss())
                + ", what auto would choose "
                + Figure.text(search.startLoss())
                + ")";
    }

    private static List<Candidate> candidates(Search search, String name) {
        var candidates = new ArrayList<Candidate>();
        candidates.add(new Candidate(name, search.loss(), true));
        candidates.add(new Candidate("what auto would choose", search.startLoss(), false));
        for (var one : search.leaderboard()) {
            if (candidates.size() < 12 && Double.isFinite(one.loss())) {
                candidates.add(
                        new Candidate(
                                "trial " + one.number() + ", " + one.kind(), one.loss(), false));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::loss));
        return candidates;
    }
}
