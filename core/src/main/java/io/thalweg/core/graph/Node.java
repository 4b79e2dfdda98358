package io.thalweg.core.graph;

import io.thalweg.core.tensor.DType;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One value of an expression: an operation on other nodes, with a shape.
///
/// Nodes are made by a [Graph] and compared by identity. The methods build further nodes; operands
/// of smaller shape are repeated as [Shape#broadcast] says.
public final class Node {
    private final Graph graph;
    private final int id;
    private final Op op;
    private final List<Node> inputs;
    private final Shape shape;

    Node(Graph graph, int id, Op op, List<Node> inputs, Shape shape) {
        this.graph = graph;
        this.id = id;
        this.op = op;
        this.inputs = inputs;
        this.shape = shape;
    }

    /// The graph that it belongs to.
    public Graph graph() {
        return graph;
    }

    /// Its position among the graph's nodes: larger than those of its inputs.
    public int id() {
        return id;
    }

    /// What it does with its inputs.
    public Op op() {
        return op;
    }

    /// What it is made of.
    public List<Node> inputs() {
        return inputs;
    }

    /// One of the nodes that it is made of.
    public Node input(int index) {
        return inputs.get(index);
    }

    /// Its shape; the batch may be open.
    public Shape shape() {
        return shape;
    }

    /// What its elements are.
    public DType dtype() {
        return op instanceof Placeholder placeholder ? placeholder.dtype() : op.dtype();
    }

    /// What messages call it: its name, or its operation and position, and its shape.
    public String label() {
        return switch (op) {
            case Placeholder placeholder -> "'" + placeholder.label() + "' " + shape;
            case Variable variable -> "'" + variable.label() + "' " + shape;
            default -> op.name() + "#" + id + " " + shape;
        };
    }

    @Override
    public String toString() {
        return label();
    }

    private Node with(double number) {
        return graph.constant(number);
    }

    /// The sum.
    public Node plus(Node other) {
        return graph.apply(new Add(), this, other);
    }

    /// The sum with a fixed number.
    public Node plus(double number) {
        return plus(with(number));
    }

    /// The difference.
    public Node minus(Node other) {
        return graph.apply(new Subtract(), this, other);
    }

    /// The difference with a fixed number.
    public Node minus(double number) {
        return minus(with(number));
    }

    /// The product, element by element; for matrices see [#matmul].
    public Node times(Node other) {
        return graph.apply(new Multiply(), this, other);
    }

    /// The product with a fixed number.
    public Node times(double number) {
        return times(with(number));
    }

    /// The quotient.
    public Node dividedBy(Node other) {
        return graph.apply(new Divide(), this, other);
    }

    /// The quotient with a fixed number.
    public Node dividedBy(double number) {
        return dividedBy(with(number));
    }

    /// This to the power of another.
    public Node power(Node exponent) {
        return graph.apply(new Power(), this, exponent);
    }

    /// This to a fixed power.
    public Node power(double exponent) {
        return exponent == 2 ? square() : power(with(exponent));
    }

    /// The square.
    public Node square() {
        return times(this);
    }

    /// The negative.
    public Node negate() {
        return graph.apply(new Negate(), this);
    }

    /// eˣ.
    public Node exp() {
        return graph.apply(new Exp(), this);
    }

    /// The natural logarithm.
    public Node log() {
        return graph.apply(new Log(), this);
    }

    /// log(1 + x).
    public Node log1p() {
        return graph.apply(new Log1p(), this);
    }

    /// The square root.
    public Node sqrt() {
        return graph.apply(new Sqrt(), this);
    }

    /// The hyperbolic tangent.
    public Node tanh() {
        return graph.apply(new Tanh(), this);
    }

    /// The logistic function 1 / (1 + e⁻ˣ).
    public Node sigmoid() {
        return graph.apply(new Sigmoid(), this);
    }

    /// The error function.
    public Node erf() {
        return graph.apply(new Erf(), this);
    }

    /// The absolute value.
    public Node abs() {
        return graph.apply(new Absolute(), this);
    }

    /// −1, 0 or 1.
    public Node sign() {
        return graph.apply(new Sign(), this);
    }

    /// The sine.
    public Node sin() {
        return graph.apply(new Sine(), this);
    }

    /// The cosine.
    public Node cos() {
        return graph.apply(new Cosine(), this);
    }

