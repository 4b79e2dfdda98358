package io.thalweg.learn.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/// Tasks that don't know of each other, on several threads.
public final class SideBySide {
    private SideBySide() {}

    /// The results of tasks 0 to count − 1, in this order.
    ///
    /// @param count how many tasks
    /// @param threads how many compute at most; with one, the calling thread does
    /// @param task gives the result of a task; called by several threads at once
    public static <T> List<T> of(int count, int threads, IntFunction<T> task) {
        var results = new ArrayList<T>(count);
        if (threads <= 1 || count <= 1) {
            for (int i = 0; i < count; i++) {
                results.add(task.apply(i));
            }
            return results;
        }
        var tasks = new ArrayList<Callable<T>>(count);
        for (int i = 0; i < count; i++) {
            int number = i;
            tasks.add(() -> task.apply(number));
        }
        try (var workers = Executors.newFixedThreadPool(Math.min(threads, count))) {
            for (var future : workers.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
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
            throw new IllegalStateException("interrupted while threads were at work", e);
        }
    }
}
