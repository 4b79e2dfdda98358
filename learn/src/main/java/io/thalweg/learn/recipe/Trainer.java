package io.thalweg.learn.recipe;

import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.CategoryInput;
import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.schema.Task;
import io.thalweg.learn.doctor.Doctor;
import io.thalweg.learn.loss.Loss;
import io.thalweg.learn.nn.Activation;
import io.thalweg.learn.nn.Activations;
import io.thalweg.learn.nn.Layer;
import io.thalweg.learn.nn.Layers;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.search.Configuration;
import io.thalweg.learn.train.LearningRateCurve;
import io.thalweg.learn.train.LearningRateTest;
import io.thalweg.learn.train.Training;
import io.thalweg.learn.train.TrainingRun;
import io.thalweg.model.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Trains the models of the recipes on a prepared table.
final class Trainer {
    /// Far apart, so that the networks of one seed are not those of its neighbours (2⁶⁴ over the
    /// golden ratio).
    static final long NEXT_SEED = 0x9E3779B97F4A7C15L;

    /// The seeds of table networks begin where those of other networks have ended.
    private static final long FIRST = 100;

    private static final String LINEAR = "linear model";
    private static final String NETWORK = "network";
    private static final String TABLE_NETWORK = "table network";
    private static final String ENSEMBLE_NETWORK = "ensemble network";

    private final Preparation preparation;
    private final Settings settings;
    private final Session.Options session;
    private final RecipeListener listener;
    private final Budget budget;
    private final @Nullable Doctor doctor;
    private final Loss loss;
    private final int outputs;
    private final Activation head;

    Trainer(
            Preparation preparation,
            Settings settings,
            Session.Options session,
            RecipeListener listener,
            Budget budget,
            @Nullable Doctor doctor) {
        this.preparation = preparation;
        this.settings = settings;
        this.session = session;
        this.listener = listener;
        this.budget = budget;
        this.doctor = doctor;
        var task = preparation.task().task();
        var weights = new double[0];
        int positive = -1;
        int classes = 1;
        if (preparation.target() instanceof ClassTarget target) {
            classes = target.classes().size();
            positive = target.positive();
            if (settings.classWeights != null) {
                weights = settings.classWeights.of(target.classes(), trainingClasses(target));
            }
        }
        loss = Optimization.loss(task, settings, positive, weights);
        outputs = task == Task.MULTICLASS ? classes : 1;
        head =
                switch (task) {
                    case REGRESSION -> Heads.withinRange(preparation.training());
                    case BINARY -> Activations.sigmoid();
                    case MULTICLASS -> Activations.softmax();
                };
    }

    private int[] trainingClasses(ClassTarget target) {
        var part = preparation.trainingPart();
        return target.encode(part.table(), part.rows());
    }

    /// Whether there are two classes, and outputs are the probability of the positive one.
    boolean isBinary() {
        return preparation.task().task() == Task.BINARY;
    }

    /// What its runs keep to.
    Budget budget() {
        return budget;
    }

    /// What is made small.
    Loss loss() {
        return loss;
    }

    /// How many numbers come out.
    int outputs() {
        return outputs;
    }

    /// What turns these into a prediction.
    Activation head() {
        return head;
    }

    /// One network of dense layers for each fold.
    ///
    /// @param title for people
    Contender networks(String title, List<Fold> folds) {
        return contender(NETWORK, title, folds, this::dense);
    }

    /// One network made for tables for each fold.
    ///
    /// @param title for people
    Contender tableNetworks(String title, List<Fold> folds) {
        return contender(
                TABLE_NETWORK,
                title,
                folds,
                (number, fold, options, context) ->
                        table(folds.size(), number, fold, options, context));
    }

    /// One network of several members for each fold.
    ///
    /// @param title for people
    Contender ensembleNetworks(String title, List<Fold> folds) {
        return contender(
                ENSEMBLE_NETWORK,
                title,
                folds,
                (number, fold, options, context) ->
                        ensemble(folds.size(), number, fold, options, context));
    }

    /// Networks of the kind that a contender has.
    Contender again(Contender chosen, List<Fold> folds) {
        return switch (chosen.name()) {
            case NETWORK -> networks(NETWORK, folds);
            case TABLE_NETWORK -> tableNetworks(TABLE_NETWORK, folds);
            case ENSEMBLE_NETWORK -> ensembleNetworks(ENSEMBLE_NETWORK, folds);
            default -> throw new IllegalArgumentException(chosen.name() + " is no network");
        };
    }

