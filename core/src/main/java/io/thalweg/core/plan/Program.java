package io.thalweg.core.plan;

import io.thalweg.core.graph.Assign;
import io.thalweg.core.graph.Count;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Source;
import io.thalweg.core.tensor.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A plan in kernels: what a run computes, in which order, and which values need memory.
///
/// It holds for every batch; [MemoryPlan] gives the places for one.
///
/// @param stages the kernels in their order
/// @param fetches the nodes whose memory holds what a run gives back
/// @param assignments what becomes of variables
public record Program(List<Stage> stages, List<Node> fetches, List<Assignment> assignments) {
    /// A variable and what it becomes.
    ///
    /// @param variable the variable
    /// @param value the node whose memory holds the new value
    /// @param inPlace whether that memory is the variable's own; else it is copied at the end
    public record Assignment(Node variable, Node value, boolean inPlace) {}

    /// Compiles a plan for any batch.
    public static Program of(Plan plan) {
        return new Compiler(plan, false).compile();
    }

    /// Compiles a plan for batches of one row: products that add a single term for each element are
    /// computed where they are used, in the same loops.
    public static Program ofSingleRow(Plan plan) {
        return new Compiler(plan, true).compile();
    }

    /// The nodes whose values lie in the memory of others, by in-place assignment.
    public Map<Node, Node> homes() {
        var homes = new HashMap<Node, Node>();
        for (var assignment : assignments) {
            if (assignment.inPlace()) {
                homes.put(assignment.value(), assignment.variable());
            }
        }
        return homes;
    }

    private static final class Compiler {
        private final Plan plan;
        private final boolean single;
        private final Views views = new Views();
        private final Frames frames;
        private final Fusion fusion;

        Compiler(Plan plan, boolean single) {
            this.plan = plan;
            this.single = single;
            frames = new Frames(views, single);
            fusion = new Fusion(views, frames);
        }

        Program compile() {
            var nodes = new ArrayList<Node>();
            for (var step : plan.steps()) {
                nodes.add(step.node());
            }
            store(nodes);
            nodes.removeIf(node -> views.isVirtual(node) || isGiven(node));
            var groups = fusion.of(nodes);
            var needed = needed(groups);
            var stages = new ArrayList<Stage>();
            for (var group : groups) {
                var frame = group.frame();
                if (frame == null) {
                    var node = group.nodes().getFirst();
                    stages.add(new Stage.Library(node, roots(node)));
                } else {
                    var loop = new LoopBuilder(frames, fusion, frame).build(group.nodes(), needed);
                    if (!loop.outputs().isEmpty()) {
                        stages.add(new Stage.Fused(loop));
                    }
                }
            }
            var fetches = new ArrayList<Node>();
            for (var fetch : plan.fetches()) {
                fetches.add(views.of(fetch).root());
            }
            var assignments = new ArrayList<Assignment>();
            for (int position : plan.assignments()) {
                var assign = plan.steps().get(position).node();
                var value = views.of(assign.input(1)).root();
                assignments.add(new Assignment(assign.input(0), value, false));
            }
            if (single) {
                Masks.find(stages, fetches, assignments);
            }
            return new Scheduler(stages, fetches, assignments).schedule();
        }

        /// Nodes whose value is there before a run starts.
        private static boolean isGiven(Node node) {
            return node.op() instanceof Source || node.op() instanceof Count;
        }

        /// Sees to it that what is read as a whole lies in memory as a whole.
        ///
        /// What is stored is seen otherwise by those that read it, so that they may no longer fit
        /// into loops, and need stored operands too: until nothing changes.
        private void store(List<Node> nodes) {
            int before;
            do {
                before = views.storedCount();
                frames.forget();
                storeOnce(nodes);
            } while (views.storedCount() != before);
        }

        private void storeOnce(List<Node> nodes) {
            for (var node : nodes) {
                if (node.op() instanceof Assign) {
                    views.store(node.input(1));
                } else if (!isGiven(node) && !views.isVirtual(node) && !frames.fits(node)) {
                    for (var input : node.inputs()) {
                        if (input.dtype() == DType.FLOAT32) {
                            views.store(input);
                        }
                    }
                }
            }
            for (var fetch : plan.fetches()) {
                views.store(fetch);
            }
        }

        private List<Node> roots(Node node) {
            var roots = new ArrayList<Node>();
            for (var input : node.inputs()) {
                roots.add(views.of(input).root());
            }
            return roots;
        }

        private Set<Node> needed(List<Fusion.Group> groups) {
            var groupOf = new HashMap<Node, Fusion.Group>();
            for (var group : groups) {
                for (var node : group.nodes()) {
                    groupOf.put(node, group);
                }
            }
            var needed = new HashSet<Node>();
            for (var group : groups) {
                for (var node : group.nodes()) {
                    for (var root : roots(node)) {
                        if (groupOf.get(root) != group) {
                            needed.add(root);
                        }
                    }
                }
            }
            for (var fetch : plan.fetches()) {
                needed.add(views.of(fetch).root());
            }
            for (int position : plan.assignments()) {
                needed.add(views.of(plan.steps().get(position).node().input(1)).root());
            }
            return needed;
        }
    }
}
