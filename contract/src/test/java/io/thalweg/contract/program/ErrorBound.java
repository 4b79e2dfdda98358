package io.thalweg.contract.program;

import io.thalweg.core.graph.Absolute;
import io.thalweg.core.graph.Add;
import io.thalweg.core.graph.After;
import io.thalweg.core.graph.Assign;
import io.thalweg.core.graph.Binary;
import io.thalweg.core.graph.Constant;
import io.thalweg.core.graph.Cosine;
import io.thalweg.core.graph.Count;
import io.thalweg.core.graph.Divide;
import io.thalweg.core.graph.Equal;
import io.thalweg.core.graph.Erf;
import io.thalweg.core.graph.Exp;
import io.thalweg.core.graph.Gather;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.Greater;
import io.thalweg.core.graph.Log;
import io.thalweg.core.graph.Log1p;
import io.thalweg.core.graph.MatMul;
import io.thalweg.core.graph.Maximum;
import io.thalweg.core.graph.Minimum;
import io.thalweg.core.graph.Movement;
import io.thalweg.core.graph.Multiply;
import io.thalweg.core.graph.Negate;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.OneHot;
import io.thalweg.core.graph.Op;
import io.thalweg.core.graph.Power;
import io.thalweg.core.graph.Random;
import io.thalweg.core.graph.ReduceMaximum;
import io.thalweg.core.graph.ScatterAdd;
import io.thalweg.core.graph.Select;
import io.thalweg.core.graph.Sigmoid;
import io.thalweg.core.graph.Sign;
import io.thalweg.core.graph.Sine;
import io.thalweg.core.graph.Source;
import io.thalweg.core.graph.Sqrt;
import io.thalweg.core.graph.StopGradient;
import io.thalweg.core.graph.Subtract;
import io.thalweg.core.graph.Sum;
import io.thalweg.core.graph.Tanh;
import io.thalweg.core.graph.Unary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How far float32 may be from the reference: for each node another node, whose value in the
/// reference session bounds the error of each element.
///
/// This is running error analysis (Wilkinson 1963; Higham, "Accuracy and Stability of Numerical
/// Algorithms", section 3.3): the bound of a result is what its operands' bounds can do to it, plus
/// its own rounding. Where a small error makes a large difference (a comparison of nearly equal
/// numbers, a logarithm near zero) the bound says so, up to infinity: then nothing can be compared.
///
/// What is fed and kept is exact. A null bound stands for no error at all.
final class ErrorBound {
    /// Half a unit in the last place.
    private static final double UNIT = 0x1p-24;

    /// What one step may be off by: two units in the last place, for the functions that kernels
    /// approximate and for divisions replaced by multiplications.
    private static final double ROUNDING = 4 * UNIT;

    /// Above it a float32 intermediate result may have overflowed.
    private static final double HUGE = 1e36;

    private final Graph graph;
    private final Map<Node, @Nullable Node> known = new HashMap<>();

    ErrorBound(Graph graph) {
        this.graph = graph;
    }

    /// The bound of a node; null if it is exact.
    @Nullable Node of(Node node) {
        if (!known.containsKey(node)) {
            known.put(node, derive(node));
        }
        return known.get(node);
    }

    /// The bound of a node, as a node of its shape.
    Node nodeOf(Node node) {
        var bound = of(node);
        return (bound == null ? number(0) : bound).broadcastTo(node.shape());
    }

