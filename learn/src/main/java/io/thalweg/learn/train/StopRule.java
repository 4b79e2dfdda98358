package io.thalweg.learn.train;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/// Says when training ends. Several together end it as soon as one does.
public sealed interface StopRule {
    /// Whether the run ends here. Asked after each step.
    boolean stops(Progress progress);

    /// What the run says of it, and what programs read: `max_epochs` and so on.
    String reason();

    /// How many steps the run has at most because of this rule, where that is known beforehand.
    default OptionalLong mostSteps(long stepsPerEpoch) {
        return OptionalLong.empty();
    }

    /// How many seconds the run has at most because of this rule, where that is known beforehand.
    default OptionalDouble mostSeconds() {
        return OptionalDouble.empty();
    }

    /// A number of steps.
    static StopRule steps(long most) {
        return new Steps(most);
    }

    /// A number of passes over the training rows.
    static StopRule epochs(int most) {
        return new Epochs(most);
    }

    /// A mean training loss of an epoch below a value, in the loss's own unit.
    static StopRule lossBelow(double threshold) {
        return new LossBelow(threshold);
    }

    /// A number of epochs without a lower validation loss.
    static StopRule patience(int epochs) {
        return new Patience(epochs);
    }

    /// A time since the run began.
    static StopRule timeBudget(Duration budget) {
        return new TimeBudget(budget);
    }

    /// A wish from outside, such as Ctrl-C.
    static StopRule whenRequested(BooleanSupplier requested) {
        return new Requested(requested);
    }

    /// A number of steps.
    ///
    /// @param most at least 1
    record Steps(long most) implements StopRule {
        /// Checks the number.
        public Steps {
            TrainingException.require(most >= 1, "number of steps", most, "at least 1");
        }

        @Override
        public boolean stops(Progress progress) {
            return progress.step() >= most;
        }

        @Override
        public String reason() {
            return "max_steps";
        }

        @Override
        public OptionalLong mostSteps(long stepsPerEpoch) {
            return OptionalLong.of(most);
        }
    }

    /// A number of epochs.
    ///
    /// @param most at least 1
    record Epochs(int most) implements StopRule {
        /// Checks the number.
        public Epochs {
            TrainingException.require(most >= 1, "number of epochs", most, "at least 1");
        }

        @Override
        public boolean stops(Progress progress) {
            return progress.epoch() >= most;
        }

        @Override
        public String reason() {
            return "max_epochs";
        }

        @Override
        public OptionalLong mostSteps(long stepsPerEpoch) {
            return OptionalLong.of(most * stepsPerEpoch);
        }
    }

    /// A low enough training loss.
    ///
    /// @param threshold in the loss's own unit
    record LossBelow(double threshold) implements StopRule {
        @Override
        public boolean stops(Progress progress) {
            return progress.epochFinished() && progress.trainingLoss() < threshold;
        }

        @Override
        public String reason() {
            return "stop_loss";
        }
    }

    /// No lower validation loss for some epochs.
    ///
    /// @param epochs at least 1
    record Patience(int epochs) implements StopRule {
        /// Checks the number.
        public Patience {
            TrainingException.require(epochs >= 1, "patience", epochs, "at least 1 epoch");
        }

        @Override
        public boolean stops(Progress progress) {
            return progress.epochFinished() && progress.epochsSinceBest() >= epochs;
        }

        @Override
        public String reason() {
            return "patience";
        }
    }

    /// A time.
    ///
    /// @param budget above zero
    record TimeBudget(Duration budget) implements StopRule {
        /// Checks the time.
        public TimeBudget {
            TrainingException.require(
                    budget.isPositive(),
                    "time budget",
                    budget.toMillis() / 1000.0,
                    "above 0 seconds");
        }

        @Override
        public boolean stops(Progress progress) {
            return progress.seconds() >= seconds();
        }

        @Override
        public String reason() {
            return "time_budget";
        }

        @Override
        public OptionalDouble mostSeconds() {
            return OptionalDouble.of(seconds());
        }

        private double seconds() {
            return budget.toNanos() * 1e-9;
        }
    }

    /// A wish from outside.
    ///
    /// @param requested whether it has been uttered
    record Requested(BooleanSupplier requested) implements StopRule {
        @Override
        public boolean stops(Progress progress) {
            return requested.getAsBoolean();
        }

        @Override
        public String reason() {
            return "interrupted";
        }
    }
}
