package io.thalweg.contract.program;

import io.thalweg.core.graph.Functions;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.MatMul;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.ReduceMaximum;
import io.thalweg.core.graph.ScatterAdd;
import io.thalweg.core.graph.Sum;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;

/// The steps by which a random program grows. Each adds one node or a few.
final class RandomSteps {
    private static final int LONGEST = 70;

    private final Dice dice;
    private final Pool pool;
    private final RandomProgram program;

    RandomSteps(Dice dice, Pool pool, RandomProgram program) {
        this.dice = dice;
        this.pool = pool;
        this.program = program;
    }

    void add() {
        switch (dice.below(16)) {
            case 0, 1, 2 -> unary();
            case 3, 4, 5, 6 -> binary();
            case 7 -> choice();
            case 8, 9 -> reduction();
            case 10 -> reshape();
            case 11 -> transpose();
            case 12 -> broadcast();
            case 13 -> part();
            case 14 -> product();
            default -> lookup();
        }
    }

    private Graph graph() {
        return program.graph();
    }

    private void unary() {
        var x = pool.any();
        double size = pool.size(x);
        switch (dice.below(20)) {
            case 0 -> pool.add(x.negate(), size);
            case 1 -> pool.add(x.tanh(), 1);
            case 2 -> pool.add(x.sigmoid(), 1);
            case 3 -> pool.add(x.abs(), size);
            case 4 -> pool.add(x.sin(), 1);
            case 5 -> pool.add(x.cos(), 1);
            case 6 -> pool.add(x.erf(), 1);
            case 7 -> pool.add(x.abs().plus(0.5).sqrt(), Math.sqrt(size + 0.5));
            case 8 -> pool.add(x.abs().plus(0.5).log(), Math.log(size + 2));
            case 9 -> pool.add(x.abs().log1p(), Math.log(size + 2));
            case 10 -> pool.add(x.minimum(3).exp(), 21);
            case 11 -> pool.add(x.square(), size * size);
            case 12 -> pool.add(Functions.relu(x), size);
            case 13 -> pool.add(x.stopGradient(), size);
            case 14 -> pool.add(Functions.gelu(x), size);
            case 15 -> pool.add(Functions.softplus(x), size + 1);
            case 16 -> pool.add(x.sign(), 1);
            case 17 -> pool.add(x.times(0.5).plus(0.25).times(x), size * size);
            case 18 -> pool.add(x.shape().rank() > 0 ? Functions.softmax(x) : x, 1);
            default -> pool.add(x.times(0.5).minus(1).negate().plus(x).tanh(), 1);
        }
    }

    private void binary() {
        var x = pool.any();
        var y = pool.fitting(x);
        double sum = pool.size(x) + pool.size(y);
        double product = pool.size(x) * pool.size(y);
        switch (dice.below(11)) {
            case 0, 1 -> pool.add(x.plus(y), sum);
            case 2, 3 -> pool.add(x.minus(y), sum);
            case 4, 5 -> pool.add(x.times(y), product);
            case 6 -> pool.add(x.dividedBy(y.abs().plus(0.5)), 2 * pool.size(x));
            case 7 -> pool.add(x.maximum(y), sum);
            case 8 -> pool.add(x.minimum(y), sum);
            case 9 -> pool.add(x.tanh().abs().plus(0.5).power(y.tanh().times(2)), 4);
            default -> pool.add(x.times(y).plus(x).minus(y.times(0.5)), product + sum);
        }
    }

    private void choice() {
        var x = pool.any();
        var y = pool.fitting(x);
        var condition = dice.oneIn(2) ? x.greater(y) : pool.fitting(x).greater(0.1);
        if (dice.oneIn(4)) {
            pool.add(condition, 1);
        }
        var z = pool.fitting(x);
        if (fits(condition, x, z)) {
            pool.add(condition.select(x, z), pool.size(x) + pool.size(z));
        }
    }

    private static boolean fits(Node... nodes) {
        try {
            var shape = Shape.scalar();
            for (var node : nodes) {
                shape = shape.broadcast(node.shape());
            }
            return true;
        } catch (ShapeException e) {
            return false;
        }
    }

    private void reduction() {
        var x = pool.withRank(1);
        var axes = new ArrayList<Integer>();
        double count = 1;
        int kind = dice.below(4);
        for (int axis = 0; axis < x.shape().rank(); axis++) {
            boolean taken =
                    switch (kind) {
                        case 0 -> true;
                        case 1 -> axis == 0;
                        case 2 -> axis == x.shape().rank() - 1;
                        default -> dice.oneIn(2);
                    };
            if (taken) {
                axes.add(axis);
                count *= Pool.length(x.shape(), axis);
            }
        }
        boolean keep = dice.oneIn(2);
        switch (dice.below(3)) {
            case 0 ->
                    pool.add(
                            graph().apply(new ReduceMaximum(List.copyOf(axes), keep), x),
                            pool.size(x));
            case 1 ->
                    pool.add(
                            graph().apply(new Sum(List.copyOf(axes), keep), x),
                            pool.size(x) * count);
            default -> {
                var given = axes.stream().mapToInt(Integer::intValue).toArray();
                pool.add(x.sumKeeping(given).dividedBy(x.count(given)), pool.size(x));
            }
        }
    }