    /// The same value, as a constant to gradients.
    public Node stopGradient() {
        return graph.apply(new StopGradient(), this);
    }

    /// The larger of the two, element by element.
    public Node maximum(Node other) {
        return graph.apply(new Maximum(), this, other);
    }

    /// The larger of this and a fixed number.
    public Node maximum(double number) {
        return maximum(with(number));
    }

    /// The smaller of the two, element by element.
    public Node minimum(Node other) {
        return graph.apply(new Minimum(), this, other);
    }

    /// The smaller of this and a fixed number.
    public Node minimum(double number) {
        return minimum(with(number));
    }

    /// 1 where this is larger, else 0.
    public Node greater(Node other) {
        return graph.apply(new Greater(), this, other);
    }

    /// 1 where this is larger than a fixed number, else 0.
    public Node greater(double number) {
        return greater(with(number));
    }

    /// 1 where both are equal, else 0.
    public Node equal(Node other) {
        return graph.apply(new Equal(), this, other);
    }

    /// `chosen` where this isn't 0, else `otherwise`.
    public Node select(Node chosen, Node otherwise) {
        return graph.apply(new Select(), this, chosen, otherwise);
    }

    /// The matrix product. Shape: `[…, rows, shared]` by `[…, shared, columns]` is `[…, rows,
    /// columns]`; a right side of two axes serves all of the left's leading axes.
    ///
    /// @throws ShapeException if the shared axes differ
    public Node matmul(Node right) {
        int rank = shape.rank();
        if (rank > 2 && right.shape.rank() == 2) {
            // One product of tall matrices instead of many small ones.
            int rows = 1;
            for (int axis = 0; axis < rank - 1; axis++) {
                rows *= shape.axis(axis);
            }
            int columns = right.shape.axis(1);
            return reshape(Shape.of(rows, shape.axis(-1)))
                    .matmul(right)
                    .reshape(shape.with(-1, columns));
        }
        return graph.apply(new MatMul(false, false), this, right);
    }

    /// Sums of the elements under a filter that goes over images. Shape: `[batch, height, width,
    /// in]` and a filter `[filterHeight, filterWidth, in / groups, out]` to `[batch, outHeight,
    /// outWidth, out]`.
    ///
    /// @param groups how many parts of the channels keep to themselves; 1 for an ordinary
    ///   convolution, `in` for a depthwise one
    /// @throws ShapeException if the filter doesn't fit
    public Node convolution(Node filter, Sliding sliding, int groups) {
        return graph.apply(new Convolution(sliding, groups), this, filter);
    }

    /// The largest element under each place of a window. Shape: `[batch, height, width, channels]`
    /// to `[batch, down, across, channels]`.
    ///
    /// @throws ShapeException if the window doesn't fit
    public Node maximumPool(int windowHeight, int windowWidth, Sliding sliding) {
        return graph.apply(new MaximumPool(windowHeight, windowWidth, sliding), this);
    }

    /// The mean of the elements under each place of a window; what lies outside the image isn't
    /// counted. Shape: `[batch, height, width, channels]` to `[batch, down, across, channels]`.
    ///
    /// @throws ShapeException if the window doesn't fit
    public Node meanPool(int windowHeight, int windowWidth, Sliding sliding) {
        return graph.apply(new MeanPool(windowHeight, windowWidth, sliding), this);
    }

    /// The sum over the given axes, which disappear; over all axes if none is given.
    ///
    /// @param axes counted from the outermost, 0, or from the innermost, −1
    public Node sum(int... axes) {
        return graph.apply(new Sum(resolve(axes), false), this);
    }

    /// The mean over the given axes, which disappear; over all axes if none is given.
    ///
    /// @param axes counted from the outermost, 0, or from the innermost, −1
    public Node mean(int... axes) {
        return sum(axes).dividedBy(count(axes));
    }

    /// How many elements a sum over the given axes adds up. Shape: `[]`.
    public Node count(int... axes) {
        return graph.apply(new Count(resolve(axes)), this);
    }

    /// The largest element over the given axes, which disappear; over all axes if none is given.
    public Node max(int... axes) {
        return graph.apply(new ReduceMaximum(resolve(axes), false), this);
    }

    /// The sum over the given axes, which stay with length 1.
    public Node sumKeeping(int... axes) {
        return sumKeeping(resolve(axes));
    }

