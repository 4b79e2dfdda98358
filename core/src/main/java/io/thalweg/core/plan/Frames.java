package io.thalweg.core.plan;

import io.thalweg.core.graph.BroadcastTo;
import io.thalweg.core.graph.Elementwise;
import io.thalweg.core.graph.MatMul;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.OneHot;
import io.thalweg.core.graph.ReduceMaximum;
import io.thalweg.core.graph.Reduction;
import io.thalweg.core.graph.StopGradient;
import io.thalweg.core.graph.Sum;
import io.thalweg.core.plan.View.Pattern;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which loops could compute a node, and how its operands are read there.
final class Frames {
    /// How a reduction combines the elements of a frame.
    enum Combines {
        /// Nothing: an axis of length 1.
        NOTHING,
        /// The columns of each row.
        COLUMNS,
        /// The rows.
        ROWS,
        /// All.
        ALL,
        /// In a way that no frame has.
        OTHERWISE
    }

    /// Rows of fewer elements are computed without vectors.
    private static final int SHORT_ROW = 16;

    private final Views views;
    private final boolean single;
    private final Map<Node, Map<Frame, Integer>> frames = new HashMap<>();

    /// @param single whether the batch is a single row
    Frames(Views views, boolean single) {
        this.views = views;
        this.single = single;
    }

    /// Forgets what was found: views have changed.
    void forget() {
        frames.clear();
    }

    /// The shape over which a node's loops run: its operand's if it is a reduction.
    static Shape loops(Node node) {
        return node.op() instanceof Reduction ? node.input(0).shape() : node.shape();
    }

    /// Where an operand's elements are found in the loops over a node.
    View operand(Node node, int operand) {
        if (node.op() instanceof MatMul product) {
            return factor(node, product, operand);
        }
        return views.of(node.input(operand)).broadcastTo(operandLoops(node));
    }

    /// Where the factors of an outer product are found: those of the left side in a column,
    /// repeated along each row; those of the right side in a row.
    private View factor(Node node, MatMul product, int operand) {
        var view = views.of(node.input(operand));
        boolean isLeft = operand == 0;
        boolean isTransposed = isLeft ? product.leftTransposed() : product.rightTransposed();
        var stride = view.strides()[isLeft == isTransposed ? 1 : 0];
        boolean isLong = view.shape().axis(isLeft == isTransposed ? 1 : 0) != 1;
        var along = isLong ? stride : Size.NONE;
        return new View(
                view.root(),
                node.shape(),
                isLeft ? new Size[] {along, Size.NONE} : new Size[] {Size.NONE, along});
    }

    /// Whether a product of two matrices adds a single term for each element, and loops are a good
    /// way to compute it: those over short rows use no vectors.
    private boolean isOuter(Node node, MatMul product) {
        var left = node.input(0).shape();
        int shared = left.axis(product.leftTransposed() ? -2 : -1);
        boolean isSingle = shared == 1 || (single && shared == Shape.BATCH);
        int columns = node.shape().axis(-1);
        return left.rank() == 2 && isSingle && (columns <= 1 || columns >= SHORT_ROW);
    }

    private static Shape operandLoops(Node node) {
        if (node.op() instanceof OneHot) {
            // Classes belong to rows: an axis of length 1 stands for that of the classes.
            return node.shape();
        }
        return loops(node);
    }

    /// The classes of a one-hot node, as the loops over it see them.
    View classes(Node node) {
        var source = node.input(0);
        var kept = new int[node.shape().rank()];
        for (int axis = 0; axis < kept.length; axis++) {
            kept[axis] = axis < kept.length - 1 ? node.shape().axis(axis) : 1;
        }
        var view = View.whole(source, Shape.of(kept));
        return view.broadcastTo(node.shape());
    }

    /// Whether fused loops can compute a node.
    boolean fits(Node node) {
        return !of(node).isEmpty();
    }

    /// The number of axes that make the rows of a frame over a node, or null if it isn't one of the
    /// node's frames.
    @Nullable Integer split(Node node, Frame frame) {
        return of(node).get(frame);
    }

    /// All frames of a node, those with the longest columns first, each with the number of axes
    /// that make its rows.
    Map<Frame, Integer> of(Node node) {
        var known = frames.get(node);
        if (known == null) {
            known = find(node);
            frames.put(node, known);
        }
        return known;
    }

    private Map<Frame, Integer> find(Node node) {
        return switch (node.op()) {
            case StopGradient alias -> Map.of();
            case Elementwise elementwise -> all(node);
            case BroadcastTo broadcast -> views.isVirtual(node) ? Map.of() : all(node);
            case OneHot oneHot -> only(node, node.shape().rank() - 1);
            case Sum sum -> reduction(node, sum);
            case ReduceMaximum maximum -> reduction(node, maximum);
            case MatMul product -> isOuter(node, product) ? all(node) : Map.of();
            default -> Map.of();
        };
    }

    private Map<Frame, Integer> all(Node node) {
        var found = new java.util.LinkedHashMap<Frame, Integer>();
        var shape = loops(node);
        for (int split = 0; split <= shape.rank(); split++) {
            if (readable(node, split)) {
                found.putIfAbsent(frame(shape, split), split);
            }
        }
        return found;
    }

    private Map<Frame, Integer> only(Node node, int split) {
        var shape = loops(node);
        if (node.op() instanceof OneHot) {
            // One long loop is cut into rows, which then aren't those of the classes.
            var frame = frame(shape, split);
            return frame.isFlat() ? Map.of() : Map.of(frame, split);
        }
        return readable(node, split) ? Map.of(frame(shape, split), split) : Map.of();
    }

    static Frame frame(Shape shape, int split) {
        return new Frame(Size.of(shape, 0, split), Size.of(shape, split, shape.rank()));
    }

    /// Whether all operands are read element after element along the columns, or stand still.
    private boolean readable(Node node, int split) {
        for (int i = 0; i < node.inputs().size(); i++) {
            var view = operand(node, i);
            if (view.pattern(split, view.shape().rank(), Size.ONE) == Pattern.OTHER) {
                return false;
            }
        }
        return true;
    }

    private Map<Frame, Integer> reduction(Node node, Reduction reduction) {
        var shape = node.input(0).shape();
        var axes = longAxes(shape);
        var reduced = new ArrayList<Integer>(axes);
        reduced.retainAll(reduction.axes());
        int count = reduced.size();
        boolean maximum = reduction instanceof ReduceMaximum;
        return switch (combines(reduction, shape)) {
            case NOTHING -> all(node);
            case ALL -> maximum ? Map.of() : all(node);
            case COLUMNS -> only(node, axes.get(axes.size() - count));
            case ROWS -> maximum ? Map.of() : only(node, axes.get(count - 1) + 1);
            case OTHERWISE -> Map.of();
        };
    }

    /// How a reduction combines the elements of a shape.
    static Combines combines(Reduction reduction, Shape shape) {
        var axes = longAxes(shape);
        var reduced = new ArrayList<Integer>(axes);
        reduced.retainAll(reduction.axes());
        int count = reduced.size();
        if (count == 0) {
            return Combines.NOTHING;
        }
        if (count == axes.size()) {
            return Combines.ALL;
        }
        if (reduced.equals(axes.subList(axes.size() - count, axes.size()))) {
            return Combines.COLUMNS;
        }
        return reduced.equals(axes.subList(0, count)) ? Combines.ROWS : Combines.OTHERWISE;
    }

    private static List<Integer> longAxes(Shape shape) {
        var axes = new ArrayList<Integer>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.axis(axis) != 1) {
                axes.add(axis);
            }
        }
        return axes;
    }
}
