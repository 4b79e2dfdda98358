package io.thalweg.learn.train;

import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.CategoryInput;
import io.thalweg.learn.doctor.Doctor;
import io.thalweg.learn.loss.Loss;
import io.thalweg.learn.nn.Activation;
import io.thalweg.learn.nn.Activations;
import io.thalweg.learn.nn.Layer;
import io.thalweg.learn.optim.Lbfgs;
import io.thalweg.learn.optim.Optimizer;
import io.thalweg.learn.optim.ReduceOnPlateau;
import io.thalweg.learn.optim.Schedule;
import io.thalweg.learn.optim.Schedules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How a model is trained. Each method sets something and gives this back; [#fit] does it.
///
/// The batches of an epoch are a random order of the rows, cut up; the order depends on the seed
/// and the epoch alone.
public final class Training {
    /// A batch of all training rows.
    public static final int FULL_BATCH = Integer.MAX_VALUE;

    /// How many epochs there are where no rule says.
    public static final int DEFAULT_EPOCHS = 100;

    final Layer model;
    final Loss loss;
    final @Nullable Optimizer optimizer;
    final Lbfgs.Settings lbfgs;
    Schedule schedule = Schedules.constant();
    int scheduleEpochs;
    @Nullable ReduceOnPlateau plateau;
    @Nullable Schedule regularization;
    int batchSize = 32;
    double l1;
    double l2;
    List<StopRule> rules = List.of(StopRule.epochs(DEFAULT_EPOCHS));
    Session.Options session = Session.Options.DEFAULT;
    List<CategoryInput> embeddings = List.of();
    Set<String> frozen = Set.of();
    Activation head = Activations.identity();
    @Nullable Samples validation;
    final List<Consumer<RunEvent>> listeners = new ArrayList<>();
    final List<Callback> callbacks = new ArrayList<>();
    int batches = 1;
    double averageDecay;
    @Nullable Checkpoints checkpoints;
    int run = 1;
    @Nullable Doctor doctor;
    boolean examined = true;
    boolean oneOfSeveral;

    private Training(Layer model, Loss loss, @Nullable Optimizer optimizer, Lbfgs.Settings lbfgs) {
        this.model = model;
        this.loss = loss;
        this.optimizer = optimizer;
        this.lbfgs = lbfgs;
    }

    /// Training by gradient descent of some kind.
    ///
    /// @param model takes `[batch, features]`
    /// @param loss compares what the model gives with the target
    public static Training of(Layer model, Loss loss, Optimizer optimizer) {
        return new Training(model, loss, optimizer, Lbfgs.Settings.DEFAULT);
    }

    /// Training by L-BFGS on all rows at once; an epoch is one of its iterations.
    ///
    /// @param model takes `[batch, features]`
    /// @param loss compares what the model gives with the target
    public static Training of(Layer model, Loss loss, Lbfgs.Settings settings) {
        return new Training(model, loss, null, settings);
    }

    /// How the learning rate changes; constant if not set. L-BFGS finds its own steps.
    public Training schedule(Schedule chosen) {
        schedule = chosen;
        return this;
    }

    /// Over how many epochs a schedule stretches that depends on the length of the run; if not set,
    /// over as many as the stop rules allow. Set it where a run may be cut short and still has to
    /// do the same steps up to there.
    ///
    /// @throws TrainingException if it isn't positive
    public Training scheduleOver(int epochs) {
        TrainingException.require(
                epochs >= 1, "length of the schedule", epochs, "at least 1 epoch");
        scheduleEpochs = epochs;
        return this;
    }

    /// Lowers the learning rate when the validation loss (without validation: the training loss)
    /// has stopped falling.
    public Training schedule(ReduceOnPlateau chosen) {
        plateau = chosen;
        return this;
    }

    /// How strong regularization is in the course of training: what multiplies the rates of dropout
    /// and the weight decay, over as many epochs as the learning rate's schedule. Always 1 if not
    /// set, and with L-BFGS. Penalties stay as they are.
    public Training regularization(Schedule chosen) {
        regularization = chosen;
        return this;
    }

    /// How many rows a step looks at: 1 for stochastic descent, [#FULL_BATCH] for all; 32 if not
    /// set.
    ///
    /// @throws TrainingException if it isn't positive
    public Training batchSize(int rows) {
        TrainingException.require(rows >= 1, "batch size", rows, "at least 1 row");
        batchSize = rows;
        return this;
    }

    /// Penalties on the size of weights, added to the loss.
    ///
    /// @param absolute the strength of the sum of absolute weights, 0 for none
    /// @param squared the strength of the sum of squared weights, 0 for none
    /// @throws TrainingException if one is negative
    public Training penalties(double absolute, double squared) {
        TrainingException.require(absolute >= 0, "L1 penalty", absolute, "0 or more");
        TrainingException.require(squared >= 0, "L2 penalty", squared, "0 or more");
        l1 = absolute;
        l2 = squared;
        return this;
    }

    /// When training ends: as soon as one of the rules says so.
    public Training stopWhen(StopRule... chosen) {
        rules = List.of(chosen);
        return this;
    }

    /// Seed and threads.
    public Training session(Session.Options options) {
        session = options;
        return this;
    }

    /// The embedded columns of the samples' features.
    public Training embeddings(List<CategoryInput> columns) {
        embeddings = List.copyOf(columns);
        return this;
    }

    /// Variables that stay as they are.
    ///
    /// @param variables their names, such as `dense_1/weights`
    public Training freeze(Set<String> variables) {
        frozen = Set.copyOf(variables);
        return this;
    }

    /// What turns the model's output into a prediction: the sigmoid where the loss takes a logit,
    /// the softmax where it takes several.
    public Training head(Activation activation) {
        head = activation;
        return this;
    }

    /// Rows that judge each epoch; the weights of the best are kept.
    public Training validation(Samples samples) {
        validation = samples;
        return this;
    }

    /// From how many batches the gradient of a step is gathered: a step then has the gradient of so
    /// many times more rows, in the memory of one batch. 1 if not set; L-BFGS takes all rows
    /// anyway.
    ///
    /// @throws TrainingException if it isn't positive
    public Training accumulate(int batchesPerStep) {
        TrainingException.require(
                batchesPerStep >= 1, "number of batches in a step", batchesPerStep, "at least 1");
        batches = batchesPerStep;
        return this;
    }

    /// Judges and keeps, instead of the weights after a step, their exponential moving average over
    /// the steps; not if not set, nor with L-BFGS.
    ///
    /// @param decay what of the average stays in a step, such as 0.999
    /// @throws TrainingException if it isn't above 0 and below 1
    public Training averageWeights(double decay) {
        TrainingException.require(
                decay > 0 && decay < 1, "decay of the averages", decay, "above 0 and below 1");
        averageDecay = decay;
        return this;
    }

    /// Adds one who is told what happens.
    public Training listener(Consumer<RunEvent> consumer) {
        listeners.add(consumer);
        return this;
    }

    /// Adds one who is told what happens and may stop the run or change its learning rate.
    public Training callback(Callback callback) {
        callbacks.add(callback);
        return this;
    }

    /// Keeps checkpoints, and goes on from the latest if there is one.
    ///
    /// @param folder where
    /// @param number of this run, from 1: which of the folder's checkpoints are its own
    public Training checkpoints(@Nullable Checkpoints folder, int number) {
        checkpoints = folder;
        run = number;
        return this;
    }

    /// Has a doctor watch the run and look at its rows. The listener hears of what is found, and
    /// the doctor keeps it; the numbers of the training stay the same.
    public Training watch(Doctor chosen) {
        doctor = chosen;
        examined = true;
        return this;
    }

    /// As [#watch], where others look at the rows, and compare the outcome with a constant
    /// prediction's ([TrainingRun#outcome]).
    public Training watchRunOnly(@Nullable Doctor chosen) {
        doctor = chosen;
        examined = false;
        return this;
    }

    /// Says that the model will be the mean of several such runs, each judged by other rows: the
    /// doctor then doesn't speak of what this one learns by heart after its best epoch.
    public Training oneOfSeveral(boolean mean) {
        oneOfSeveral = mean;
        return this;
    }

    /// Trains.
    ///
    /// @param samples the training rows
    /// @throws TrainingException if there are no rows, features or targets
    public TrainingRun fit(Samples samples) {
        if (samples.rows() == 0) {
            throw new TrainingException("There is no row to train on; expected at least 1.");
        }
        return new TrainingLoop(this, samples).run();
    }
}
