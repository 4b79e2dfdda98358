package io.thalweg.cli;

import io.thalweg.learn.recipe.Optimization;
import org.jspecify.annotations.Nullable;

/// What `--schedule` and `--warmup` say.
final class ScheduleOptions {
    private static final double MOST_STEPS = 1e9;

    private ScheduleOptions() {}

    /// One name, or several in turn; null if not given.
    static @Nullable String schedule(Arguments arguments) {
        var text = arguments.text(TrainOptions.SCHEDULE);
        return text == null || text.contains(",") || text.contains(":")
                ? text
                : arguments.choice(TrainOptions.SCHEDULE, "constant", Optimization.SCHEDULES);
    }

    /// A share below 1, or a number of steps; null if not given.
    static @Nullable Double warmUp(Arguments arguments) {
        if (!arguments.has(TrainOptions.WARM_UP)) {
            return null;
        }
        double given = arguments.number(TrainOptions.WARM_UP, 0, 0, MOST_STEPS);
        if (given >= 1 && given != Math.rint(given)) {
            throw arguments.mistake(
                    TrainOptions.WARM_UP,
                    "needs a whole number of steps, or a share of them below 1");
        }
        return given;
    }
}
