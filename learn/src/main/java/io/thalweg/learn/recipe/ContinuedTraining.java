package io.thalweg.learn.recipe;

import io.thalweg.core.session.Session;
import io.thalweg.data.schema.Task;
import io.thalweg.learn.train.ContinuedNetwork;
import io.thalweg.learn.train.Training;
import io.thalweg.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How networks of a saved model are trained on.
///
/// @param task what they predict
/// @param trainer trains
/// @param settings what the user wants otherwise
/// @param budget what there is time for
record ContinuedTraining(Task task, Trainer trainer, Settings settings, Budget budget) {
    /// Trained networks, trained on; those that the time sufficed for.
    ///
    /// @param freeze whether all layers but the last stay as they are
    List<Member> train(List<Network> networks, boolean freeze, Fold fold) {
        var runs = new ArrayList<Group.Run>();
        int count = networks.size();
        for (int i = 0; i < count; i++) {
            var network = networks.get(i);
            int number = i;
            runs.add(
                    trainer.run(
                            count == 1 ? "network" : "network " + (i + 1) + " of " + count,
                            context ->
                                    continued(
                                            number,
                                            network,
                                            freeze,
                                            fold,
                                            trainer.options(count),
                                            context)));
        }
        return trainer.group(count == 1 ? "the network" : count + " networks", runs);
    }

    private Member continued(
            int number,
            Network network,
            boolean freeze,
            Fold fold,
            Session.Options options,
            RunContext context) {
        var model = new ContinuedNetwork(network);
        int rows = fold.training().rows();
        boolean isLinear = model.body().isEmpty();
        var name =
                settings.optimizer != null
                        ? settings.optimizer
                        : isLinear ? "lbfgs" : ContinuingDefaults.OPTIMIZER;
        boolean whole = name.equals("lbfgs");
        double rate =
                settings.learningRate == null
                        ? ContinuingDefaults.learningRate(name)
                        : settings.learningRate;
        var training =
                whole
                        ? Training.of(model, trainer.loss(), Optimization.lbfgs())
                        : Training.of(
                                model,
                                trainer.loss(),
                                Optimization.optimizer(name, rate, settings));
        int batchSize =
                settings.batchSize == null ? NetworkDefaults.batchSize(rows) : settings.batchSize;
        long stepsPerEpoch = whole ? 1 : ((long) rows + batchSize - 1) / Math.max(1, batchSize);
        int usual = ContinuingDefaults.epochs(isLinear, fold.validation() != null);
        int most = Optimization.epochs(settings, usual, stepsPerEpoch, budget);
        if (!whole) {
            training.batchSize(batchSize);
            Optimization.schedule(training, settings, NetworkDefaults.SCHEDULE, most);
        }
        int patience = isLinear ? LinearDefaults.MAX_EPOCHS : NetworkDefaults.PATIENCE;
        training.stopWhen(Optimization.rules(settings, most, patience, budget))
                .session(options.withSeed(options.seed() + number * Trainer.NEXT_SEED))
                .freeze(freeze ? model.body() : Set.of());
        if (task == Task.REGRESSION) {
            training.head(Heads.withinRange(fold.training(), model.range()));
        } else {
            training.head(trainer.head());
        }
        double l2 = settings.l2 == null ? (isLinear ? LinearDefaults.ONLY_L2 : 0) : settings.l2;
        return new Member(new Member.Dense(), trainer.run("network", training, l2, fold, context));
    }
}