    private @Nullable Node derive(Node node) {
        return switch (node.op()) {
            case Source source -> source instanceof Constant ? fixed(node) : null;
            case Random random -> null;
            case OneHot oneHot -> null;
            case Count count -> null;
            case Unary unary -> unary(unary, node, node.input(0), of(node.input(0)));
            case Binary binary -> binary(binary, node);
            case Select select -> select(node);
            case Sum sum -> {
                var own = node.input(0).abs();
                own = graph.apply(sum, own).times(node.input(0).count(axes(sum.axes())));
                yield plus(map(sum, of(node.input(0)), node.input(0)), own.times(UNIT));
            }
            case ReduceMaximum maximum -> map(maximum, of(node.input(0)), node.input(0));
            case Movement movement -> movement(movement, node);
            case MatMul product -> product(product, node);
            case Gather gather -> {
                var table = of(node.input(0));
                yield table == null ? null : full(table, node.input(0)).gather(node.input(1));
            }
            case ScatterAdd scatter -> {
                var values = node.input(0);
                var own = graph.apply(scatter, values.abs(), node.input(1));
                var bound = of(values);
                yield plus(
                        bound == null
                                ? null
                                : graph.apply(scatter, full(bound, values), node.input(1)),
                        own.times(values.count()).times(UNIT));
            }
            case Assign assign -> of(node.input(1));
            case After after -> of(node.input(0));
            default ->
                    throw new IllegalArgumentException(
                            "Say here how errors pass through '" + node.op().name() + "'.");
        };
    }

    private Node number(double number) {
        return graph.constant(number);
    }

