package io.thalweg.learn.optim;

import io.thalweg.learn.optim.Objective.Point;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Looks along a direction for a step that satisfies the strong Wolfe conditions: the loss fell
/// enough, and the slope is much flatter than at the start.
///
/// Source: Nocedal, Wright, "Numerical Optimization", 2nd edition 2006, algorithms 3.5 and 3.6 with
/// the cubic interpolation (3.59). Losses are compared with a margin for rounding, as Hager, Zhang
/// 2005 ("A new conjugate gradient method with guaranteed descent and an efficient line search")
/// do: where the loss can't tell any more, the slope still can.
final class LineSearch {
    private static final double ENOUGH_DECREASE = 1e-4;
    private static final double FLAT_ENOUGH = 0.9;

    /// What rounding may do to a loss, relative to it: four units in the last place of float32.
    static final double ROUNDING = 0x1p-22;

    /// A place on the line.
    private record Trial(double length, Point point, double slope) {
        double loss() {
            return point.isFinite() ? point.loss() : Double.POSITIVE_INFINITY;
        }
    }

    private final Objective objective;
    private final Point start;
    private final double[] direction;
    private final double startSlope;
    private final double margin;
    private final int limit;
    private final BooleanSupplier givesUp;
    private int evaluations;
    private boolean gaveUp;

    /// @param direction downhill
    /// @param limit how often the loss may be computed
    /// @param givesUp asked before the loss is computed; the search ends without a point once it
    ///   says yes
    LineSearch(
            Objective objective,
            Point start,
            double[] direction,
            int limit,
            BooleanSupplier givesUp) {
        this.objective = objective;
        this.start = start;
        this.direction = direction;
        this.startSlope = Vectors.dot(start.gradient(), direction);
        this.margin = ROUNDING * Math.abs(start.loss());
        this.limit = limit;
        this.givesUp = givesUp;
    }

    /// How often the loss was computed.
    int evaluations() {
        return evaluations;
    }

    /// Whether it ended because it was asked to.
    boolean gaveUp() {
        return gaveUp;
    }

    /// The point found, or null if there is none. Leaves the variables anywhere.
    ///
    /// @param first the length to try first, in units of the direction
    @Nullable Point search(double first) {
        var previous = new Trial(0, start, startSlope);
        double length = first;
        while (goesOn()) {
            var trial = trial(length);
            if (tooHigh(trial) || trial.loss() > previous.loss() + margin) {
                return zoom(previous, trial);
            }
            if (flat(trial)) {
                return trial.point;
            }
            if (trial.slope >= 0) {
                return zoom(trial, previous);
            }
            // Further on: where the cubic through both has its minimum, within bounds.
            double guess = cubicMinimum(previous, trial);
            double least = length + 0.5 * (length - previous.length);
            length = guess > least ? Math.min(guess, 10 * length) : 10 * length;
            previous = trial;
        }
        return lower(previous);
    }

    private boolean goesOn() {
        gaveUp = gaveUp || givesUp.getAsBoolean();
        return evaluations < limit && !gaveUp;
    }

    /// Narrows an interval that holds a good step: `low` is the better end.
    private @Nullable Point zoom(Trial low, Trial high) {
        while (goesOn()) {
            double width = high.length - low.length;
            double length = cubicMinimum(low, high);
            double share = (length - low.length) / width;
            if (!(share >= 0.1 && share <= 0.9)) {
                length = low.length + 0.5 * width;
            }
            var trial = trial(length);
            if (tooHigh(trial) || trial.loss() > low.loss() + margin) {
                high = trial;
            } else {
                if (flat(trial)) {
                    return trial.point;
                }
                if (trial.slope * width >= 0) {
                    high = low;
                }
                low = trial;
            }
        }
        return lower(low);
    }

    private Trial trial(double length) {
        evaluations++;
        var point = objective.at(Vectors.sum(start.position(), length, direction));
        return new Trial(length, point, Vectors.dot(point.gradient(), direction));
    }

    private boolean tooHigh(Trial trial) {
        return trial.loss() > start.loss() + ENOUGH_DECREASE * trial.length * startSlope + margin;
    }

    private boolean flat(Trial trial) {
        return Math.abs(trial.slope) <= -FLAT_ENOUGH * startSlope;
    }

    /// A step that is at least lower than the start, if there is nothing better.
    private @Nullable Point lower(Trial trial) {
        return !gaveUp && trial.length > 0 && trial.loss() < start.loss() ? trial.point : null;
    }

    /// NaN where there is none.
    private static double cubicMinimum(Trial a, Trial b) {
        double width = b.length - a.length;
        double first = a.slope + b.slope - 3 * (a.loss() - b.loss()) / (a.length - b.length);
        double second = Math.signum(width) * Math.sqrt(first * first - a.slope * b.slope);
        return b.length - width * (b.slope + second - first) / (b.slope - a.slope + 2 * second);
    }
}
