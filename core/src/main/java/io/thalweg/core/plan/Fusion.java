package io.thalweg.core.plan;

import io.thalweg.core.graph.Constant;
import io.thalweg.core.graph.Cosine;
import io.thalweg.core.graph.Erf;
import io.thalweg.core.graph.Exp;
import io.thalweg.core.graph.Greater;
import io.thalweg.core.graph.Log;
import io.thalweg.core.graph.Log1p;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Op;
import io.thalweg.core.graph.Power;
import io.thalweg.core.graph.Reduction;
import io.thalweg.core.graph.Sigmoid;
import io.thalweg.core.graph.Sine;
import io.thalweg.core.graph.Tanh;
import io.thalweg.core.plan.Frames.Combines;
import io.thalweg.core.plan.View.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts nodes that one pair of loops can compute into one group, so that their values stay in
/// registers.
///
/// Node after node joins the group of an operand where all of the group fits one frame and no value
/// would have to leave the group and come back.
final class Fusion {
    /// How much a group may compute for each element, in simple operations: the JIT compiler leaves
    /// methods above 8,000 bytes to the interpreter, and where its graph of a loop passes 18,000
    /// nodes, vectors become objects.
    private static final int MOST_WORK = 150;

    /// About as many operations with vectors as the larger functions have; the error function has
    /// twice as many.
    private static final int TRANSCENDENTAL = 40;

    /// Nodes that are computed together.
    static final class Group {
        private final int number;
        private final List<Node> nodes = new ArrayList<>();
        private Set<Frame> frames = new LinkedHashSet<>();
        private final BitSet needs = new BitSet();
        private int work;

        Group(int number) {
            this.number = number;
        }

        List<Node> nodes() {
            return nodes;
        }

        /// The frame with the longest columns that all nodes have; null if a library kernel
        /// computes the only node.
        @Nullable Frame frame() {
            return frames.isEmpty() ? null : frames.iterator().next();
        }
    }

    private final Views views;
    private final Frames frames;
    private final Set<Node> kept = new HashSet<>();
    private final List<@Nullable Group> groups = new ArrayList<>();
    private final Map<Node, Group> groupOf = new HashMap<>();

    Fusion(Views views, Frames frames) {
        this.views = views;
        this.frames = frames;
    }

    /// The groups of nodes that have to be computed.
    ///
    /// @param nodes each after its inputs; sources and virtual nodes left out
    List<Group> of(List<Node> nodes) {
        for (var node : nodes) {
            if (!frames.fits(node)) {
                for (var operand : node.inputs()) {
                    kept.add(views.of(operand).root());
                }
            }
        }
        for (var node : nodes) {
            place(node);
        }
        var found = new ArrayList<Group>();
        for (var group : groups) {
            if (group != null) {
                group.nodes.sort((a, b) -> Integer.compare(a.id(), b.id()));
                found.add(group);
            }
        }
        return found;
    }

    private void place(Node node) {
        Group home = null;
        int work = work(node.op());
        if (frames.fits(node) && !isComparedLater(node)) {
            for (var operand : node.inputs()) {
                var group = groupOf.get(views.of(operand).root());
                if (group == null || group == home) {
                    continue;
                }
                if (home == null) {
                    if (joins(node, group, work)) {
                        home = group;
                    }
                } else if (joins(node, group, work)) {
                    home = merged(node, home, group, work);
                }
            }
        }
        if (home == null) {
            home = new Group(groups.size());
            groups.add(home);
            home.frames.addAll(frames.of(node).keySet());
        } else {
            home.frames = common(node, home);
        }
        home.nodes.add(node);
        home.work += work;
        groupOf.put(node, home);
        for (var operand : node.inputs()) {
            var group = groupOf.get(views.of(operand).root());
            if (group != null && group != home) {
                need(home, group);
            }
        }
    }

    /// Whether a node is a comparison of what is kept for a library kernel anyway with a number. It
    /// waits for those who want it, most often a gradient: else it would have to be kept as well.
    private boolean isComparedLater(Node node) {
        return node.op() instanceof Greater
                && kept.contains(views.of(node.input(0)).root())
                && views.of(node.input(1)).root().op() instanceof Constant;
    }

    private boolean joins(Node node, Group group, int work) {
        if (group.frames.isEmpty() || group.work + work > MOST_WORK) {
            return false;
        }
        for (var operand : node.inputs()) {
            var other = groupOf.get(views.of(operand).root());
            if (other != null && other != group && other.needs.get(group.number)) {
                return false;
            }
        }
        return !common(node, group).isEmpty();
    }

    /// The frames of a group that a node has too and in which it finds what it reads of the group
    /// where it is computed.
    private Set<Frame> common(Node node, Group group) {
        var common = new LinkedHashSet<Frame>();
        for (var frame : group.frames) {
            if (fits(node, group, frame)) {
                common.add(frame);
            }
        }
        return common;
    }

    private boolean fits(Node node, Group group, Frame frame) {
        var split = split(node, frame);
        if (split == null) {
            return false;
        }
        boolean perRow = isPerRow(node, frame);
        for (int i = 0; i < node.inputs().size(); i++) {
            var root = views.of(node.input(i)).root();
            if (groupOf.get(root) == group
                    && !meets(frames.operand(node, i), root, frame, split, perRow)) {
                return false;
            }
        }
        return true;
    }

