package io.thalweg.core.plan;

import io.thalweg.core.graph.After;
import io.thalweg.core.graph.Assign;
import io.thalweg.core.graph.GraphException;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Placeholder;
import io.thalweg.core.graph.Reshape;
import io.thalweg.core.graph.Source;
import io.thalweg.core.graph.StopGradient;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The nodes that some fetches need, each after its inputs, and the memory for their values.
///
/// Memory is shared: a slot goes to another node of the same number of elements as soon as nobody
/// reads the old value any more. Assignments come into effect after the last step.
///
/// @param fetches what a run gives back
/// @param steps in the order in which they are computed
/// @param slots a shape with the number of elements of each slot
/// @param assignments the steps that change a variable
public record Plan(
        List<Node> fetches, List<Step> steps, List<Shape> slots, List<Integer> assignments) {

    /// Plans a run.
    ///
    /// @throws GraphException if a variable would be assigned to twice
    public static Plan of(List<Node> fetches) {
        return new Planner(fetches).plan();
    }

    /// The position of a node among the steps.
    public int position(Node node) {
        int low = 0;
        int high = steps.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).node().id() < node.id()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The nodes that a run has to be fed.
    public List<Node> placeholders() {
        var placeholders = new ArrayList<Node>();
        for (var step : steps) {
            if (step.node().op() instanceof Placeholder) {
                placeholders.add(step.node());
            }
        }
        return placeholders;
    }

    /// The plan as a table for people: step, node, inputs, slot; then the memory.
    public String explain() {
        var text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            text.append(i).append("  ").append(step.node().label());
            for (var input : step.node().inputs()) {
                text.append("  <- ").append(position(input));
            }
            if (step.slot() != Step.NO_SLOT) {
                text.append("  slot ").append(step.slot());
            } else if (step.home() != i) {
                text.append("  in place of ").append(step.home());
            }
            text.append('\n');
        }
        text.append(slots.size()).append(" slots:");
        for (var slot : slots) {
            text.append(' ').append(slot);
        }
        return text.append('\n').toString();
    }

    private static final class Planner {
        private record Size(int elements, int batchAxes) {
            static Size of(Shape shape) {
                int batchAxes = 0;
                for (int axis : shape.axes()) {
                    batchAxes += axis < 0 ? 1 : 0;
                }
                return new Size(shape.size(1), batchAxes);
            }
        }

        private final List<Node> fetches;
        private final List<Node> nodes = new ArrayList<>();
        private final Map<Node, Integer> positions = new HashMap<>();

        Planner(List<Node> fetches) {
            this.fetches = List.copyOf(fetches);
        }

        Plan plan() {
            collect();
            var homes = homes();
            var lastUse = lastUse(homes);
            var steps = new ArrayList<Step>();
            var slots = new ArrayList<Shape>();
            var assignments = new ArrayList<Integer>();
            var free = new HashMap<Size, List<Integer>>();
            var slotOf = new int[nodes.size()];
            var dying = new HashMap<Integer, List<Integer>>();
            for (int i = 0; i < nodes.size(); i++) {
                var node = nodes.get(i);
                slotOf[i] = Step.NO_SLOT;
                if (homes[i] == i && !(node.op() instanceof Source)) {
                    var available = free.get(Size.of(node.shape()));
                    if (available != null && !available.isEmpty()) {
                        slotOf[i] = available.removeLast();
                    } else {
                        slotOf[i] = slots.size();
                        slots.add(node.shape());
                    }
                    dying.computeIfAbsent(lastUse[i], at -> new ArrayList<>()).add(i);
                }
                if (node.op() instanceof Assign) {
                    assignments.add(i);
                }
                steps.add(new Step(node, homes[i], slotOf[i]));
                for (int dead : dying.getOrDefault(i, List.of())) {
                    free.computeIfAbsent(Size.of(nodes.get(dead).shape()), s -> new ArrayList<>())
                            .add(slotOf[dead]);
                }
            }
            checkAssignments(assignments);
            return new Plan(
                    fetches, List.copyOf(steps), List.copyOf(slots), List.copyOf(assignments));
        }

        private void collect() {
            var needed = new BitSet();
            int last = -1;
            for (var fetch : fetches) {
                needed.set(fetch.id());
                last = Math.max(last, fetch.id());
            }
            var all = fetches.isEmpty() ? List.<Node>of() : fetches.get(0).graph().nodes();
            for (int id = last; id >= 0; id--) {
                if (needed.get(id)) {
                    for (var input : all.get(id).inputs()) {
                        needed.set(input.id());
                    }
                }
            }
            for (int id = needed.nextSetBit(0); id >= 0; id = needed.nextSetBit(id + 1)) {
                positions.put(all.get(id), nodes.size());
                nodes.add(all.get(id));
            }
        }

        private int position(Node node) {
            return positions.getOrDefault(node, -1);
        }

        private int[] homes() {
            var homes = new int[nodes.size()];
            for (int i = 0; i < homes.length; i++) {
                var node = nodes.get(i);
                homes[i] =
                        switch (node.op()) {
                            case Reshape reshape -> homes[position(node.input(0))];
                            case StopGradient stop -> homes[position(node.input(0))];
                            case After after -> homes[position(node.input(0))];
                            case Assign assign -> homes[position(node.input(1))];
                            default -> i;
                        };
            }
            return homes;
        }

        private int[] lastUse(int[] homes) {
            var lastUse = new int[nodes.size()];
            for (int i = 0; i < nodes.size(); i++) {
                lastUse[i] = i;
                for (var input : nodes.get(i).inputs()) {
                    lastUse[homes[position(input)]] = i;
                }
            }
            for (var fetch : fetches) {
                lastUse[homes[position(fetch)]] = Integer.MAX_VALUE;
            }
            // Assignments come into effect at the end, so what they assign has to live until then.
            for (int i = 0; i < nodes.size(); i++) {
                if (nodes.get(i).op() instanceof Assign) {
                    lastUse[homes[i]] = Integer.MAX_VALUE;
                }
            }
            return lastUse;
        }

        private void checkAssignments(List<Integer> assignments) {
            var assigned = new BitSet();
            for (int i : assignments) {
                var variable = nodes.get(i).input(0);
                if (assigned.get(variable.id())) {
                    throw new GraphException(
                            "One run would assign to "
                                    + variable.label()
                                    + " twice. Fetch one of the two.");
                }
                assigned.set(variable.id());
            }
        }
    }
}
