package io.thalweg.learn.nn;

import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.session.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// First values of variables that depend on rows of the training data. A layer that wants such
/// ([Layer#startsFromData]) builds them in the site of an initialization, from its input, and goes
/// on with them: so the layers behind it see what it will give, and one run of the graph finds the
/// first values of all layers.
public final class Initialization {
    private final Set<String> kept;
    private final List<Node> assignments = new ArrayList<>();
    private final List<Node> variables = new ArrayList<>();
    private final List<Mixture> mixtures = new ArrayList<>();

    /// @param shares what each row counts for in each column: fed. Shape: `[batch, columns]`
    /// @param rows how many of the rows count for something in a column
    /// @param stream of its random numbers
    private record Mixture(Node shares, int rows, int stream) {}

    /// @param kept the names of variables that stay as they are
    Initialization(Set<String> kept) {
        this.kept = Set.copyOf(kept);
    }

    /// Lets a variable begin with a value.
    ///
    /// @param value Shape: the variable's
    /// @return what it begins with: the value, or, for one that stays as it is, the variable
    public Node begin(Node variable, Node value) {
        if (kept.contains(label(variable))) {
            return variable;
        }
        variables.add(variable);
        assignments.add(variable.assign(value));
        return value;
    }

    /// For each column a random convex combination of some rows, drawn with replacement, others for
    /// each column: all combinations are equally likely. Shape: `[batch, columns]` to `[columns]`.
    ///
    /// Source: for biases, "he+5" of Steinwart 2019, arXiv 1903.11482, as used by Holzmüller,
    /// Grinsztajn, Steinwart 2024, arXiv 2407.04491.
    ///
    /// @param variable whom it is for; the random numbers depend on its name and the seed
    /// @param values Shape: `[batch, columns]`
    /// @param rows how many, at least 1
    public Node mixture(Node variable, Node values, int rows) {
        var name = label(variable) + "/mixture";
        var shares = values.graph().placeholder(name, values.shape());
        mixtures.add(new Mixture(shares, rows, name.hashCode()));
        return shares.times(values).sum(0);
    }

    private static String label(Node variable) {
        return ((Variable) variable.op()).label();
    }

    /// The variables that begin with a value found here.
    public List<Node> variables() {
        return List.copyOf(variables);
    }

    /// What gives them their values.
    public List<Node> assignments() {
        return List.copyOf(assignments);
    }

    /// What the run that does so has to be fed beside rows.
    ///
    /// @param rows how many
    /// @param seed of the random numbers
    public List<Feed> feeds(int rows, long seed) {
        var feeds = new ArrayList<Feed>();
        for (var mixture : mixtures) {
            feeds.add(Feed.feed(mixture.shares, shares(mixture, rows, seed)));
        }
        return feeds;
    }

    /// Exponential numbers over their sum are uniform on the simplex.
    private static float[] shares(Mixture mixture, int rows, long seed) {
        int columns = mixture.shares.shape().axis(-1);
        int stream = mixture.stream;
        var shares = new float[rows * columns];
        var parts = new double[mixture.rows];
        for (int column = 0; column < columns; column++) {
            long first = (long) column * parts.length;
            double sum = 0;
            for (int i = 0; i < parts.length; i++) {
                int bits = CounterRandom.bits(seed, stream, 1, first + i);
                parts[i] = -StrictMath.log((Integer.toUnsignedLong(bits) + 0.5) * 0x1p-32);
                sum += parts[i];
            }
            for (int i = 0; i < parts.length; i++) {
                int row = CounterRandom.below(rows, seed, stream, 0, first + i);
                shares[row * columns + column] += (float) (parts[i] / sum);
            }
        }
        return shares;
    }
}