    Node sumKeeping(List<Integer> axes) {
        return graph.apply(new Sum(axes, true), this);
    }

    /// The largest element over the given axes, which stay with length 1.
    public Node maxKeeping(int... axes) {
        return graph.apply(new ReduceMaximum(resolve(axes), true), this);
    }

    /// The same elements in the same order under another shape.
    ///
    /// @throws ShapeException if the number of elements differs
    public Node reshape(Shape target) {
        return graph.apply(new Reshape(target), this);
    }

    /// The axes in another order: axis i of the result is axis `order[i]` of this.
    public Node transpose(int... order) {
        return transpose(OpCatalog.list(order));
    }

    Node transpose(List<Integer> order) {
        return graph.apply(new Transpose(order), this);
    }

    /// This, repeated to a larger shape.
    public Node broadcastTo(Shape target) {
        return graph.apply(new BroadcastTo(target), this);
    }

    /// The positions `from` (included) to `to` (excluded) of a fixed axis.
    public Node slice(int axis, int from, int to) {
        return graph.apply(new Slice(resolve(axis), from, to), this);
    }

    /// Zeros before and after, along a fixed axis.
    public Node pad(int axis, int before, int after) {
        return before == 0 && after == 0
                ? this
                : graph.apply(new Pad(resolve(axis), before, after), this);
    }

    /// This and others, one behind the other along a fixed axis.
    public Node concatenate(int axis, Node... others) {
        var all = new Node[others.length + 1];
        all[0] = this;
        System.arraycopy(others, 0, all, 1, others.length);
        return graph.apply(new Concatenate(resolve(axis)), all);
    }

    /// The rows of this table that the numbers name. Shape: table `[rows, …]`, numbers `[a, b, …]`,
    /// result `[a, b, …, …]`.
    public Node gather(Node indices) {
        return graph.apply(new Gather(), this, indices);
    }

    /// Rows of zeros with a 1 at each class's number. Shape: `[a, b, …]` to `[a, b, …, classes]`.
    public Node oneHot(int classes) {
        return graph.apply(new OneHot(classes), this);
    }

    /// An assignment of a new value to this variable, done at the end of a run that asks for it.
    ///
    /// @throws GraphException if this isn't a variable
    public Node assign(Node value) {
        if (!(op instanceof Variable)) {
            throw new GraphException(
                    "Only a variable can be assigned to, but this is " + label() + ".");
        }
        return graph.apply(new Assign(), this, value);
    }

    /// This value, in a run that also does the given assignments.
    public Node after(List<Node> effects) {
        var all = new Node[effects.size() + 1];
        all[0] = this;
        for (int i = 0; i < effects.size(); i++) {
            all[i + 1] = effects.get(i);
        }
        return graph.apply(new After(), all);
    }

    /// Sums this back to the shape of something that was repeated to it.
    ///
    /// @param target a shape that [Shape#broadcastsTo] this one
    public Node sumTo(Shape target) {
        if (shape.equals(target)) {
            return this;
        }
        int extra = shape.rank() - target.rank();
        var repeated = new ArrayList<Integer>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (axis < extra || (target.axis(axis - extra) == 1 && shape.axis(axis) != 1)) {
                repeated.add(axis);
            }
        }
        return sumKeeping(List.copyOf(repeated)).reshape(target);
    }

    /// Undoes the shape change of a reduction: repeats this along the axes that were combined.
    Node repeatAlong(List<Integer> axes, Shape target) {
        var kept = target;
        for (int axis : axes) {
            kept = kept.with(axis, 1);
        }
        return reshape(kept).broadcastTo(target);
    }

    private int resolve(int axis) {
        int resolved = axis < 0 ? axis + shape.rank() : axis;
        if (resolved < 0 || resolved >= shape.rank()) {
            throw new ShapeException(
                    "There is no axis "
                            + axis
                            + " in "
                            + label()
                            + "; expected "
                            + -shape.rank()
                            + " to "
                            + (shape.rank() - 1)
                            + ".");
        }
        return resolved;
    }

    private List<Integer> resolve(int[] axes) {
        var resolved = new int[axes.length == 0 ? shape.rank() : axes.length];
        for (int i = 0; i < resolved.length; i++) {
            resolved[i] = axes.length == 0 ? i : resolve(axes[i]);
        }
        Arrays.sort(resolved);
        return OpCatalog.list(resolved);
    }
}