    private static int[] axes(List<Integer> axes) {
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    private @Nullable Node fixed(Node node) {
        var value = ((Constant) node.op()).value();
        for (double element : value.doubles()) {
            if (element != (float) element) {
                return node.abs().times(UNIT);
            }
        }
        return null;
    }

    private static @Nullable Node plus(@Nullable Node a, @Nullable Node b) {
        return a == null ? b : b == null ? a : a.plus(b);
    }

    private static Node full(Node bound, Node like) {
        return bound.broadcastTo(like.shape());
    }

    private @Nullable Node map(Op op, @Nullable Node bound, Node like) {
        return bound == null ? null : graph.apply(op, full(bound, like));
    }

    private static Node rounded(Node node) {
        return node.abs().times(ROUNDING).plus(Float.MIN_VALUE);
    }

    /// Passed-on error and rounding; infinite where float32 may have overflowed.
    private Node result(@Nullable Node passedOn, Node node) {
        var bound = plus(passedOn, rounded(node));
        return node.abs().greater(HUGE).select(number(Double.POSITIVE_INFINITY), notNull(bound));
    }

    private static Node notNull(@Nullable Node node) {
        return Objects.requireNonNull(node);
    }

    /// `error / (size − error)`, or infinity if the size may be zero.
    private Node relative(Node error, Node size) {
        return size.greater(error)
                .select(error.dividedBy(size.minus(error)), number(Double.POSITIVE_INFINITY));
    }

    private @Nullable Node unary(Unary op, Node node, Node x, @Nullable Node error) {
        return switch (op) {
            case Negate negate -> error;
            case Absolute absolute -> error;
            case StopGradient stop -> error;
            case Sign sign ->
                    error == null ? null : number(1).minus(x.abs().greater(error)).times(2);
            case Exp exp -> result(error == null ? null : node.times(error.exp().minus(1)), node);
            case Log log -> result(error == null ? null : relative(error, x.abs()), node);
            case Log1p log -> result(error == null ? null : relative(error, x.plus(1).abs()), node);
            case Sqrt sqrt ->
                    result(
                            error == null
                                    ? null
                                    : x.greater(error)
                                            .select(
                                                    error.dividedBy(node),
                                                    number(Double.POSITIVE_INFINITY)),
                            node);
            case Tanh tanh -> result(error, node);
            case Sigmoid sigmoid -> result(error, node);
            case Erf erf -> result(error == null ? null : error.times(2), node);
            case Sine sine -> result(error, node);
            case Cosine cosine -> result(error, node);
        };
    }

    private @Nullable Node binary(Binary op, Node node) {
        var x = node.input(0);
        var y = node.input(1);
        var ex = of(x);
        var ey = of(y);
        return switch (op) {
            case Add add -> result(plus(ex, ey), node);
            case Subtract subtract -> result(plus(ex, ey), node);
            case Multiply multiply -> {
                var passedOn =
                        plus(
                                ex == null ? null : ex.times(y.abs()),
                                ey == null ? null : ey.times(x.abs()));
                yield result(
                        ex == null || ey == null ? passedOn : plus(passedOn, ex.times(ey)), node);
            }
            case Divide divide -> {
                // (x + dx) / (y + dy) − q = (dx − q dy) / (y + dy).
                var size = ey == null ? y.abs() : y.abs().minus(ey).maximum(0);
                var passedOn = plus(ex, ey == null ? null : node.abs().times(ey));
                yield result(passedOn == null ? null : passedOn.dividedBy(size), node);
            }
            case Power power -> {
                var exponent =
                        plus(
                                ex == null ? null : y.abs().times(relative(ex, x.abs())),
                                ey == null ? null : x.abs().log().abs().times(ey));
                yield result(
                        exponent == null ? null : node.abs().times(exponent.exp().minus(1)), node);
            }
            case Maximum maximum -> ex == null || ey == null ? plus(ex, ey) : ex.maximum(ey);
            case Minimum minimum -> ex == null || ey == null ? plus(ex, ey) : ex.maximum(ey);
            case Greater greater -> undecided(x, y, plus(ex, ey));
            case Equal equal -> winner(x, y, plus(ex, ey));
        };
    }

    /// 1 where a comparison may come out either way.
    private @Nullable Node undecided(Node x, Node y, @Nullable Node error) {
        return error == null ? null : number(1).minus(x.minus(y).abs().greater(error));
    }

    /// Elements compared with the largest among them (the gradient of a maximum): the largest one
    /// is equal to itself, whatever its error, unless another comes near.
    private @Nullable Node winner(Node x, Node y, @Nullable Node error) {
        var undecided = undecided(x, y, error);
        var origin = y;
        while (origin.op() instanceof Movement) {
            origin = origin.input(0);
        }
        if (undecided == null
                || !(origin.op() instanceof ReduceMaximum maximum)
                || origin.input(0) != x
                || maximum.axes().isEmpty()) {
            return undecided;
        }
        var near = undecided.broadcastTo(x.shape());
        return near.times(near.sumKeeping(axes(maximum.axes())).greater(1));
    }

    private @Nullable Node select(Node node) {
        var condition = node.input(0);
        var x = node.input(1);
        var y = node.input(2);
        var ex = of(x);
        var ey = of(y);
        var undecided = of(condition);
        var decided =
                ex == null && ey == null
                        ? null
                        : condition.select(
                                ex == null ? number(0) : ex, ey == null ? number(0) : ey);
        if (undecided == null) {
            return decided;
        }
        var either = notNull(plus(plus(ex, ey), x.minus(y).abs()));
        return undecided.equal(number(0)).select(decided == null ? number(0) : decided, either);
    }

    private @Nullable Node movement(Movement movement, Node node) {
        var bounds = new Node[node.inputs().size()];
        boolean exact = true;
        for (int i = 0; i < bounds.length; i++) {
            exact &= of(node.input(i)) == null;
            bounds[i] = nodeOf(node.input(i));
        }
        return exact ? null : graph.apply(movement, bounds);
    }

    private Node product(MatMul product, Node node) {
        var x = node.input(0);
        var y = node.input(1);
        var ex = of(x);
        var ey = of(y);
        int shared = x.shape().rank() - (product.leftTransposed() ? 2 : 1);
        var own = graph.apply(product, x.abs(), y.abs()).times(x.count(shared)).times(UNIT);
        var bound = own.plus(rounded(node));
        if (ex != null) {
            // The right side with its own error: both errors at once are counted here.
            var right = ey == null ? y.abs() : y.abs().plus(full(ey, y));
            bound = bound.plus(graph.apply(product, full(ex, x), right.broadcastTo(y.shape())));
        }
        if (ey != null) {
            bound = bound.plus(graph.apply(product, x.abs(), full(ey, y)));
        }
        return bound;
    }
}
