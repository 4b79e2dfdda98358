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
import io.thalweg.learn.train.Training;
import io.thalweg.learn.train.TrainingRun;
import java.util.ArrayList;
import java.util.function.BooleanSupplier;

/// Trains the models of the recipes on a prepared table.
final class Trainer {
    private final Preparation preparation;
    private final Settings settings;
    private final Session.Options session;
    private final RecipeListener listener;
    private final BooleanSupplier interrupted;
    private final Loss loss;
    private final int outputs;
    private final Activation head;

    Trainer(
            Preparation preparation,
            Settings settings,
            Session.Options session,
            RecipeListener listener,
            BooleanSupplier interrupted) {
        this.preparation = preparation;
        this.settings = settings;
        this.session = session;
        this.listener = listener;
        this.interrupted = interrupted;
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
                    case REGRESSION -> Activations.identity();
                    case BINARY -> Activations.sigmoid();
                    case MULTICLASS -> Activations.softmax();
                };
    }

    private int[] trainingClasses(ClassTarget target) {
        return target.encode(preparation.table(), preparation.split().training());
    }

    /// A network of dense layers.
    TrainingRun network() {
        int rows = preparation.training().rows();
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
        var model = new Sequential(layers);
        var training =
                name.equals("lbfgs")
                        ? Training.of(model, loss, Optimization.lbfgs())
                        : Training.of(
                                model,
                                loss,
                                Optimization.optimizer(
                                        name,
                                        settings.learningRate == null
                                                ? NetworkDefaults.learningRate(name)
                                                : settings.learningRate,
                                        settings));
        training.batchSize(
                settings.batchSize == null ? NetworkDefaults.batchSize(rows) : settings.batchSize);
        Optimization.schedule(
                training, settings.schedule == null ? NetworkDefaults.SCHEDULE : settings.schedule);
        training.stopWhen(
                Optimization.rules(
                        settings,
                        NetworkDefaults.MAX_EPOCHS,
                        NetworkDefaults.PATIENCE,
                        interrupted));
        return fit("network", training, settings.l2 == null ? 0 : settings.l2);
    }

    /// A linear model; its penalty is chosen on the validation rows where the user gives none.
    TrainingRun linear() {
        var features = preparation.training().features();
        long numbers = (long) features.rows() * (features.numbers() + features.embeddings());
        boolean chooses =
                settings.l2 == null
                        && preparation.validation().rows() > 0
                        && numbers <= LinearDefaults.LARGEST_CHOICE;
        if (!chooses) {
            return linear(settings.l2 == null ? LinearDefaults.ONLY_L2 : settings.l2);
        }
        var runs = new ArrayList<TrainingRun>();
        for (double l2 : LinearDefaults.L2) {
            runs.add(linear(l2));
        }
        int best = 0;
        for (int i = 1; i < runs.size(); i++) {
            best = runs.get(i).validationLoss() < runs.get(best).validationLoss() ? i : best;
        }
        listener.chose("L2 penalty " + LinearDefaults.L2[best] + ": the lowest validation loss");
        return runs.get(best);
    }

    private TrainingRun linear(double l2) {
        var model = Sequential.of(Layers.dense(outputs));
        var name = settings.optimizer == null ? "lbfgs" : settings.optimizer;
        Training training;
        if (name.equals("lbfgs")) {
            training = Training.of(model, loss, Optimization.lbfgs());
        } else {
            double rate =
                    settings.learningRate == null
                            ? NetworkDefaults.learningRate(name)
                            : settings.learningRate;
            training = Training.of(model, loss, Optimization.optimizer(name, rate, settings));
            training.batchSize(
                    settings.batchSize == null
                            ? NetworkDefaults.batchSize(preparation.training().rows())
                            : settings.batchSize);
            Optimization.schedule(
                    training, settings.schedule == null ? "constant" : settings.schedule);
        }
        training.stopWhen(
                Optimization.rules(
                        settings,
                        LinearDefaults.MAX_EPOCHS,
                        LinearDefaults.MAX_EPOCHS,
                        interrupted));
        return fit("linear model, L2 penalty " + l2, training, l2);
    }

    private TrainingRun fit(String name, Training training, double l2) {
        listener.trains(name);
        training.penalties(settings.l1 == null ? 0 : settings.l1, l2)
                .embeddings(preparation.features().embeddings())
                .head(head)
                .session(session)
                .listener(listener::event);
        if (preparation.validation().rows() > 0) {
            training.validation(preparation.validation());
        }
        var run = training.fit(preparation.training());
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
