package io.thalweg.learn.train;

import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Samples;
import io.thalweg.learn.nn.Initialization;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives the variables of layers that start from data their first values, in one run over some of
/// the training rows.
final class FirstValues {
    /// Rows that are looked at, evenly spread over all.
    private static final int MOST_ROWS = 1024;

    private FirstValues() {}

    /// @param options seed and threads; the seed decides on the values, threads don't
    /// @param session whose variables get them
    static void find(
            TrainingGraph graph, Session.Options options, Samples samples, Session session) {
        var initialization = graph.initialization();
        if (initialization == null || initialization.variables().isEmpty()) {
            return;
        }
        // A session of its own, so that its memory is free again before the first step.
        try (var own = new Session(graph.graph(), options)) {
            var done = graph.graph().constant(0).after(initialization.assignments());
            own.run(done, feeds(graph, initialization, options.seed(), samples));
            for (var variable : initialization.variables()) {
                session.assign(variable, own.value(variable));
            }
        }
    }

    private static Feed[] feeds(
            TrainingGraph graph, Initialization initialization, long seed, Samples samples) {
        int rows = Math.min(samples.rows(), MOST_ROWS);
        var feeds = new ArrayList<>(initialization.feeds(rows, seed));
        feeds.addAll(List.of(graph.feeds(samples, spread(rows, samples.rows()), 0, rows)));
        return feeds.toArray(Feed[]::new);
    }

    /// @return null for all rows
    private static int @Nullable [] spread(int rows, int all) {
        if (rows == all) {
            return null;
        }
        var spread = new int[rows];
        for (int i = 0; i < rows; i++) {
            spread[i] = (int) ((long) all * i / rows);
        }
        return spread;
    }
}
