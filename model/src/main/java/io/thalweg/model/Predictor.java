package io.thalweg.model;

import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Session;
import io.thalweg.data.feature.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Runs networks on features, from any number of threads: each call takes a set of sessions for
/// itself and puts it back.
final class Predictor {
    private static final int ROWS_AT_ONCE = 1024;
    private static final Session.Options OPTIONS = Session.Options.DEFAULT.withThreads(1);

    private final List<Network> networks;
    private final ConcurrentLinkedQueue<List<Session>> idle = new ConcurrentLinkedQueue<>();

    Predictor(List<Network> networks) {
        this.networks = networks;
    }

    /// The mean of the networks' outputs. Shape: `[rows, outputs]`.
    double[] run(Features features) {
        var sessions = idle.poll();
        if (sessions == null) {
            sessions = open();
        }
        int width = networks.get(0).output().shape().axis(-1);
        var means = new double[features.rows() * width];
        for (int from = 0; from < features.rows(); from += ROWS_AT_ONCE) {
            int to = Math.min(features.rows(), from + ROWS_AT_ONCE);
            for (int i = 0; i < networks.size(); i++) {
                var network = networks.get(i);
                var output =
                        sessions.get(i)
                                .run(network.output(), feeds(network, features, from, to))
                                .floats();
                for (int j = 0; j < output.length; j++) {
                    means[from * width + j] += output[j];
                }
            }
        }
        if (networks.size() > 1) {
            for (int i = 0; i < means.length; i++) {
                means[i] /= networks.size();
            }
        }
        idle.add(sessions);
        return means;
    }

    private List<Session> open() {
        var sessions = new ArrayList<Session>(networks.size());
        for (var network : networks) {
            // A session of one thread holds nothing that has to be closed.
            var session = new Session(network.graph(), OPTIONS);
            for (var variable : network.variables().entrySet()) {
                session.assign(
                        Objects.requireNonNull(network.graph().find(variable.getKey())),
                        variable.getValue());
            }
            sessions.add(session);
        }
        return sessions;
    }

    private static Feed[] feeds(Network network, Features features, int from, int to) {
        var feeds = new ArrayList<Feed>();
        Node numbers = network.graph().find("numbers");
        if (numbers != null) {
            var batch = new float[(to - from) * features.numbers()];
            System.arraycopy(features.values(), from * features.numbers(), batch, 0, batch.length);
            feeds.add(Feed.feed(numbers, batch));
        }
        for (int column = 0; column < features.embeddings(); column++) {
            Node category = network.graph().find("category_" + column);
            if (category != null) {
                var batch = new int[to - from];
                for (int i = 0; i < batch.length; i++) {
                    batch[i] = features.categories()[(from + i) * features.embeddings() + column];
                }
                feeds.add(Feed.feed(category, batch));
            }
        }
        return feeds.toArray(Feed[]::new);
    }
}
