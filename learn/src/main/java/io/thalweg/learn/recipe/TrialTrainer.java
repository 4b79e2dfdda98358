package io.thalweg.learn.recipe;

import io.thalweg.core.session.Session;
import io.thalweg.learn.nn.Activations;
import io.thalweg.learn.nn.FeatureScale;
import io.thalweg.learn.nn.Layer;
import io.thalweg.learn.nn.Layers;
import io.thalweg.learn.nn.ParametricActivation;
import io.thalweg.learn.nn.PeriodicEmbedding;
import io.thalweg.learn.nn.ScaledDense;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.parallel.SideBySide;
import io.thalweg.learn.search.Configuration;
import io.thalweg.learn.train.StopRule;
import io.thalweg.learn.train.Training;
import io.thalweg.learn.train.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Trains any configuration once for each fold, side by side.
///
/// @param rows the folds
/// @param trainer knows the loss and what comes out
/// @param settings what the user wants otherwise
/// @param session seed and threads
/// @param budget ends it; keeps checkpoints
record TrialTrainer(
        Auto.Rows rows,
        Trainer trainer,
        Settings settings,
        Session.Options session,
        Budget budget) {
    /// The numbers of a trial's runs begin here, so that they are none of those before.
    private static final int FIRST_RUN = 1000;

    /// As [Trainer] spreads them, far from those of its networks.
    private static final long NEXT_SEED = 0x9E3779B97F4A7C15L;

    private static final long FIRST_SEED = 10_000;

    /// Trains.
    ///
    /// @param trial its number
    /// @param number of the configuration
    /// @param share of the usual epochs
    /// @return a run for each fold, those whose loss left the finite numbers among them; null if
    ///   the budget was over before all had ended
    @Nullable List<TrainingRun> train(
            int trial, int number, Configuration configuration, double share) {
        int folds = rows.folds().size();
        boolean sideBySide = folds > 1 && session.threads() > 1;
        var runs =
                SideBySide.of(
                        folds,
                        session.threads(),
                        fold ->
                                train(
                                        configuration,
                                        share,
                                        rows.folds().get(fold),
                                        (sideBySide ? session.withThreads(1) : session)
                                                .withSeed(seed(number, fold)),
                                        run(trial, fold)));
        for (var run : runs) {
            if (run.stoppedBy().equals("interrupted")) {
                return null;
            }
        }
        return runs;
    }

    private long seed(int number, int fold) {
        return session.seed() + (FIRST_SEED + 100L * number + fold) * NEXT_SEED;
    }

    private int run(int trial, int fold) {
        return FIRST_RUN + trial * rows.folds().size() + fold;
    }

    /// Removes the checkpoints of a trial.
    void forget(int trial) {
        var checkpoints = budget.checkpoints();
        for (int fold = 0; checkpoints != null && fold < rows.folds().size(); fold++) {
            checkpoints.forget(run(trial, fold));
        }
    }

    /// Whether networks of several members are worth trying.
    boolean suitsEnsembles() {
        return EnsembleNetwork.suits(trainer.outputs());
    }

    /// Trains on one fold.
    ///
    /// @param run its number
    TrainingRun train(
            Configuration configuration,
            double share,
            Fold fold,
            Session.Options options,
            int run) {
        int count = fold.training().rows();
        double l2 = settings.l2 == null ? 0 : settings.l2;
        Training training;
        var head = trainer.head();
        int epochs;
        int patience;
        switch (configuration) {
            case Configuration.Linear linear -> {
                training =
                        Training.of(
                                Sequential.of(Layers.dense(trainer.outputs())),
                                trainer.loss(),
                                Optimization.lbfgs());
                l2 = linear.l2();
                epochs = epochs(LinearDefaults.MAX_EPOCHS, share);
                patience = epochs;
            }
            case Configuration.Network network -> {
                epochs = epochs(NetworkDefaults.MAX_EPOCHS, share);
                patience = NetworkDefaults.PATIENCE;
                training =
                        Training.of(
                                        layers(network),
                                        trainer.loss(),
                                        Optimization.optimizer(
                                                "adamw",
                                                network.learningRate(),
                                                decaying(network.weightDecay())))
                                .batchSize(NetworkDefaults.batchSize(count));
                Optimization.schedule(training, new Settings(), NetworkDefaults.SCHEDULE, epochs);
            }
            case Configuration.EnsembleNetwork shape -> {
                var network = trainer.ensembleNetwork(shape);
                epochs = epochs(EnsembleNetwork.epochs(count, rows.folds().size()), share);
                patience = EnsembleNetwork.patience();
                var own = decaying(shape.weightDecay());
                training = network.training(fold.training(), trainer.loss(), own, epochs);
                head = network.head(head);
            }
            case Configuration.TableNetwork table -> {
                var usual = trainer.tableNetwork();
                epochs = epochs(TableNetwork.epochs(count, rows.folds().size()), share);
                patience = TableNetwork.patience(epochs);
                training =
                        Training.of(
                                        layers(table, usual),
                                        trainer.loss(),
                                        usual.optimizer(
                                                table.learningRate(),
                                                decaying(table.weightDecay())))
                                .batchSize(TableNetwork.batchSize(count))
                                .schedule(TableNetwork.schedule())
                                .regularization(TableNetwork.regularization())
                                .scheduleOver(epochs);
            }
        }
        var rules = new ArrayList<StopRule>();
        rules.add(StopRule.epochs(epochs));
        rules.add(StopRule.patience(Math.max(1, patience)));
        rules.addAll(budget.rules());
        training.stopWhen(rules.toArray(StopRule[]::new))
                .session(options)
                .penalties(settings.l1 == null ? 0 : settings.l1, l2)
                .embeddings(rows.preparation().features().embeddings())
                .head(head)
                .checkpoints(budget.checkpoints(), run);
        if (fold.validation() != null) {
            training.validation(fold.validation());
        }
        return training.fit(fold.training());
    }

    /// The user's limits of gradients stay; of the decay, the configuration's.
    private Settings decaying(double decay) {
        return settings.copy().weightDecay(decay);
    }

    private int epochs(int usual, double share) {
        int most = settings.maxEpochs == null ? usual : Math.min(usual, settings.maxEpochs);
        return (int) Math.max(Math.min(most, BestDefaults.LEAST_EPOCHS), Math.rint(most * share));
    }

    private Sequential layers(Configuration.Network network) {
        var layers = new ArrayList<Layer>();
        for (int i = 0; i < network.layers(); i++) {
            layers.add(Layers.dense(network.units(), Activations.relu()));
            if (network.dropout() > 0) {
                layers.add(Layers.dropout(network.dropout()));
            }
        }
        layers.add(Layers.dense(trainer.outputs()));
        return new Sequential(layers);
    }

    private Sequential layers(Configuration.TableNetwork network, TableNetwork usual) {
        var layers = new ArrayList<Layer>();
        var numbers = usual.numbers();
        if (network.frequencies() > 0
                && !numbers.isEmpty()
                && numbers.size() <= TableNetwork.MOST_EMBEDDED) {
            layers.add(new PeriodicEmbedding(numbers, network.frequencies(), network.deviation()));
        }
        if (network.scales()) {
            layers.add(new FeatureScale());
        }
        for (int i = 0; i < network.layers(); i++) {
            layers.add(TableNetwork.hidden(network.units()));
            layers.add(new ParametricActivation(Activations.named(network.activation())));
            if (network.dropout() > 0) {
                layers.add(Layers.dropout(network.dropout()));
            }
        }
        layers.add(new ScaledDense(trainer.outputs(), ScaledDense.Start.ZERO));
        return new Sequential(layers);
    }
}
