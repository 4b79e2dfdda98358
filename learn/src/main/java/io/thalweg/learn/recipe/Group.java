package io.thalweg.learn.recipe;

import io.thalweg.learn.parallel.SideBySide;
import io.thalweg.learn.train.RunEvent;
import java.util.ArrayList;
import java.util.List;

/// Runs that belong together, one after the other or side by side: what they give doesn't depend on
/// which.
///
/// Listeners hear of everything under the run's name, and once more without a name of the steps and
/// epochs of one run at a time, the first that hasn't ended.
final class Group {
    /// Trains, and tells what happens.
    @FunctionalInterface
    interface Work {
        /// Trains to the end.
        Member train(RunContext context);
    }

    /// A run of a group.
    ///
    /// @param name for listeners
    /// @param work what is to be done
    record Run(RunName name, Work work) {}

    private final List<Run> runs;
    private final RecipeListener listener;
    private final boolean[] ended;

    Group(List<Run> runs, RecipeListener listener) {
        this.runs = List.copyOf(runs);
        this.listener = listener;
        this.ended = new boolean[runs.size()];
    }

    /// One after the other, until the budget is spent.
    List<Member> inTurn(Budget budget) {
        var members = new ArrayList<Member>();
        for (int i = 0; i < runs.size() && !budget.isSpent(); i++) {
            members.add(train(i));
        }
        return members;
    }

    /// Some side by side.
    ///
    /// @param threads how many at most
    List<Member> sideBySide(int threads) {
        return SideBySide.of(runs.size(), threads, this::train);
    }

    private Member train(int number) {
        var run = runs.get(number);
        return run.work().train(new RunContext(run.name(), event -> tell(number, event)));
    }

    private synchronized void tell(int number, RunEvent event) {
        listener.event(runs.get(number).name(), event);
        switch (event) {
            case RunEvent.Stopped stopped -> {
                ended[number] = true;
                listener.event(stopped);
            }
            case RunEvent.Warned warned -> listener.event(warned);
            case RunEvent.Started started -> {
                if (number == 0) {
                    listener.event(started);
                }
            }
            case RunEvent.Ended last -> listener.event(last);
            case RunEvent.StepDone _,
                    RunEvent.Evaluated _,
                    RunEvent.EpochDone _,
                    RunEvent.LearningRateChanged _,
                    RunEvent.Checkpointed _ -> {
                if (isFirst(number)) {
                    listener.event(event);
                }
            }
        }
    }

    private boolean isFirst(int number) {
        for (int i = 0; i < number; i++) {
            if (!ended[i]) {
                return false;
            }
        }
        return true;
    }
}
