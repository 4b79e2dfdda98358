package io.thalweg.core.plan;

import io.thalweg.core.graph.Absolute;
import io.thalweg.core.graph.Add;
import io.thalweg.core.graph.Binary;
import io.thalweg.core.graph.BroadcastTo;
import io.thalweg.core.graph.Constant;
import io.thalweg.core.graph.Cosine;
import io.thalweg.core.graph.Divide;
import io.thalweg.core.graph.Equal;
import io.thalweg.core.graph.Erf;
import io.thalweg.core.graph.Exp;
import io.thalweg.core.graph.Greater;
import io.thalweg.core.graph.Log;
import io.thalweg.core.graph.Log1p;
import io.thalweg.core.graph.MatMul;
import io.thalweg.core.graph.Maximum;
import io.thalweg.core.graph.Minimum;
import io.thalweg.core.graph.Multiply;
import io.thalweg.core.graph.Negate;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.OneHot;
import io.thalweg.core.graph.Power;
import io.thalweg.core.graph.ReduceMaximum;
import io.thalweg.core.graph.Reduction;
import io.thalweg.core.graph.Select;
import io.thalweg.core.graph.Sigmoid;
import io.thalweg.core.graph.Sign;
import io.thalweg.core.graph.Sine;
import io.thalweg.core.graph.Sqrt;
import io.thalweg.core.graph.StopGradient;
import io.thalweg.core.graph.Subtract;
import io.thalweg.core.graph.Sum;
import io.thalweg.core.graph.Tanh;
import io.thalweg.core.graph.Unary;
import io.thalweg.core.plan.Frames.Combines;
import io.thalweg.core.plan.Loop.Code;
import io.thalweg.core.plan.Loop.Input;
import io.thalweg.core.plan.Loop.Kind;
import io.thalweg.core.plan.Loop.Level;
import io.thalweg.core.plan.Loop.Output;
import io.thalweg.core.plan.Loop.Rows;
import io.thalweg.core.plan.Loop.Value;
import io.thalweg.core.plan.View.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Writes the program of a group of nodes.
final class LoopBuilder {
    private record InputKey(Node root, Level level, Rows rows, List<Object> table) {}

    private final Frames frames;
    private final Fusion fusion;
    private final Frame frame;
    private final List<Value> values = new ArrayList<>();
    private final Map<Value, Integer> numbers = new HashMap<>();
    private final List<Input> inputs = new ArrayList<>();
    private final Map<InputKey, Integer> inputNumbers = new HashMap<>();
    private final List<Output> outputs = new ArrayList<>();

    /// The value of each node of the group that others in the group may read.
    private final Map<Node, Integer> computed = new HashMap<>();

    LoopBuilder(Frames frames, Fusion fusion, Frame frame) {
        this.frames = frames;
        this.fusion = fusion;
        this.frame = frame;
    }

    /// @param needed the nodes that others read
    Loop build(List<Node> nodes, Set<Node> needed) {
        for (var node : nodes) {
            add(node, needed.contains(node));
        }
        return new Loop(frame, List.copyOf(values), List.copyOf(inputs), List.copyOf(outputs));
    }

    private void add(Node node, boolean isNeeded) {
        var result = fusion.kind(node, frame);
        int value = lower(node);
        computed.put(node, value);
        switch (result) {
            case FULL -> output(isNeeded, node, Kind.ELEMENTS, value);
            case ROW -> output(isNeeded, node, Kind.ROWS, value);
            case ROWS_COMBINED -> output(true, node, Kind.COLUMN_SUMS, value);
            case ALL_COMBINED -> {
                boolean perRow = fusion.isPerRow(node, frame);
                output(true, node, Kind.TOTAL, perRow ? value : reduce(Code.SUM, value));
            }
        }
    }

    private void output(boolean isNeeded, Node node, Kind kind, int value) {
        if (isNeeded) {
            outputs.add(new Output(node, kind, value));
        }
    }

    private int lower(Node node) {
        return switch (node.op()) {
            case Reduction reduction -> reduction(node, reduction);
            case BroadcastTo broadcast -> operand(node, 0);
            case OneHot oneHot -> oneHot(node);
            case Unary unary -> unary(unary, operand(node, 0));
            case Binary binary -> binary(binary, operand(node, 0), operand(node, 1));
            case MatMul product ->
                    value(Code.MULTIPLY_ADD, operand(node, 0), operand(node, 1), constant(0));
            case Select select -> select(operand(node, 0), operand(node, 1), operand(node, 2));
            default -> throw new IllegalStateException("No loop computes " + node.label());
        };
    }

    private int reduction(Node node, Reduction reduction) {
        int value = operand(node, 0);
        if (Frames.combines(reduction, node.input(0).shape()) != Combines.COLUMNS) {
            return value;
        }
        return switch (reduction) {
            case Sum sum -> reduce(Code.SUM, value);
            case ReduceMaximum maximum -> reduce(Code.LARGEST, value);
            default -> throw new IllegalStateException("No loop computes " + node.label());
        };
    }

    private int reduce(Code code, int operand) {
        var value = values.get(operand);
        int pass = value.pass() + 1;
        return number(new Value(code, List.of(operand), 0, -1, Level.ROW, pass));
    }