    /// The nearest neighbours, by a distance that is learnt, for each fold.
    Contender neighbours(List<Fold> folds) {
        var title = Neighbours.NAME + (folds.size() == 1 ? "" : " in " + folds.size() + " parts");
        return contender(Neighbours.NAME, title, folds, this::neighbours);
    }

    /// Whether the nearest neighbours are worth asking.
    boolean hasNeighbours(List<Fold> folds) {
        return Neighbours.suit(preparation.training().features(), outputs, folds);
    }

    /// The nearest neighbours of what was chosen, with all of this trainer's rows known.
    Contender neighboursAgain(Contender chosen) {
        var network = neighbours().network(preparation.training(), Entrant.networks(chosen));
        var run = chosen.members().getLast().run().with(network);
        return new Contender(
                chosen.name(), List.of(new Member(new Member.Distance(), run)), List.of());
    }

    /// Trains a network.
    private interface Maker {
        Member train(int number, Fold fold, Session.Options options, RunContext context);
    }

    private Contender contender(String name, String title, List<Fold> folds, Maker maker) {
        var runs = new ArrayList<Group.Run>();
        int count = folds.size();
        for (int i = 0; i < count; i++) {
            int number = i;
            var fold = folds.get(i);
            runs.add(
                    run(
                            count == 1 ? name : name + " " + (i + 1) + " of " + count,
                            context -> maker.train(number, fold, options(count), context)));
        }
        return Contender.of(name, group(title, runs), folds);
    }

    /// A linear model for each fold; the penalty is chosen on the rows held back where the user
    /// gives none and the table isn't too large for that.
    Contender linear(List<Fold> folds) {
        var features = preparation.training().features();
        long numbers = (long) features.rows() * (features.numbers() + features.embeddings());
        boolean chooses =
                settings.l2 == null
                        && folds.get(0).validation() != null
                        && numbers <= LinearDefaults.LARGEST_CHOICE;
        double given = settings.l2 == null ? LinearDefaults.ONLY_L2 : settings.l2;
        double[] penalties = chooses ? LinearDefaults.L2 : new double[] {given};
        var runs = new ArrayList<Group.Run>();
        int count = folds.size() * penalties.length;
        if (count > 1) {
            budget.share();
        }
        for (int i = 0; i < folds.size(); i++) {
            var fold = folds.get(i);
            var part = folds.size() == 1 ? "" : ", part " + (i + 1) + " of " + folds.size();
            for (double l2 : penalties) {
                runs.add(
                        run(
                                name(l2) + part,
                                context -> linear(l2, 0, fold, options(count), context)));
            }
        }
        var parts = folds.size() == 1 ? "" : " in " + folds.size() + " parts";
        if (!chooses) {
            return Contender.of(LINEAR, group(name(given) + parts, runs), folds);
        }
        var members =
                group("linear model" + parts + ", with " + penalties.length + " penalties", runs);
        return best(members, penalties, folds);
    }

    /// @param members all penalties of the first fold, of the next, and so on; the last may lack
    private Contender best(List<Member> members, double[] penalties, List<Fold> folds) {
        int whole = members.size() / penalties.length;
        Contender best = null;
        double bestLoss = Double.POSITIVE_INFINITY;
        double bestPenalty = penalties[0];
        for (int i = 0; i < Math.min(members.size(), penalties.length); i++) {
            var own = new ArrayList<Member>();
            for (int fold = 0; fold < Math.max(1, whole); fold++) {
                own.add(members.get(fold * penalties.length + i));
            }
            var contender = Contender.of(LINEAR, own, folds);
            double loss = HeldOutLoss.of(folds, contender.outputs(), isBinary());
            if (best == null || loss < bestLoss) {
                best = contender;
                bestLoss = loss;
                bestPenalty = penalties[i];
            }
        }
        listener.chose("L2 penalty " + Figure.plain(bestPenalty) + ": the lowest validation loss");
        return Objects.requireNonNull(best);
    }

    /// Trains a linear model once more, on all of this trainer's rows.
    ///
    /// @param chosen its folds' models
    /// @return null if the budget didn't suffice to train it to the end
    @Nullable Member linearAgain(Contender chosen) {
        double l2 = chosen.members().get(0).plan() instanceof Member.Linear(double own) ? own : 0;
        var fold = new Fold(preparation.training(), null, new int[0]);
        var name = "linear model again, on all rows of training and validation";
        var run = run(name, context -> linear(l2, chosen.bestEpochs(), fold, session, context));
        var members = group(name, List.of(run));
        return budget.reason().isEmpty() ? members.get(0) : null;
    }

