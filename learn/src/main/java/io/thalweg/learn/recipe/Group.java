package io.thalweg.learn.recipe;

import io.thalweg.learn.train.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Runs that belong together, one after the other or side by side: what they give doesn't depend on
/// which.
///
/// Listeners hear of the steps and epochs of one of them at a time, the first that hasn't ended.
final class Group {
    /// A run of a group.
    interface Run {
        /// Trains, and tells what happens.
        Member train(Consumer<RunEvent> events);
    }

    private final List<Run> runs;
    private final Consumer<RunEvent> listener;
    private final boolean[] ended;

    Group(List<Run> runs, Consumer<RunEvent> listener) {
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
        var tasks = new ArrayList<Callable<Member>>();
        for (int i = 0; i < runs.size(); i++) {
            int number = i;
            tasks.add(() -> train(number));
        }
        try (var workers = Executors.newFixedThreadPool(Math.min(threads, runs.size()))) {
            var members = new ArrayList<Member>();
            for (var future : workers.invokeAll(tasks)) {
                members.add(future.get());
            }
            return members;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while networks were training", e);
        }
    }

    private Member train(int number) {
        return runs.get(number).train(event -> tell(number, event));
    }

    private synchronized void tell(int number, RunEvent event) {
        switch (event) {
            case RunEvent.Stopped stopped -> {
                ended[number] = true;
                listener.accept(stopped);
            }
            case RunEvent.Warned warned -> listener.accept(warned);
            case RunEvent.Started started -> {
                if (number == 0) {
                    listener.accept(started);
                }
            }
            case RunEvent.StepDone step -> {
                if (isFirst(number)) {
                    listener.accept(step);
                }
            }
            case RunEvent.EpochDone epoch -> {
                if (isFirst(number)) {
                    listener.accept(epoch);
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