    /// The number of axes that make a frame's rows in a node, or null if the frame can't compute
    /// it.
    private @Nullable Integer split(Node node, Frame frame) {
        var split = frames.split(node, frame);
        return split != null ? split : frames.split(node, rowsOnly(frame));
    }

    private static Frame rowsOnly(Frame frame) {
        return new Frame(frame.rows(), Size.ONE);
    }

    /// Whether a node of a frame is computed once for each row, not for each element.
    boolean isPerRow(Node node, Frame frame) {
        return frames.split(node, frame) == null;
    }

    /// The number of axes of a node that make the rows of its group's frame.
    int rowAxes(Node node, Frame frame) {
        return Objects.requireNonNull(split(node, frame));
    }

    /// Whether what a node reads of another node in its group is what the same position of the
    /// loops has computed.
    private boolean meets(View view, Node root, Frame frame, int split, boolean perRow) {
        var kind = kind(root, frame);
        int rank = view.shape().rank();
        var columns = perRow ? Size.ONE : frame.columns();
        var inner = view.pattern(split, rank, Size.ONE);
        return switch (kind) {
            case FULL ->
                    !perRow
                            && isLinear(view, split, rank, Size.ONE)
                            && isLinear(view, 0, split, columns);
            case ROW -> inner == Pattern.STILL && isLinear(view, 0, split, Size.ONE);
            case ROWS_COMBINED, ALL_COMBINED -> false;
        };
    }

    private static boolean isLinear(View view, int from, int to, Size stride) {
        return view.pattern(from, to, stride) == Pattern.LINEAR
                || Size.of(view.shape(), from, to).isOne();
    }

    /// What a node of a group gives.
    enum Result {
        /// An element for each row and column.
        FULL,
        /// An element for each row.
        ROW,
        /// An element for each column, when all rows are done.
        ROWS_COMBINED,
        /// One element, when all rows are done.
        ALL_COMBINED
    }

    /// What a node gives in a frame.
    Result kind(Node node, Frame frame) {
        boolean perRow = isPerRow(node, frame);
        if (node.op() instanceof Reduction reduction) {
            var combines = Frames.combines(reduction, node.input(0).shape());
            if (combines == Combines.COLUMNS) {
                return Result.ROW;
            }
            if (combines == Combines.ROWS) {
                return Result.ROWS_COMBINED;
            }
            if (combines == Combines.ALL) {
                return Result.ALL_COMBINED;
            }
        }
        return perRow ? Result.ROW : Result.FULL;
    }

    private Group merged(Node node, Group first, Group second, int work) {
        if (first.work + second.work + work > MOST_WORK || between(first, second)) {
            return first;
        }
        var common = new LinkedHashSet<Frame>();
        for (var frame : first.frames) {
            if (second.frames.contains(frame)
                    && fits(node, first, frame)
                    && fits(node, second, frame)
                    && meetsAll(first, second, frame)
                    && meetsAll(second, first, frame)) {
                common.add(frame);
            }
        }
        if (common.isEmpty()) {
            return first;
        }
        first.frames = common;
        first.work += second.work;
        for (var moved : second.nodes) {
            groupOf.put(moved, first);
        }
        first.nodes.addAll(second.nodes);
        first.needs.or(second.needs);
        groups.set(second.number, null);
        for (var group : groups) {
            if (group != null
                    && group != first
                    && (group.needs.get(first.number) || group.needs.get(second.number))) {
                // Who needed one of the two now needs both, and what both need.
                group.needs.set(first.number);
                group.needs.or(first.needs);
            }
        }
        first.needs.clear(first.number);
        first.needs.clear(second.number);
        return first;
    }

    /// Whether all that one group reads of another would be met in common loops.
    private boolean meetsAll(Group readers, Group read, Frame frame) {
        for (var node : readers.nodes) {
            int split = rowAxes(node, frame);
            for (int i = 0; i < node.inputs().size(); i++) {
                var root = views.of(node.input(i)).root();
                if (groupOf.get(root) == read
                        && !meets(
                                frames.operand(node, i),
                                root,
                                frame,
                                split,
                                isPerRow(node, frame))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether a third group would have to be computed between two that become one.
    private boolean between(Group first, Group second) {
        for (var group : groups) {
            if (group != null && group != first && group != second) {
                boolean afterFirst = group.needs.get(first.number);
                boolean afterSecond = group.needs.get(second.number);
                boolean beforeFirst = first.needs.get(group.number);
                boolean beforeSecond = second.needs.get(group.number);
                if ((afterFirst && beforeSecond) || (afterSecond && beforeFirst)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void need(Group group, Group needed) {
        var added = new BitSet();
        added.or(needed.needs);
        added.set(needed.number);
        group.needs.or(added);
        for (var other : groups) {
            if (other != null && other.needs.get(group.number)) {
                other.needs.or(added);
            }
        }
    }

    private static int work(Op op) {
        return switch (op) {
            case Exp exp -> TRANSCENDENTAL;
            case Log log -> TRANSCENDENTAL;
            case Log1p log -> TRANSCENDENTAL;
            case Tanh tanh -> TRANSCENDENTAL;
            case Sigmoid sigmoid -> TRANSCENDENTAL;
            case Erf erf -> 2 * TRANSCENDENTAL;
            case Sine sine -> TRANSCENDENTAL;
            case Cosine cosine -> TRANSCENDENTAL;
            case Power power -> TRANSCENDENTAL;
            default -> 1;
        };
    }
}
