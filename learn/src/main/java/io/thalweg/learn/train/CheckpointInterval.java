package io.thalweg.learn.train;

import java.time.Duration;

/// How often a run writes checkpoints.
public sealed interface CheckpointInterval {
    /// Every half minute.
    CheckpointInterval DEFAULT = new Time(Duration.ofSeconds(30));

    /// Whether one is due.
    ///
    /// @param steps since the last one
    /// @param nanoseconds since the last one
    boolean isDue(long steps, long nanoseconds);

    /// Every so many steps of a run.
    ///
    /// @param count at least 1
    record Steps(long count) implements CheckpointInterval {
        /// Checks the number.
        public Steps {
            TrainingException.require(
                    count >= 1, "number of steps between checkpoints", count, "at least 1");
        }

        @Override
        public boolean isDue(long steps, long nanoseconds) {
            return steps >= count;
        }
    }

    /// Each time that so much time has passed.
    ///
    /// @param time above zero
    record Time(Duration time) implements CheckpointInterval {
        /// Checks the time.
        public Time {
            TrainingException.require(
                    time.isPositive(),
                    "time between checkpoints",
                    time.toMillis() / 1000.0,
                    "above 0 seconds");
        }

        @Override
        public boolean isDue(long steps, long nanoseconds) {
            return steps > 0 && nanoseconds >= time.toNanos();
        }
    }
}
