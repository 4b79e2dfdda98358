package io.thalweg.learn.recipe;

import io.thalweg.core.session.Session;
import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.schema.Task;
import io.thalweg.learn.loss.Loss;
import io.thalweg.learn.nn.Activation;
import io.thalweg.learn.nn.Activations;
import io.thalweg.learn.nn.Layer;
import io.thalweg.learn.nn.Layers;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.train.RunEvent;
import io.thalweg.learn.train.Training;
import io.thalweg.learn.train.TrainingRun;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Trains the models of the recipes on a prepared table.
final class Trainer {
    /// Far apart, so that the networks of one seed are not those of its neighbours (2⁶⁴ over the
    /// golden ratio).
    private static final long NEXT_SEED = 0x9E3779B97F4A7C15L;

    private final Preparation preparation;
    private final Settings settings;
    private final Session.Options session;
    private final RecipeListener listener;
    private final Budget budget;
    private final Loss loss;
    private final int outputs;
    private final Activation head;

    Trainer(
            Preparation preparation,
            Settings settings,
            Session.Options session,
            RecipeListener listener,
            Budget budget) {
        this.preparation = preparation;
        this.settings = settings;
        this.session = session;
        this.listener = listener;
        this.budget = budget;
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

    /// One network of dense layers.
    Member network() {
        var samples = new Fold(preparation.training(), preparation.validation());
        return group(
                        "network",
                        List.of(run("network", events -> dense(0, samples, session, events))))
                .get(0);
    }

    /// A linear model; its penalty is chosen on the validation rows where the user gives none.
    Member linear() {
        var features = preparation.training().features();
        long numbers = (long) features.rows() * (features.numbers() + features.embeddings());
        boolean chooses =
                settings.l2 == null
                        && preparation.validation().rows() > 0
                        && numbers <= LinearDefaults.LARGEST_CHOICE;
        if (!chooses) {
            double l2 = settings.l2 == null ? LinearDefaults.ONLY_L2 : settings.l2;
            return group(name(l2), List.of(linear(l2, 1))).get(0);
        }
        var runs = new ArrayList<Group.Run>();
        for (double l2 : LinearDefaults.L2) {
            runs.add(linear(l2, LinearDefaults.L2.length));
        }
        var members = group("linear model, with " + runs.size() + " penalties", runs);
        var best = members.get(0);
        for (var member : members) {
            best = member.run().validationLoss() < best.run().validationLoss() ? member : best;
        }
        if (best.plan() instanceof Member.Linear linear) {
            listener.chose("L2 penalty " + plain(linear.l2()) + ": the lowest validation loss");
        }
        return best;
    }

    /// Trains a candidate once more, on all of this trainer's rows: a linear model for as many
    /// epochs as were best; instead of a network several, each with another part of the rows to say
    /// when to stop (bagging by cross-validation: Krogh, Vedelsby 1995, "Neural network ensembles,
    /// cross validation, and active learning").
    ///
    /// @param count how many networks
    /// @return nothing if the budget didn't suffice to train all to the end
    List<Member> again(List<Member> members, int count) {
        var trained = new ArrayList<Member>();
        boolean networks = false;
        for (var member : members) {
            switch (member.plan()) {
                case Member.Linear(double l2) -> {
                    int epochs = Math.max(1, member.run().bestEpoch());
                    var name = "linear model again, on validation rows too";
                    var run = run(name, events -> linear(l2, epochs, session, events));
                    trained.addAll(group(name, List.of(run)));
                }
                case Member.Dense dense -> networks = true;
            }
        }
        if (networks) {
            var folds = Fold.of(preparation, count, session.seed());
            var runs = new ArrayList<Group.Run>();
            for (int i = 0; i < count; i++) {
                int number = i + 1; // 0 is the network that chose
                var fold = folds.get(i);
                runs.add(
                        run(
                                "network " + number + " of " + count,
                                events -> dense(number, fold, options(count), events)));
            }
            trained.addAll(
                    group(count + " networks, each stopped by another part of the rows", runs));
        }
        return budget.reason().isEmpty() ? trained : List.of();
    }

    /// 0.0001 rather than 1.0E-4.
    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /// Threads are better used by several runs than within one.
    private Session.Options options(int runs) {
        return isSideBySide(runs) ? session.withThreads(1) : session;
    }

    private boolean isSideBySide(int runs) {
        return runs > 1 && session.threads() > 1 && !budget.isLimited();
    }

    private List<Member> group(String name, List<Group.Run> runs) {
        listener.trains(name);
        var group = new Group(runs, listener);
        var members =
                isSideBySide(runs.size())
                        ? group.sideBySide(session.threads())
                        : group.inTurn(budget);
        listener.trained();
        return members;
    }

    private Member dense(
            int number, Fold samples, Session.Options options, Consumer<RunEvent> events) {
        int rows = samples.training().rows();
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
                name.equals("lbfgs") ? 1 : ((long) rows + batchSize - 1) / Math.max(1, batchSize);
        int most = Optimization.epochs(settings, NetworkDefaults.MAX_EPOCHS, stepsPerEpoch);
        training.batchSize(batchSize);
        Optimization.schedule(
                training,
                settings.schedule == null ? NetworkDefaults.SCHEDULE : settings.schedule,
                most);
        training.stopWhen(Optimization.rules(settings, most, NetworkDefaults.PATIENCE, budget));
        training.session(options.withSeed(options.seed() + number * NEXT_SEED));
        double l2 = settings.l2 == null ? 0 : settings.l2;
        return new Member(new Member.Dense(), fit("network", training, l2, samples, events));
    }

    private Group.Run linear(double l2, int runs) {
        return run(name(l2), events -> linear(l2, 0, options(runs), events));
    }

    private static String name(double l2) {
        return "linear model, L2 penalty " + plain(l2);
    }

    private Group.Run run(String name, Group.Work work) {
        return new Group.Run(budget.name(name), work);
    }

    /// @param epochs how many, whatever the validation rows say; 0 to let them decide
    private Member linear(
            double l2, int epochs, Session.Options options, Consumer<RunEvent> events) {
        int rows = preparation.training().rows();
        var name = settings.optimizer == null ? "lbfgs" : settings.optimizer;
        var training = training(Sequential.of(Layers.dense(outputs)), name);
        int batchSize =
                settings.batchSize == null ? NetworkDefaults.batchSize(rows) : settings.batchSize;
        boolean whole = name.equals("lbfgs");
        long stepsPerEpoch = whole ? 1 : ((long) rows + batchSize - 1) / Math.max(1, batchSize);
        int most = Optimization.epochs(settings, LinearDefaults.MAX_EPOCHS, stepsPerEpoch);
        if (!whole) {
            training.batchSize(batchSize);
            Optimization.schedule(
                    training,
                    settings.schedule == null ? LinearDefaults.SCHEDULE : settings.schedule,
                    most);
        }
        training.stopWhen(
                Optimization.rules(
                        settings, epochs > 0 ? epochs : most, LinearDefaults.MAX_EPOCHS, budget));
        training.session(options);
        var samples =
                epochs > 0
                        ? new Fold(preparation.training(), null)
                        : new Fold(preparation.training(), preparation.validation());
        return new Member(
                new Member.Linear(l2), fit("linear model", training, l2, samples, events));
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
            String name, Training training, double l2, Fold samples, Consumer<RunEvent> events) {
        training.penalties(settings.l1 == null ? 0 : settings.l1, l2)
                .embeddings(preparation.features().embeddings())
                .head(head)
                .listener(events);
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
