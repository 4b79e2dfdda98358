package io.thalweg.learn.recipe;

import io.thalweg.core.session.Session;
import io.thalweg.data.feature.ClassTarget;
import io.thalweg.learn.ensemble.CalibrationChoice;
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

/// The recipe `best`: begins with what `auto` is made of, trains again what `auto`'s mean consists
/// of, then tries random settings and gives those that do well more epochs, until the time is up;
/// what it found is averaged so that the loss on rows held back is least, and probabilities are
/// calibrated on the same rows.
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
            // Who wants single settings gains nothing from a mean of the same ones.
            var repeated = single ? List.<Contender>of() : contenders;
            search(
                    rows,
                    new TrialTrainer(rows, others, settings, session, free),
                    new Repeats(auto.with(free), rows, repeated, blend.shares()));
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
            addDiverged(TrialLog.OF_AUTO, 0, "network");
        }
        return true;
    }

    private void add(Contender contender, List<Network> networks, double loss) {
        entrants.add(new Entrant(tried.size() + 1, networks, contender.outputs(), loss));
        add(contender, TrialLog.OF_AUTO, 0, contender.name(), loss);
    }

    /// Takes note of a contender, trained the first time or again.
    private void add(Contender contender, int configuration, int rung, String kind, double loss) {
        long steps = 0;
        for (var member : contender.members()) {
            steps += member.run().steps();
        }
        add(configuration, rung, kind, untuned(kind, contender.epochs(), steps, loss));
    }

    private void addDiverged(int configuration, int rung, String kind) {
        add(
                configuration,
                rung,
                kind + " that diverged",
                untuned(kind, 0, 0, Double.POSITIVE_INFINITY));
    }

    /// A trial with the settings that `auto` has.
    private Tried untuned(String kind, int epochs, long steps, double loss) {
        int number = tried.size() + 1;
        var none = new LinkedHashMap<String, Object>();
        return new Tried(number, kind, none, 1, epochs, steps, loss, budget.seconds(), 0);
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

    private void search(Auto.Rows rows, TrialTrainer trainer, Repeats repeats) {
        if (!goesOn()) {
            return;
        }
        listener.trains(
                (repeats.isEmpty() ? "" : "the same again, and ")
                        + "models with other settings, those that do well with more epochs");
        var halving = new Halving(BestDefaults.RUNGS, BestDefaults.REDUCTION);
        var space = new Space(session.seed(), trainer.suitsEnsembles());
        int base = entrants.size();
        boolean cut = false;
        while (!cut && goesOn()) {
            var repeat = repeats.next();
            cut =
                    repeat == null
                            ? !trial(halving, space, base, rows, trainer)
                            : !repeat(repeats, repeat, rows, trainer.trainer().isBinary());
        }
        listener.trained();
    }

    /// Trains again what `auto`'s mean consists of.
    ///
    /// @return false if it was cut off
    private boolean repeat(Repeats repeats, Repeats.Repeat repeat, Auto.Rows rows, boolean binary) {
        int number = tried.size() + 1;
        checkKnown(number, TrialLog.REPEATED, repeat.round());
        var kind = tried.get(entrants.get(repeat.place()).trial() - 1).kind() + ", repeated";
        try {
            var trial = repeats.train(repeat, number);
            if (trial == null) {
                return false;
            }
            double loss = trial.entrant().loss();
            if (Double.isFinite(loss)) {
                var before = entrants.get(repeat.place());
                entrants.set(repeat.place(), before.and(trial.entrant(), rows.folds(), binary));
            }
            add(
                    trial.contender(),
                    TrialLog.REPEATED,
                    repeat.round(),
                    kind,
                    Double.isFinite(loss) ? loss : Double.POSITIVE_INFINITY);
        } catch (DivergedException e) {
            addDiverged(TrialLog.REPEATED, repeat.round(), kind);
        }
        return true;
    }

    /// @throws CheckpointException if what was kept of a trial is of another search
    private TrialLog.@Nullable Line checkKnown(int number, int configuration, int rung) {
        var line = number <= known().size() ? known().get(number - 1) : null;
        if (line != null && (line.configuration() != configuration || line.rung() != rung)) {
            throw new CheckpointException(
                    "The trials that were kept are of another version of this program. Begin"
                            + " anew, without --resume or in another folder.");
        }
        return line;
    }

    /// Trains what the search wants to know next.
    ///
    /// @param base how many entrants stay in any case
    /// @return false if it was cut off
    private boolean trial(
            Halving halving, Space space, int base, Auto.Rows rows, TrialTrainer trainer) {
        var job = halving.next();
        var configuration = space.configuration(job.configuration());
        int number = tried.size() + 1;
        var line = checkKnown(number, job.configuration(), job.rung());
        double share = halving.share(job.rung());
        // What is known and won't come into the ensemble needn't be looked at again.
        boolean isNeeded = line == null || isAmongBest(known(), line);
        var runs =
                isNeeded ? trainer.train(number, job.configuration(), configuration, share) : null;
        if (isNeeded && runs == null) {
            return false;
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
        return true;
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
        var mixture = Mixture.of(entrants, held);
        var shares = single ? mixture.ofTheBest() : mixture.shares(blend.shares());
        var mixed = mixture.mixed(shares);
        var networks = new ArrayList<Network>();
        var names = new ArrayList<String>();
        for (int i = 0; i < entrants.size(); i++) {
            var entrant = entrants.get(i);
            var trials = entrant.trials();
            for (int trial : trials) {
                tried.set(trial - 1, tried.get(trial - 1).withWeight(shares[i] / trials.size()));
            }
            if (shares[i] > 0) {
                names.add(name(entrant));
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

    private String name(Entrant entrant) {
        var numbers = entrant.trials().stream().map(String::valueOf).toList();
        return tried.get(entrant.trial() - 1).kind()
                + (numbers.size() == 1 ? " of trial " : " of trials ")
                + String.join(", ", numbers);
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