    private int unary(Unary op, int x) {
        return switch (op) {
            case Negate negate -> value(Code.NEGATE, x);
            case Exp exp -> value(Code.EXP, x);
            case Log log -> value(Code.LOG, x);
            case Log1p log -> value(Code.LOG1P, x);
            case Sqrt sqrt -> value(Code.SQRT, x);
            case Tanh tanh -> value(Code.TANH, x);
            case Sigmoid sigmoid -> value(Code.SIGMOID, x);
            case Erf erf -> value(Code.ERF, x);
            case Absolute absolute -> value(Code.ABSOLUTE, x);
            case Sign sign -> {
                int zero = constant(0);
                int below = value(Code.IF_GREATER, zero, x, constant(-1), x);
                yield value(Code.IF_GREATER, x, zero, constant(1), below);
            }
            case Sine sine -> value(Code.SINE, x);
            case Cosine cosine -> value(Code.COSINE, x);
            case StopGradient stop -> x;
        };
    }

    private int binary(Binary op, int x, int y) {
        return switch (op) {
            case Add add -> value(Code.ADD, x, y);
            case Subtract subtract -> value(Code.SUBTRACT, x, y);
            case Multiply multiply -> value(Code.MULTIPLY, x, y);
            case Divide divide -> value(Code.DIVIDE, x, y);
            case Power power -> value(Code.POWER, x, y);
            case Maximum maximum -> value(Code.MAXIMUM, x, y);
            case Minimum minimum -> value(Code.MINIMUM, x, y);
            case Greater greater -> value(Code.IF_GREATER, x, y, constant(1), constant(0));
            case Equal equal -> value(Code.IF_EQUAL, x, y, constant(1), constant(0));
        };
    }

    /// A condition that was a comparison just before needs no number for its outcome.
    private int select(int condition, int chosen, int otherwise) {
        var compared = values.get(condition);
        boolean isComparison =
                (compared.code() == Code.IF_GREATER || compared.code() == Code.IF_EQUAL)
                        && compared.operands().get(2).equals(constant(1))
                        && compared.operands().get(3).equals(constant(0));
        if (isComparison) {
            return value(
                    compared.code(),
                    compared.operands().get(0),
                    compared.operands().get(1),
                    chosen,
                    otherwise);
        }
        return value(Code.IF_UNEQUAL, condition, constant(0), chosen, otherwise);
    }

    private int oneHot(Node node) {
        // A single class is column 0 also where it is computed once for each row.
        int column =
                node.shape().axis(-1) == 1
                        ? constant(0)
                        : number(new Value(Code.COLUMN, List.of(), 0, -1, Level.ELEMENT, 0));
        var input =
                new Input(
                        frames.classes(node),
                        node.shape().rank() - 1,
                        Level.ROW,
                        Rows.LINEAR,
                        true);
        int wanted = load(input, List.of());
        return value(Code.IF_EQUAL, column, wanted, constant(1), constant(0));
    }

    private int operand(Node node, int operand) {
        var view = frames.operand(node, operand);
        var inside = computed.get(view.root());
        if (inside != null) {
            return inside;
        }
        if (view.root().op() instanceof Constant fixed && fixed.value().size() == 1) {
            return constant((float) fixed.value().at(0));
        }
        int rowAxes = fusion.rowAxes(node, frame);
        int rank = view.shape().rank();
        boolean perRow = fusion.isPerRow(node, frame);
        boolean single = perRow || frame.columns().isOne();
        var columns = view.pattern(rowAxes, rank, Size.ONE);
        boolean still = columns == Pattern.STILL;
        var stride = still || perRow ? Size.ONE : frame.columns();
        var rows = view.pattern(0, rowAxes, stride);
        var lie =
                switch (rows) {
                    case STILL -> Rows.STILL;
                    case LINEAR -> Rows.LINEAR;
                    case OTHER -> Rows.TABLE;
                };
        Level level;
        if (!still) {
            level = Level.ELEMENT;
            lie = frame.isFlat() ? Rows.LINEAR : lie;
        } else if (rows == Pattern.STILL) {
            level = Level.ONCE;
        } else {
            level = single && !perRow ? Level.ELEMENT : Level.ROW;
        }
        List<Object> table =
                lie == Rows.TABLE
                        ? List.of(
                                List.copyOf(Arrays.asList(view.strides()).subList(0, rowAxes)),
                                Size.of(view.shape(), 0, rowAxes),
                                view.shape().toString())
                        : List.of();
        return load(new Input(view, rowAxes, level, lie, false), table);
    }

    private int load(Input input, List<Object> table) {
        var key = new InputKey(input.view().root(), input.level(), input.rows(), table);
        var known = inputNumbers.get(key);
        if (known == null) {
            known = inputs.size();
            inputs.add(input);
            inputNumbers.put(key, known);
        }
        return number(new Value(Code.LOAD, List.of(), 0, known, input.level(), 0));
    }

    private int constant(float number) {
        return number(new Value(Code.CONSTANT, List.of(), number, -1, Level.ONCE, 0));
    }

    private int value(Code code, int... operands) {
        var level = Level.ONCE;
        int pass = 0;
        var list = new ArrayList<Integer>();
        for (int operand : operands) {
            var value = values.get(operand);
            list.add(operand);
            if (value.level().compareTo(level) > 0) {
                level = value.level();
            }
            pass = Math.max(pass, value.pass());
        }
        return number(new Value(code, List.copyOf(list), 0, -1, level, pass));
    }

    private int number(Value value) {
        var known = numbers.get(value);
        if (known == null) {
            known = values.size();
            values.add(value);
            numbers.put(value, known);
        }
        return Objects.requireNonNull(known);
    }
}
