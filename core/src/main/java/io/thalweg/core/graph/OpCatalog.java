package io.thalweg.core.graph;

import io.thalweg.core.tensor.DType;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds a primitive by its name, as a model file gives it: the way back from [Op#name()],
/// [Op#version()] and [Op#attributes()].
public final class OpCatalog {
    private OpCatalog() {}

    /// The operation of a name and a version.
    ///
    /// @param attributes as [Op#attributes()] gave them; numbers may be of any type
    /// @throws UnknownOperationException if there is no such operation or version
    /// @throws IllegalArgumentException if an attribute is missing or of another type; the message
    ///   names it
    public static Op of(String name, int version, Map<String, ?> attributes) {
        var op = find(name, new Attributes(name, attributes));
        if (op.version() != version) {
            throw new UnknownOperationException(
                    "Operation '"
                            + name
                            + "' has version "
                            + version
                            + ", this program knows version "
                            + op.version()
                            + ".");
        }
        return op;
    }

    private static Op find(String name, Attributes attributes) {
        return switch (name) {
            case "negate" -> new Negate();
            case "exp" -> new Exp();
            case "log" -> new Log();
            case "log1p" -> new Log1p();
            case "sqrt" -> new Sqrt();
            case "tanh" -> new Tanh();
            case "sigmoid" -> new Sigmoid();
            case "erf" -> new Erf();
            case "abs" -> new Absolute();
            case "sign" -> new Sign();
            case "sin" -> new Sine();
            case "cos" -> new Cosine();
            case "stopGradient" -> new StopGradient();
            case "add" -> new Add();
            case "subtract" -> new Subtract();
            case "multiply" -> new Multiply();
            case "divide" -> new Divide();
            case "power" -> new Power();
            case "maximum" -> new Maximum();
            case "minimum" -> new Minimum();
            case "greater" -> new Greater();
            case "equal" -> new Equal();
            case "select" -> new Select();
            case "sum" -> new Sum(attributes.integers("axes"), attributes.flag("keepAxes"));
            case "reduceMaximum" ->
                    new ReduceMaximum(attributes.integers("axes"), attributes.flag("keepAxes"));
            case "count" -> new Count(attributes.integers("axes"));
            case "reshape" -> new Reshape(attributes.shape("target"));
            case "transpose" -> new Transpose(attributes.integers("order"));
            case "broadcastTo" -> new BroadcastTo(attributes.shape("target"));
            case "slice" ->
                    new Slice(
                            attributes.integer("axis"),
                            attributes.integer("from"),
                            attributes.integer("to"));
            case "pad" ->
                    new Pad(
                            attributes.integer("axis"),
                            attributes.integer("before"),
                            attributes.integer("after"));
            case "concatenate" -> new Concatenate(attributes.integer("axis"));
            case "matmul" ->
                    new MatMul(
                            attributes.flag("leftTransposed"), attributes.flag("rightTransposed"));
            case "convolution" ->
                    new Convolution(attributes.sliding(), attributes.integer("groups"));
            case "convolutionInputGradient" ->
                    new ConvolutionInputGradient(
                            attributes.sliding(),
                            attributes.integer("groups"),
                            attributes.integer("height"),
                            attributes.integer("width"));
            case "convolutionFilterGradient" ->
                    new ConvolutionFilterGradient(
                            attributes.sliding(),
                            attributes.integer("groups"),
                            attributes.integer("filterHeight"),
                            attributes.integer("filterWidth"));
            case "maximumPool" ->
                    new MaximumPool(
                            attributes.integer("window", 0),
                            attributes.integer("window", 1),
                            attributes.sliding());
            case "maximumPoolGradient" ->
                    new MaximumPoolGradient(
                            attributes.integer("window", 0),
                            attributes.integer("window", 1),
                            attributes.sliding());
            case "maximumPoolGather" ->
                    new MaximumPoolGather(
                            attributes.integer("window", 0),
                            attributes.integer("window", 1),
                            attributes.sliding());
            case "meanPool" ->
                    new MeanPool(
                            attributes.integer("window", 0),
                            attributes.integer("window", 1),
                            attributes.sliding());
            case "meanPoolGradient" ->
                    new MeanPoolGradient(
                            attributes.integer("window", 0),
                            attributes.integer("window", 1),
                            attributes.sliding(),
                            attributes.integer("height"),
                            attributes.integer("width"));
            case "lstm" -> new Lstm();
            case "lstmGradient" ->
                    new LstmGradient(
                            attributes.integer("firstStep"),
                            attributes.integer("firstColumn"),
                            attributes.flag("toInitialCell"));
            case "attention" ->
                    new Attention(attributes.integer("heads"), attributes.flag("causal"));
            case "attentionGradient" ->
                    new AttentionGradient(attributes.integer("heads"), attributes.flag("causal"));
            case "gru" -> new Gru();
            case "gruGradient" ->
                    new GruGradient(
                            attributes.integer("firstStep"),
                            attributes.integer("firstColumn"),
                            attributes.flag("toInitialState"));
            case "gather" -> new Gather();
            case "scatterAdd" -> new ScatterAdd(attributes.integer("rows"));
            case "oneHot" -> new OneHot(attributes.integer("classes"));
            case "placeholder" ->
                    new Placeholder(
                            attributes.text("label"),
                            attributes.shape("shape"),
                            DType.valueOf(attributes.text("dtype")));
            case "variable" ->
                    new Variable(
                            attributes.text("label"),
                            InitialValue.zeros(attributes.shape("shape").axes()),
                            true);
            case "constant" ->
                    new Constant(
                            Tensor.ofDoubles(
                                    attributes.shape("shape"), attributes.doubles("values")));
            case "randomUniform" ->
                    new Random(attributes.shape("shape"), attributes.integer("stream"));
            case "assign" -> new Assign();
            case "after" -> new After();
            default -> throw new UnknownOperationException("There is no operation '" + name + "'.");
        };
    }

    static List<Integer> list(int[] integers) {
        List<Integer> list = new ArrayList<>(integers.length);
        for (int integer : integers) {
            list.add(integer);
        }
        return List.copyOf(list);
    }

    private record Attributes(String op, Map<String, ?> values) {
        private IllegalArgumentException wrong(String name, String expected) {
            return new IllegalArgumentException(
                    "Operation '"
                            + op
                            + "' needs the attribute '"
                            + name
                            + "' as "
                            + expected
                            + ".");
        }

        private @Nullable Object get(String name) {
            return values.get(name);
        }

        int integer(String name) {
            if (get(name) instanceof Number number && number.doubleValue() == number.intValue()) {
                return number.intValue();
            }
            throw wrong(name, "an integer");
        }

        int integer(String name, int position) {
            var integers = integers(name);
            if (position >= integers.size()) {
                throw wrong(name, "a list of more integers");
            }
            return integers.get(position);
        }

        Sliding sliding() {
            return new Sliding(
                    integer("stride", 0),
                    integer("stride", 1),
                    integer("padding", 0),
                    integer("padding", 1),
                    integer("padding", 2),
                    integer("padding", 3),
                    integer("dilation", 0),
                    integer("dilation", 1));
        }

        boolean flag(String name) {
            if (get(name) instanceof Boolean flag) {
                return flag;
            }
            throw wrong(name, "true or false");
        }

        String text(String name) {
            if (get(name) instanceof String text) {
                return text;
            }
            throw wrong(name, "a text");
        }

        double[] doubles(String name) {
            if (!(get(name) instanceof List<?> list)) {
                throw wrong(name, "a list of numbers");
            }
            var numbers = new double[list.size()];
            for (int i = 0; i < numbers.length; i++) {
                if (!(list.get(i) instanceof Number number)) {
                    throw wrong(name, "a list of numbers");
                }
                numbers[i] = number.doubleValue();
            }
            return numbers;
        }

        List<Integer> integers(String name) {
            List<Integer> integers = new ArrayList<>();
            for (double number : doubles(name)) {
                if (number != (int) number) {
                    throw wrong(name, "a list of integers");
                }
                integers.add((int) number);
            }
            return List.copyOf(integers);
        }

        Shape shape(String name) {
            return Shape.of(integers(name).stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
