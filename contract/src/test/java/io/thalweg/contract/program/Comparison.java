package io.thalweg.contract.program;

import io.thalweg.core.graph.Assign;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.session.Precision;
import io.thalweg.core.session.Session;
import io.thalweg.core.session.Session.Options;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program in float32 and in the reference, step by step. After each step the reference takes
/// over the variables of float32, so that errors don't add up from step to step.
final class Comparison {
    private final RandomProgram program;
    private final List<Node> fetches;
    private final Map<Node, Node> assignments = new LinkedHashMap<>();
    private final List<Node> variables = new ArrayList<>();
    private final List<Node> all;
    private long elements;
    private long compared;

    Comparison(RandomProgram program) {
        this.program = program;
        fetches = List.copyOf(program.fetches());
        var seen = new HashSet<Node>();
        for (var fetch : fetches) {
            collect(fetch, seen);
        }
        var bound = new ErrorBound(program.graph());
        all = new ArrayList<>(fetches);
        for (var fetch : fetches) {
            all.add(bound.nodeOf(fetch));
        }
        for (var assignment : assignments.values()) {
            all.add(bound.nodeOf(assignment));
        }
    }

    private void collect(Node node, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (node.op() instanceof Assign) {
            assignments.put(node.input(0), node);
        }
        if (node.op() instanceof Variable) {
            variables.add(node);
        }
        for (var input : node.inputs()) {
            collect(input, seen);
        }
    }

    /// How many elements could be compared, of all.
    double share() {
        return elements == 0 ? 1 : (double) compared / elements;
    }

    /// Runs steps with batches of given sizes.
    ///
    /// @throws AssertionError if a value or a variable differs by more than it may
    void run(Options options, int... batches) {
        try (var session = new Session(program.graph(), options);
                var reference =
                        new Session(program.graph(), options.withPrecision(Precision.REFERENCE))) {
            for (int step = 0; step < batches.length; step++) {
                for (var variable : variables) {
                    reference.assign(variable, session.value(variable));
                }
                step(session, reference, batches[step], step);
            }
        }
    }

    private void step(Session session, Session reference, int batch, int step) {
        var before = new LinkedHashMap<Node, Tensor>();
        for (var variable : variables) {
            before.put(variable, session.value(variable));
        }
        var feeds = program.feeds(batch, step);
        var is = session.run(fetches, feeds);
        var expected = reference.run(all, feeds);
        var where = "step " + step + ", batch " + batch + ", ";
        for (int i = 0; i < fetches.size(); i++) {
            compare(
                    where + "fetch " + i + ", " + fetches.get(i).label(),
                    is.get(i),
                    expected.get(i),
                    expected.get(fetches.size() + i));
        }
        int next = 2 * fetches.size();
        for (var variable : assignments.keySet()) {
            compare(
                    where + "variable " + variable.label(),
                    session.value(variable),
                    reference.value(variable),
                    expected.get(next++));
        }
        for (var variable : variables) {
            if (!assignments.containsKey(variable)
                    && !same(before.get(variable), session.value(variable))) {
                throw new AssertionError(where + variable.label() + " changed unassigned");
            }
        }
    }

    private static boolean same(@Nullable Tensor a, Tensor b) {
        return a != null && Arrays.equals(a.floats(), b.floats());
    }

    private void compare(String what, Tensor is, Tensor expected, Tensor bound) {
        if (!is.shape().equals(expected.shape())) {
            throw new AssertionError(
                    what + " has shape " + is.shape() + ", expected " + expected.shape());
        }
        for (int i = 0; i < is.size(); i++) {
            double most = bound.at(i);
            elements++;
            if (Double.isNaN(most) || most > 0.01 * Math.max(1, Math.abs(expected.at(i)))) {
                continue;
            }
            compared++;
            if (!(Math.abs(is.at(i) - expected.at(i)) <= most)) {
                throw new AssertionError(
                        what
                                + ", element "
                                + i
                                + ": float32 gives "
                                + is.at(i)
                                + ", the reference "
                                + expected.at(i)
                                + "; may be off by "
                                + most);
            }
        }
    }
}
