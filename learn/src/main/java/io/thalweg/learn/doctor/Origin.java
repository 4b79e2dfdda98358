package io.thalweg.learn.doctor;

import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Placeholder;
import io.thalweg.core.graph.Source;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.DType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Finds where the first value that isn't finite came from: does the step's forward pass once more
/// and counts, node by node, in the order of the graph.
final class Origin {
    private final WatchedRun run;
    private final long step;
    private final double loss;
    private final Session session;
    private final Feed[] feeds;

    private Origin(WatchedRun run, long step, double loss, Session session, Feed[] feeds) {
        this.run = run;
        this.step = step;
        this.loss = loss;
        this.session = session;
        this.feeds = feeds;
    }

    /// @param session as it was before the step
    static LossNotFinite of(
            WatchedRun run, long step, double loss, Session session, Feed... feeds) {
        return new Origin(run, step, loss, session, feeds).find();
    }

    private LossNotFinite find() {
        for (var feed : feeds) {
            if (feed.values() instanceof float[] values) {
                int bad = countNotFinite(values);
                if (bad > 0) {
                    return fed(feed, values, bad);
                }
            }
        }
        var computed = new ArrayList<Node>();
        for (var node : needed()) {
            if (node.op() instanceof Variable variable) {
                var values = session.value(node).floats();
                int bad = countNotFinite(values);
                if (bad > 0) {
                    return found("variable", variable.label(), bad, values.length);
                }
            } else if (!(node.op() instanceof Source) && node.dtype() == DType.FLOAT32) {
                computed.add(node);
            }
        }
        return computed(computed);
    }

    private static int countNotFinite(float[] values) {
        int count = 0;
        for (float value : values) {
            count += Float.isFinite(value) ? 0 : 1;
        }
        return count;
    }

    private LossNotFinite fed(Feed feed, float[] values, int bad) {
        var node = feed.placeholder();
        var name = ((Placeholder) node.op()).label();
        int width = node.shape().rank() < 2 ? 1 : node.shape().axis(-1);
        int at = 0;
        while (Float.isFinite(values[at])) {
            at++;
        }
        var place = width > 1 ? name + ", column " + at % width : name;
        return found("placeholder", place, bad, values.length);
    }

    private LossNotFinite found(String operation, String place, long bad, long elements) {
        return new LossNotFinite(
                step, loss, operation, place, bad, elements, Double.NaN, Double.NaN);
    }

    /// The nodes that the objective depends on, each after its inputs.
    private List<Node> needed() {
        var nodes = run.objective().graph().nodes();
        var needed = new BitSet();
        needed.set(run.objective().id());
        for (int id = run.objective().id(); id >= 0; id--) {
            if (needed.get(id)) {
                for (var input : nodes.get(id).inputs()) {
                    needed.set(input.id());
                }
            }
        }
        var list = new ArrayList<Node>();
        needed.stream().forEach(id -> list.add(nodes.get(id)));
        return list;
    }

    private LossNotFinite computed(List<Node> nodes) {
        var fetches = new ArrayList<Node>();
        for (var node : nodes) {
            // An infinity less itself is NaN, and NaN equals nothing.
            fetches.add(node.minus(node).equal(node.graph().constant(0)).sum());
            fetches.add(node.count());
        }
        var counts = session.run(fetches, feeds);
        for (int i = 0; i < nodes.size(); i++) {
            long elements = Math.round(counts.get(2 * i + 1).item());
            long bad = elements - Math.round(counts.get(2 * i).item());
            if (bad > 0) {
                return at(nodes.get(i), bad, elements);
            }
        }
        return found(run.objective().op().name(), "the loss", 1, 1);
    }

    private LossNotFinite at(Node node, long bad, long elements) {
        double least = Double.NaN;
        double greatest = Double.NaN;
        for (var input : node.inputs()) {
            if (input.dtype() == DType.FLOAT32) {
                var range = session.run(List.of(greatest(input.negate()), greatest(input)), feeds);
                double low = -range.get(0).item();
                double high = range.get(1).item();
                least = least <= low ? least : low;
                greatest = greatest >= high ? greatest : high;
            }
        }
        return new LossNotFinite(
                step, loss, node.op().name(), place(node), bad, elements, least, greatest);
    }

    private static Node greatest(Node node) {
        return node.shape().rank() == 0 ? node : node.max();
    }

    /// The innermost layer that a node belongs to.
    private String place(Node node) {
        for (var layer : run.layers()) {
            if (layer.holds(node)) {
                return "layer " + layer.name();
            }
        }
        return "the loss";
    }
}
