package io.thalweg.learn.doctor;

import io.thalweg.data.batch.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// How the losses of a run go up and down.
final class LossCourse {
    /// How many of the last losses of steps are kept.
    private static final int KEPT = 64;

    private final TrivialLoss trivialLoss;
    private final double leastRise;
    private final double[] lastSteps = new double[KEPT];
    private final List<Double> training = new ArrayList<>();
    private double firstStep = Double.NaN;
    private long finiteSteps;
    private double learningRate = Double.NaN;
    private final boolean oneOfSeveral;
    private int highEpochs;
    private int risenEpochs;
    private double bestValidation = Double.NaN;
    private double trainingAtBest = Double.NaN;
    private int bestEpoch;

    /// @param validationRows how many there are; 0 for none
    /// @param oneOfSeveral whether nothing is said of overfitting
    LossCourse(TrivialLoss trivialLoss, int validationRows, boolean oneOfSeveral) {
        this.trivialLoss = trivialLoss;
        this.oneOfSeveral = oneOfSeveral;
        leastRise =
                Thresholds.VALIDATION_RISE_OF_TRIVIAL
                        + Thresholds.VALIDATION_CHANCE / Math.sqrt(Math.max(1, validationRows));
    }

    void step(long step, double loss, double rate) {
        learningRate = rate;
        if (Double.isFinite(loss)) {
            if (finiteSteps == 0) {
                firstStep = loss;
            }
            lastSteps[(int) (finiteSteps++ % KEPT)] = loss;
        }
    }

    /// The loss isn't finite any more.
    void diverged(long step, Consumer<Finding> told) {
        if (finiteSteps == 0 || Double.isNaN(learningRate)) {
            return;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(finiteSteps, KEPT); i++) {
            least = Math.min(least, lastSteps[i]);
        }
        double last = lastSteps[(int) ((finiteSteps - 1) % KEPT)];
        double scale = Double.isNaN(trivial()) ? firstStep : Math.max(firstStep, trivial());
        if (last > Thresholds.DIVERGENCE * scale) {
            told.accept(
                    new LearningRateTooLarge(
                            step - 1,
                            LearningRateTooLarge.Way.DIVERGES,
                            last,
                            least,
                            learningRate));
        }
    }

    void epoch(
            int epoch,
            long step,
            double trainingLoss,
            double validationLoss,
            Consumer<Finding> told) {
        training.add(trainingLoss);
        if (!Double.isNaN(learningRate) && trivial() > 0) {
            high(step, trainingLoss, told);
            oscillation(step, told);
        }
        if (Double.isFinite(validationLoss) && !oneOfSeveral) {
            overfitting(epoch, trainingLoss, validationLoss, told);
        }
    }

    private void high(long step, double loss, Consumer<Finding> told) {
        double limit = Thresholds.HIGH_LOSS * Math.max(trivial(), firstStep);
        highEpochs = training.size() > 1 && loss > limit ? highEpochs + 1 : 0;
        if (highEpochs == Thresholds.HIGH_EPOCHS) {
            told.accept(
                    new LearningRateTooLarge(
                            step,
                            LearningRateTooLarge.Way.STAYS_HIGH,
                            loss,
                            trivial(),
                            learningRate));
        }
    }

    private void oscillation(long step, Consumer<Finding> told) {
        int last = training.size() - 1;
        int first = Math.max(0, last - Thresholds.OSCILLATION_WINDOW + 1);
        int rises = 0;
        double least = training.get(first);
        double greatest = least;
        for (int i = first + 1; i <= last; i++) {
            double rise = training.get(i) - training.get(i - 1);
            rises += rise > Thresholds.OSCILLATION_RISE * trivial() ? 1 : 0;
            least = Math.min(least, training.get(i));
            greatest = Math.max(greatest, training.get(i));
        }
        if (rises >= Thresholds.OSCILLATION_RISES) {
            told.accept(
                    new LearningRateTooLarge(
                            step,
                            LearningRateTooLarge.Way.OSCILLATES,
                            greatest,
                            least,
                            learningRate));
        }
    }

    private void overfitting(
            int epoch, double trainingLoss, double validationLoss, Consumer<Finding> told) {
        if (bestEpoch == 0 || validationLoss < bestValidation) {
            bestEpoch = epoch;
            bestValidation = validationLoss;
            trainingAtBest = trainingLoss;
            risenEpochs = 0;
            return;
        }
        double rise = validationLoss - bestValidation;
        boolean hasRisen =
                rise > Thresholds.VALIDATION_RISE * bestValidation
                        && rise > leastRise * trivial()
                        && trainingLoss < Thresholds.TRAINING_FALL * trainingAtBest;
        risenEpochs = hasRisen ? risenEpochs + 1 : 0;
        if (risenEpochs == Thresholds.RISEN_EPOCHS) {
            told.accept(
                    new Overfitting(
                            bestEpoch,
                            epoch,
                            bestValidation,
                            validationLoss,
                            trainingAtBest,
                            trainingLoss));
        }
    }

    /// @param moved NaN if not known
    void end(long steps, double moved, Consumer<Finding> told) {
        if (training.size() < 2 || steps < Thresholds.STEPS_TO_LEARN) {
            return;
        }
        double first = training.get(0);
        double last = training.getLast();
        if (moved < Thresholds.BARELY_MOVED
                && last > Thresholds.BARELY_FALLEN * first
                && last > Thresholds.STILL_HIGH * trivial()) {
            told.accept(new LearningRateTooSmall(steps, first, last, moved, learningRate));
        }
    }

    /// The loss of a constant prediction on the training rows.
    double trivial() {
        return trivialLoss.ofTraining();
    }

    /// The loss of a constant prediction, fitted on the training rows, on others.
    double trivialOf(Samples others) {
        return trivialLoss.of(others);
    }

    /// The lowest validation loss; NaN before the first epoch.
    double bestValidation() {
        return bestValidation;
    }

    /// The last epoch's training loss; NaN before the first epoch.
    double lastTraining() {
        return training.isEmpty() ? Double.NaN : training.getLast();
    }
}
