package io.thalweg.learn.optim;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// A loss as a function of one long vector: the elements of all variables, one behind the other.
final class Objective {
    /// Where the function was computed, and what it gave.
    record Point(double[] position, double loss, double[] gradient) {
        boolean isFinite() {
            // A sum is finite only if all of its terms are (or it overflows, which is as bad).
            return Double.isFinite(loss) && Double.isFinite(Vectors.dot(gradient, gradient));
        }
    }

    private final Session session;
    private final List<Node> variables;
    private final LossAndGradient loss;
    private final int size;

    Objective(Session session, Node loss, List<Node> variables, Feed... feeds) {
        this(session, variables, ofGraph(session, loss, variables, feeds.clone()));
    }

    Objective(Session session, List<Node> variables, LossAndGradient loss) {
        this.session = session;
        this.variables = List.copyOf(variables);
        this.loss = loss;
        int elements = 0;
        for (var variable : variables) {
            elements += variable.shape().size();
        }
        size = elements;
    }

    private static LossAndGradient ofGraph(
            Session session, Node loss, List<Node> variables, Feed[] feeds) {
        var fetches = new ArrayList<Node>();
        fetches.add(loss);
        fetches.addAll(Gradients.of(loss, variables));
        return gradient -> {
            var results = session.run(fetches, feeds);
            join(results.subList(1, results.size()), gradient);
            return results.get(0).item();
        };
    }

    /// The function where the variables are.
    Point here() {
        var gradient = new double[size];
        double value = loss.of(gradient);
        var values = new ArrayList<Tensor>();
        for (var variable : variables) {
            values.add(session.value(variable));
        }
        // What the session made of the position: float32 rounds it.
        var position = new double[size];
        join(values, position);
        return new Point(position, value, gradient);
    }

    /// The function at a position; moves the variables there.
    Point at(double[] position) {
        move(position);
        return here();
    }

    /// Moves the variables.
    void move(double[] position) {
        int from = 0;
        for (var variable : variables) {
            var part = new double[variable.shape().size()];
            System.arraycopy(position, from, part, 0, part.length);
            session.assign(variable, Tensor.ofDoubles(variable.shape(), part));
            from += part.length;
        }
    }

    private static void join(List<Tensor> parts, double[] joined) {
        int from = 0;
        for (var part : parts) {
            System.arraycopy(part.doubles(), 0, joined, from, part.size());
            from += part.size();
        }
    }
}
