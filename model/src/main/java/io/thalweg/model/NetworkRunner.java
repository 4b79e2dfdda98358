package io.thalweg.model;

import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Placeholder;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.DType;
import io.thalweg.data.feature.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Runs networks on features, from any number of threads: each call takes a set of sessions for
/// itself and puts it back. There are never more sets than calls at the same time.
final class NetworkRunner {
    private static final int MOST_ROWS_AT_ONCE = 1024;

    /// So many numbers a network may hold at once: 16 MiB of float32.
    private static final int MOST_ELEMENTS_AT_ONCE = 1 << 22;

    private static final Session.Options OPTIONS = Session.Options.DEFAULT.withThreads(1);

    /// A network with what is looked up once: a placeholder and the embedded column that it is fed,
    /// −1 for the dense numbers.
    private record Input(Node placeholder, int column) {}

    /// @param weight what its output is multiplied by: 1 where all networks count the same, as then
    ///   the sum is divided at the end
    private record Prepared(Network network, List<Input> inputs, int rowsAtOnce, double weight) {}

    private final List<Prepared> networks;
    private final int width;
    private final int divisor;
    private final @Nullable Calibration calibration;
    private final ConcurrentLinkedQueue<List<Session>> idle = new ConcurrentLinkedQueue<>();

    NetworkRunner(List<Network> networks) {
        this(networks, null);
    }

    /// @param calibration what is done to the mean; null for nothing
    NetworkRunner(List<Network> networks, @Nullable Calibration calibration) {
        this.calibration = calibration;
        double shares = 0;
        boolean alike = true;
        for (var network : networks) {
            shares += network.share();
            alike &= network.share() == networks.get(0).share();
        }
        var prepared = new ArrayList<Prepared>();
        for (var network : networks) {
            prepared.add(prepare(network, alike ? 1 : network.share() / shares));
        }
        this.networks = List.copyOf(prepared);
        this.divisor = alike ? networks.size() : 1;
        this.width = networks.get(0).output().shape().axis(-1);
    }

    private static Prepared prepare(Network network, double weight) {
        var inputs = new ArrayList<Input>();
        long elements = 0;
        for (var node : GraphJson.needed(network.output())) {
            if (node.op() instanceof Placeholder placeholder) {
                boolean numbers = placeholder.dtype() == DType.FLOAT32;
                int column = numbers ? -1 : Network.columnOf(placeholder.label());
                inputs.add(new Input(node, column));
            }
            elements += node.shape().hasBatch() ? node.shape().size(1) : 0;
        }
        long rows = Math.clamp(MOST_ELEMENTS_AT_ONCE / elements, 1, MOST_ROWS_AT_ONCE);
        return new Prepared(network, inputs, (int) rows, weight);
    }

    /// The mean of the networks' outputs, weighted by their shares, and calibrated. Shape: `[rows,
    /// outputs]`.
    double[] run(Features features) {
        var means = new double[features.rows() * width];
        if (features.rows() == 0) {
            return means;
        }
        var sessions = idle.poll();
        if (sessions == null) {
            sessions = openAndRun(features, means);
        } else {
            run(sessions, features, means);
        }
        idle.add(sessions);
        if (divisor > 1) {
            for (int i = 0; i < means.length; i++) {
                means[i] /= divisor;
            }
        }
        if (calibration != null) {
            calibration.apply(means, width);
        }
        return means;
    }

    /// One after the other: a session that is new reads the networks' graphs, which is for one
    /// thread at a time.
    private synchronized List<Session> openAndRun(Features features, double[] means) {
        var sessions = new ArrayList<Session>(networks.size());
        for (var prepared : networks) {
            var network = prepared.network;
            // A session of one thread holds nothing that has to be closed.
            var session = new Session(network.graph(), OPTIONS);
            for (var variable : network.variables().entrySet()) {
                session.assign(
                        Objects.requireNonNull(network.graph().find(variable.getKey())),
                        variable.getValue());
            }
            sessions.add(session);
        }
        run(sessions, features, means);
        return sessions;
    }

    private void run(List<Session> sessions, Features features, double[] sums) {
        for (int i = 0; i < networks.size(); i++) {
            var prepared = networks.get(i);
            for (int from = 0; from < features.rows(); from += prepared.rowsAtOnce) {
                int to = Math.min(features.rows(), from + prepared.rowsAtOnce);
                var output =
                        sessions.get(i)
                                .run(prepared.network.output(), feeds(prepared, features, from, to))
                                .floats();
                for (int j = 0; j < output.length; j++) {
                    sums[from * width + j] += prepared.weight * output[j];
                }
            }
        }
    }

    private static Feed[] feeds(Prepared prepared, Features features, int from, int to) {
        var feeds = new Feed[prepared.inputs.size()];
        for (int i = 0; i < feeds.length; i++) {
            var input = prepared.inputs.get(i);
            feeds[i] =
                    input.column < 0
                            ? Feed.feed(input.placeholder, numbers(features, from, to))
                            : Feed.feed(
                                    input.placeholder,
                                    categories(features, input.column, from, to));
        }
        return feeds;
    }

    private static float[] numbers(Features features, int from, int to) {
        if (to - from == features.rows()) {
            return features.values();
        }
        var some = new float[(to - from) * features.numbers()];
        features.copyNumbers(from, to - from, some, 0);
        return some;
    }

    private static int[] categories(Features features, int column, int from, int to) {
        var batch = new int[to - from];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = features.category(from + i, column);
        }
        return batch;
    }
}
