package io.thalweg.learn.recipe;

import io.thalweg.learn.train.Checkpoints;
import io.thalweg.learn.train.StopRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What all runs of a recipe together may cost: steps, time, and the user's patience at Ctrl-C.
///
/// Runs follow each other, each may use up what is left, and once nothing is left no other begins.
/// So the number of steps of them all says where the last one was cut, whether it was cut by time
/// or by that number: the same number gives the same bits.
final class Budget {
    private final @Nullable Long mostSteps;
    private final @Nullable Duration time;
    private final BooleanSupplier interrupted;
    private final long start = System.nanoTime();
    private long steps;
    private String reason = "";
    private int runs;
    private boolean isShared;
    private boolean endsInRuns;
    private final @Nullable Checkpoints checkpoints;
    private double secondsBefore = Double.NaN;

    /// @param checkpoints where runs keep them; null for nowhere
    Budget(Settings settings, BooleanSupplier interrupted, @Nullable Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
        this.mostSteps = settings.maxSteps;
        this.time = settings.timeBudget;
        this.interrupted = interrupted;
    }

    /// Whether something is limited, so that runs must not go side by side.
    boolean isLimited() {
        return mostSteps != null || time != null;
    }

    /// Whether another run may begin; the first one always may.
    boolean isSpent() {
        return steps > 0
                && (!reason.isEmpty()
                        || (!endsInRuns && interrupted.getAsBoolean())
                        || (mostSteps != null && steps >= mostSteps)
                        || (time != null && left(time).toNanos() <= 1));
    }

    /// The rules that keep a run within what is left.
    List<StopRule> rules() {
        var rules = new ArrayList<StopRule>();
        rules.add(StopRule.whenRequested(interrupted));
        if (mostSteps != null) {
            rules.add(StopRule.steps(Math.max(1, mostSteps - steps)));
        }
        if (time != null) {
            rules.add(StopRule.timeBudget(left(time)));
        }
        return rules;
    }

    private Duration left(Duration budget) {
        double before =
                !Double.isNaN(secondsBefore)
                        ? secondsBefore
                        : checkpoints == null ? 0 : checkpoints.resumedSeconds();
        var left = budget.minusNanos(System.nanoTime() - start + (long) (before * 1e9));
        return left.isPositive() ? left : Duration.ofNanos(1);
    }

    /// Says how much time all had taken before this process began, where that is known better than
    /// from the runs, of which several may have gone side by side.
    void tookBefore(double seconds) {
        secondsBefore = seconds;
    }

    /// Seconds since all began.
    double seconds() {
        double before = Double.isNaN(secondsBefore) ? 0 : secondsBefore;
        return before + (System.nanoTime() - start) * 1e-9;
    }

    /// Whether the time is up, or the user wants no more.
    boolean isOver() {
        return interrupted.getAsBoolean() || (time != null && left(time).toNanos() <= 1);
    }

    /// Why it is over; null if it isn't.
    @Nullable String overReason() {
        if (interrupted.getAsBoolean()) {
            return "interrupted";
        }
        return isOver() ? "time_budget" : null;
    }

    /// A budget for more runs, which are numbered on: neither steps nor time limit them, they end
    /// when this one is over. The run in which it ends says so; one that had ended before this
    /// process began takes no time, and is there even then.
    Budget unlimited() {
        return unlimitedAfter(this);
    }

    /// The same, numbered on from another budget's runs.
    Budget unlimitedAfter(Budget before) {
        var more = new Budget(new Settings(), this::isOver, checkpoints);
        more.runs = before.runs;
        more.isShared = true;
        more.endsInRuns = true;
        return more;
    }

    /// A budget that only the user's impatience ends.
    Budget patient() {
        var more = new Budget(new Settings(), interrupted, checkpoints);
        more.isShared = true;
        return more;
    }

    /// Whether all the steps there are were done.
    boolean isOutOfSteps(long done) {
        return mostSteps != null && done >= mostSteps;
    }

    /// Says that several runs share the steps.
    void share() {
        isShared = true;
    }

    /// Whether several runs share the steps: their number then says nothing of the length of one.
    boolean isShared() {
        return isShared;
    }

    /// The name of the next run that is planned.
    RunName name(String text) {
        return new RunName(++runs, text);
    }

    /// Where runs keep checkpoints; null for nowhere.
    @Nullable Checkpoints checkpoints() {
        return checkpoints;
    }

    /// Takes a run's steps off.
    synchronized void took(long runSteps, String stoppedBy) {
        steps += runSteps;
        switch (stoppedBy) {
            case "max_steps", "time_budget", "interrupted" -> reason = stoppedBy;
            default -> {}
        }
    }

    /// The steps of all runs so far.
    long steps() {
        return steps;
    }

    /// The limit that cut a run short; empty if none did.
    String reason() {
        return reason;
    }
}
