package io.thalweg.core.plan;

import io.thalweg.core.graph.MatMul;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.plan.Loop.Kind;
import io.thalweg.core.plan.Loop.Level;
import io.thalweg.core.plan.Loop.Rows;
import io.thalweg.core.plan.Program.Assignment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Orders kernels so that a new value may be written straight into its variable: after everybody
/// has read the old one.
final class Scheduler {
    private final List<Stage> stages;
    private final List<Node> fetches;
    private final List<Assignment> assignments;
    private final Map<Node, Integer> writers = new HashMap<>();
    private final Map<Node, List<Integer>> readers = new HashMap<>();

    /// For each stage, those that have to come after it.
    private final List<BitSet> after = new ArrayList<>();

    Scheduler(List<Stage> stages, List<Node> fetches, List<Assignment> assignments) {
        this.stages = stages;
        this.fetches = fetches;
        this.assignments = assignments;
    }

    Program schedule() {
        for (int i = 0; i < stages.size(); i++) {
            after.add(new BitSet());
            for (var node : stages.get(i).writes()) {
                writers.put(node, i);
            }
        }
        for (int i = 0; i < stages.size(); i++) {
            for (var node : stages.get(i).reads()) {
                readers.computeIfAbsent(node, n -> new ArrayList<>()).add(i);
                var writer = writers.get(node);
                if (writer != null && writer != i) {
                    after.get(writer).set(i);
                }
            }
        }
        var decided = new ArrayList<Assignment>();
        var given = new HashSet<Node>(fetches);
        for (var assignment : assignments) {
            given.add(assignment.value());
        }
        var taken = new HashSet<Node>();
        var early = new BitSet();
        for (var assignment : assignments) {
            boolean inPlace =
                    !given.contains(assignment.variable()) && taken.add(assignment.value());
            inPlace = inPlace && writeInPlace(assignment, early);
            decided.add(new Assignment(assignment.variable(), assignment.value(), inPlace));
        }
        return new Program(order(early), fetches, List.copyOf(decided));
    }

    /// Puts the stage that computes a new value behind all readers of the old one, if it may be.
    private boolean writeInPlace(Assignment assignment, BitSet early) {
        var writer = writers.get(assignment.value());
        if (writer == null || !overwrites(stages.get(writer), assignment)) {
            return false;
        }
        var before = readers.getOrDefault(assignment.variable(), List.of());
        for (int reader : before) {
            if (reader != writer && reaches(writer, reader)) {
                return false;
            }
        }
        for (int reader : before) {
            if (reader != writer) {
                after.get(reader).set(writer);
            }
        }
        early.set(writer);
        return true;
    }

    /// Whether a kernel may write the new value over the old one.
    private static boolean overwrites(Stage stage, Assignment assignment) {
        return switch (stage) {
            case Stage.Fused fused -> overwrites(fused.loop(), assignment);
            case Stage.Library library ->
                    library.node().op() instanceof MatMul
                            && !library.reads().contains(assignment.variable())
                            && assignment.variable().op() instanceof Variable;
        };
    }

    /// Whether a loop writes each element of the new value only after it has read the same element
    /// of the old one for the last time, and reads no others.
    private static boolean overwrites(Loop loop, Assignment assignment) {
        int pass = -1;
        for (var output : loop.outputs()) {
            if (output.node() == assignment.value() && output.kind() == Kind.ELEMENTS) {
                pass = loop.values().get(output.value()).pass();
            }
        }
        if (pass < 0) {
            return false;
        }
        for (var input : loop.inputs()) {
            if (input.view().root() != assignment.variable()) {
                continue;
            }
            boolean alike = input.rows() == Rows.LINEAR;
            boolean single = loop.frame().isFlat() && loop.frame().columns().isOne();
            if (!single && (input.level() != Level.ELEMENT || !alike || loop.passes() > 1)) {
                return false;
            }
        }
        return assignment.variable().op() instanceof Variable;
    }

    private boolean reaches(int from, int to) {
        var seen = new BitSet();
        var open = new BitSet();
        open.set(from);
        while (!open.isEmpty()) {
            int stage = open.nextSetBit(0);
            open.clear(stage);
            seen.set(stage);
            if (stage == to) {
                return true;
            }
            open.or(after.get(stage));
            open.andNot(seen);
        }
        return false;
    }

    /// Updates of variables come as soon as they can, since they end the lives of gradients; all
    /// else in the order in which the graph was built.
    private List<Stage> order(BitSet early) {
        var waiting = new int[stages.size()];
        for (var followers : after) {
            followers.stream().forEach(follower -> waiting[follower]++);
        }
        var ready =
                new PriorityQueue<Integer>(
                        Comparator.<Integer>comparingInt(stage -> early.get(stage) ? 0 : 1)
                                .thenComparingInt(stage -> last(stages.get(stage)))
                                .thenComparingInt(stage -> stage));
        for (int i = 0; i < waiting.length; i++) {
            if (waiting[i] == 0) {
                ready.add(i);
            }
        }
        var ordered = new ArrayList<Stage>();
        while (!ready.isEmpty()) {
            int stage = ready.remove();
            ordered.add(stages.get(stage));
            after.get(stage).stream()
                    .forEach(follower -> {
                        if (--waiting[follower] == 0) {
                            ready.add(follower);
                        }
                    });
        }
        if (ordered.size() != stages.size()) {
            throw new IllegalStateException("The kernels need each other in a circle.");
        }
        return List.copyOf(ordered);
    }

    private static int last(Stage stage) {
        int last = 0;
        for (var node : stage.writes()) {
            last = Math.max(last, node.id());
        }
        return last;
    }
}