    /// Threads are better used by several runs than within one.
    Session.Options options(int runs) {
        return isSideBySide(runs) ? session.withThreads(1) : session;
    }

    private boolean isSideBySide(int runs) {
        return runs > 1 && session.threads() > 1 && !budget.isLimited();
    }

    /// Trains some, one after the other or side by side; those that the time sufficed for.
    List<Member> group(String name, List<Group.Run> runs) {
        listener.trains(name);
        var group = new Group(runs, listener);
        var members =
                isSideBySide(runs.size())
                        ? group.sideBySide(session.threads())
                        : group.inTurn(budget);
        listener.trained();
        return members;
    }

    private Member dense(int number, Fold samples, Session.Options options, RunContext context) {
        var training = dense(number, samples.training().rows(), options);
        double l2 = settings.l2 == null ? 0 : settings.l2;
        return new Member(new Member.Dense(), fit(NETWORK, training, l2, samples, context));
    }

    /// Watches the loss of the network while the learning rate rises.
    LearningRateCurve learningRates(LearningRateTest test) {
        var samples = preparation.training();
        var training = dense(0, samples.rows(), session);
        training.penalties(
                        settings.l1 == null ? 0 : settings.l1,
                        settings.l2 == null ? 0 : settings.l2)
                .embeddings(preparation.features().embeddings())
                .listener(event -> listener.event(new RunName(1, "range test"), event));
        return test.run(training, samples);
    }

    /// How a network of dense layers is trained on so many rows.
    private Training dense(int number, int rows, Session.Options options) {
        var units = settings.layers == null ? NetworkDefaults.LAYERS : settings.layers;
        var activation =
                Activations.named(
                        settings.activation == null
                                ? NetworkDefaults.ACTIVATION
                                : settings.activation);
        double rate = settings.dropout == null ? NetworkDefaults.DROPOUT : settings.dropout;
        var layers = new ArrayList<Layer>();
        for (int count : units) {
            layers.add(Layers.dense(count, activation));
            if (rate > 0) {
                layers.add(Layers.dropout(rate));
            }
        }
        layers.add(Layers.dense(outputs));
        var name = settings.optimizer == null ? NetworkDefaults.OPTIMIZER : settings.optimizer;
        var training = training(new Sequential(layers), name);
        int batchSize =
                settings.batchSize == null ? NetworkDefaults.batchSize(rows) : settings.batchSize;
        long stepsPerEpoch =
                name.equals("lbfgs") ? 1 : Optimization.stepsPerEpoch(settings, rows, batchSize);
        int most = Optimization.epochs(settings, NetworkDefaults.MAX_EPOCHS, stepsPerEpoch, budget);
        training.batchSize(batchSize);
        Optimization.schedule(training, settings, NetworkDefaults.SCHEDULE, most);
        training.stopWhen(Optimization.rules(settings, most, NetworkDefaults.PATIENCE, budget));
        return training.session(options.withSeed(options.seed() + number * NEXT_SEED));
    }

    /// A network as [TableNetwork] has it.
    ///
    /// @param count how many networks are trained in all
    private Member table(
            int count, int number, Fold samples, Session.Options options, RunContext context) {
        var training =
                tableNetwork()
                        .training(samples.training().rows(), count, loss, settings, budget)
                        .session(options.withSeed(options.seed() + (number + FIRST) * NEXT_SEED));
        double l2 = settings.l2 == null ? 0 : settings.l2;
        return new Member(new Member.Dense(), fit(TABLE_NETWORK, training, l2, samples, context));
    }

    /// A network as [EnsembleNetwork] has it.
    ///
    /// @param count how many networks are trained in all
    private Member ensemble(
            int count, int number, Fold samples, Session.Options options, RunContext context) {
        var network = ensembleNetwork(EnsembleNetwork.USUAL);
        var training =
                network.training(samples.training(), count, loss, settings, budget)
                        .session(
                                options.withSeed(
                                        options.seed() + (number + 2 * FIRST) * NEXT_SEED));
        double l2 = settings.l2 == null ? 0 : settings.l2;
        return new Member(
                new Member.Dense(),
                run(ENSEMBLE_NETWORK, training.head(network.head(head)), l2, samples, context));
    }

