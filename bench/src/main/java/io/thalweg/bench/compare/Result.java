package io.thalweg.bench.compare;

import io.thalweg.bench.Workload;
import org.jspecify.annotations.Nullable;

/// What one side did in one workload.
///
/// @param side its id
/// @param likeForLike whether it counts in a ratio
/// @param note how it differs, or why there is no figure; empty if there is nothing to say
/// @param figures null if it was refused
/// @param trace null if it never got so far
/// @param start null if it never got so far
/// @param late speed after many steps, null where it wasn't measured
public record Result(
        String side,
        boolean likeForLike,
        String note,
        @Nullable Figures figures,
        @Nullable Trace trace,
        @Nullable Start start,
        @Nullable Late late) {
    /// How a side gets going.
    ///
    /// @param hundredth milliseconds from asking for the model to the end of the 100th step
    /// @param steady milliseconds until steps take no more than a quarter longer than in the
    ///   windows; NaN if they never did before the windows
    public record Start(double hundredth, double steady) {}

    /// Speed after many steps, when gradients are small.
    ///
    /// @param steps how many
    /// @param figure in the workload's unit
    /// @param loss where it had come to
    public record Late(int steps, double figure, double loss) {}

    /// A side without a figure.
    static Result refused(String side, boolean likeForLike, String why, @Nullable Trace trace) {
        return new Result(side, likeForLike, why, null, trace, null, null);
    }

    /// How many times faster than another: above 1 if this is faster.
    static double ratio(Workload workload, double ours, double theirs) {
        return workload.unit().moreIsBetter() ? ours / theirs : theirs / ours;
    }
}