    private void reshape() {
        var x = pool.withRank(1);
        var axes = x.shape().axes();
        var target = new ArrayList<Integer>();
        int merged = dice.below(axes.length);
        for (int i = 0; i < axes.length; i++) {
            if (i > 0 && i == merged && (axes[i] > 0 || axes[i - 1] > 0)) {
                target.add(target.removeLast() * axes[i]);
            } else {
                target.add(axes[i]);
            }
        }
        if (dice.oneIn(2)) {
            target.add(dice.below(target.size() + 1), 1);
        }
        pool.add(x.reshape(shape(target)), pool.size(x));
    }

    private static Shape shape(List<Integer> axes) {
        return Shape.of(axes.stream().mapToInt(Integer::intValue).toArray());
    }

    private void transpose() {
        var x = pool.withRank(2);
        var order = new ArrayList<Integer>();
        for (int axis = 0; axis < x.shape().rank(); axis++) {
            order.add(dice.below(order.size() + 1), axis);
        }
        pool.add(x.transpose(order.stream().mapToInt(Integer::intValue).toArray()), pool.size(x));
    }

    private void broadcast() {
        var x = pool.any();
        var axes = new ArrayList<Integer>();
        for (int axis : x.shape().axes()) {
            axes.add(axis == 1 && dice.oneIn(2) ? program.length() : axis);
        }
        if (dice.oneIn(2)) {
            axes.add(0, dice.oneIn(3) && !x.shape().hasBatch() ? Shape.BATCH : program.length());
        }
        if (shape(axes).size(33) <= 6000) {
            pool.add(x.broadcastTo(shape(axes)), pool.size(x));
        }
    }

    private void part() {
        var x = pool.withRank(1);
        int axis = dice.below(x.shape().rank());
        int length = x.shape().axis(axis);
        if (length < 0) {
            axis = x.shape().rank() - 1;
            length = x.shape().axis(axis);
        }
        if (length < 0 || length > LONGEST) {
            return;
        }
        switch (dice.below(4)) {
            case 0 -> pool.add(x.pad(axis, dice.below(3), dice.below(4)), pool.size(x));
            case 1 -> {
                int from = dice.below(length);
                pool.add(x.slice(axis, from, from + 1 + dice.below(length - from)), pool.size(x));
            }
            case 2 -> {
                int middle = length / 2;
                if (middle > 0) {
                    // The halves in the other order.
                    pool.add(
                            x.slice(axis, middle, length)
                                    .concatenate(axis, x.slice(axis, 0, middle)),
                            pool.size(x));
                }
            }
            default -> {
                var y = pool.fitting(x);
                var other = y.shape().equals(x.shape()) ? y : x.times(0.5).tanh();
                pool.add(
                        dice.oneIn(2)
                                ? x.concatenate(axis, other)
                                : other.concatenate(axis, x, other),
                        pool.size(x) + pool.size(other));
            }
        }
    }

    private void product() {
        var x = pool.withRank(2);
        int rank = x.shape().rank();
        int columns = x.shape().axis(-1);
        if (rank < 2) {
            return;
        }
        double size = pool.size(x);
        switch (dice.below(4)) {
            case 0 -> {
                if (columns > 0 && plainRows(x)) {
                    var weight = program.weight(columns, program.length());
                    pool.add(x.matmul(weight), size * columns * 0.7);
                }
            }
            case 1 -> {
                if (columns > 0 && rank == 2) {
                    var weight = program.weight(program.length(), columns);
                    pool.add(
                            graph().apply(new MatMul(false, true), x, weight),
                            size * columns * 0.7);
                }
            }
            case 2 ->
                    pool.add(
                            graph().apply(new MatMul(true, false), x, x.tanh()),
                            size * Pool.length(x.shape(), rank - 2));
            default ->
                    pool.add(
                            graph().apply(new MatMul(false, true), x.times(0.5), x),
                            size * size * Pool.length(x.shape(), rank - 1));
        }
    }

    /// Whether at most one axis before the last is open.
    private static boolean plainRows(Node x) {
        int open = 0;
        for (int axis : x.shape().axes()) {
            open += axis < 0 ? 1 : 0;
        }
        return open < 2;
    }

    private void lookup() {
        var rows = program.rows();
        switch (dice.below(3)) {
            case 0 -> {
                var table = program.weight(RandomProgram.CLASSES, program.length());
                pool.add(table.tanh().gather(rows), 1);
            }
            case 1 -> pool.add(rows.oneHot(RandomProgram.CLASSES), 1);
            default -> {
                var x = pool.withRank(1);
                if (x.shape().axis(0) == Shape.BATCH) {
                    pool.add(
                            graph().apply(new ScatterAdd(RandomProgram.CLASSES), x, rows),
                            pool.size(x) * 8);
                }
            }
        }
    }
}