    private Member neighbours(
            int number, Fold samples, Session.Options options, RunContext context) {
        var neighbours = neighbours();
        var halves = Neighbours.Halves.of(samples, options.seed(), number);
        var training = neighbours.training(halves.known(), loss, settings, budget);
        double l2 = settings.l2 == null ? Neighbours.L2 : settings.l2;
        var run = fit(Neighbours.NAME, training.session(options), l2, halves.predicted(), context);
        var network = neighbours.network(samples.training(), List.of(run.network()));
        return new Member(new Member.Distance(), run.with(network));
    }

    private Neighbours neighbours() {
        return new Neighbours(outputs, isBinary(), head);
    }

    /// A network of several members for this table.
    EnsembleNetwork ensembleNetwork(Configuration.EnsembleNetwork shape) {
        return new EnsembleNetwork(tableNetwork().numbers(), outputs, shape);
    }

    /// The network made for this table.
    TableNetwork tableNetwork() {
        return new TableNetwork(preparation.task().task(), preparation.features(), outputs);
    }

    private static String name(double l2) {
        return "linear model, L2 penalty " + Figure.plain(l2);
    }

    /// A run under the next number.
    Group.Run run(String name, Group.Work work) {
        return new Group.Run(budget.name(name), work);
    }

    /// @param epochs how many, whatever the validation rows say; 0 to let them decide
    private Member linear(
            double l2, int epochs, Fold samples, Session.Options options, RunContext context) {
        int rows = samples.training().rows();
        var name = settings.optimizer == null ? "lbfgs" : settings.optimizer;
        var training = training(Sequential.of(Layers.dense(outputs)), name);
        int batchSize =
                settings.batchSize == null ? NetworkDefaults.batchSize(rows) : settings.batchSize;
        boolean whole = name.equals("lbfgs");
        long stepsPerEpoch = whole ? 1 : Optimization.stepsPerEpoch(settings, rows, batchSize);
        int most = Optimization.epochs(settings, LinearDefaults.MAX_EPOCHS, stepsPerEpoch, budget);
        if (!whole) {
            training.batchSize(batchSize);
            Optimization.schedule(training, settings, LinearDefaults.SCHEDULE, most);
        }
        training.stopWhen(
                Optimization.rules(
                        settings, epochs > 0 ? epochs : most, LinearDefaults.MAX_EPOCHS, budget));
        training.session(options);
        return new Member(
                new Member.Linear(l2), fit("linear model", training, l2, samples, context));
    }

    private Training training(Sequential model, String optimizer) {
        if (optimizer.equals("lbfgs")) {
            return Training.of(model, loss, Optimization.lbfgs());
        }
        double rate =
                settings.learningRate == null
                        ? NetworkDefaults.learningRate(optimizer)
                        : settings.learningRate;
        return Training.of(model, loss, Optimization.optimizer(optimizer, rate, settings));
    }

    private TrainingRun fit(
            String name, Training training, double l2, Fold samples, RunContext context) {
        return run(name, training.head(head), l2, samples, context);
    }

    /// The embedded columns of samples, some of which have none whatever the table has.
    private List<CategoryInput> embeddings(Samples samples) {
        return samples.features().embeddings() == 0
                ? List.of()
                : preparation.features().embeddings();
    }

    /// Trains.
    ///
    /// @param l2 the strength of the penalty on squared weights
    TrainingRun run(String name, Training training, double l2, Fold samples, RunContext context) {
        training.penalties(settings.l1 == null ? 0 : settings.l1, l2)
                .embeddings(embeddings(samples.training()))
                .listener(context.events())
                .checkpoints(budget.checkpoints(), context.name().number())
                .watchRunOnly(doctor)
                .oneOfSeveral(samples.held().length > 0);
        Optimization.steps(training, settings);
        if (samples.validation() != null && samples.validation().rows() > 0) {
            training.validation(samples.validation());
        }
        var run = training.fit(samples.training());
        budget.took(run.steps(), run.stoppedBy());
        if (run.stoppedBy().equals("diverged") && run.bestEpoch() == 0) {
            throw new DivergedException(
                    "Training diverged: the loss of the "
                            + name
                            + " is no finite number after "
                            + run.steps()
                            + " steps. Try a smaller --learning-rate (a tenth, for a start), or"
                            + " --clip-norm 1.");
        }
        return run;
    }
}
