package io.thalweg.bench.tensorflow;

import io.thalweg.bench.Predictor;
import io.thalweg.bench.Problem;
import io.thalweg.bench.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/// Steps of a network in a session.
final class TrainingTask implements Predictor {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    /// What a variable is set to, and the operation that does it.
    private record Start(Op assignment, TFloat32 value) {}

    private final Graph graph = new Graph();
    private final Ops operations = Ops.create(graph);
    private final Session session;
    private final Problem problem;
    private final Placeholder<TFloat32> given = operations.placeholder(TFloat32.class);
    private final Placeholder<? extends TNumber> xPlace;
    private final Placeholder<TFloat32> yPlace;
    private final Operand<TFloat32> outputs;
    private final Operand<TFloat32> mean;
    private final List<Op> step = new ArrayList<>();
    private final List<Start> starts = new ArrayList<>();
    private final List<TFloat32> xs = new ArrayList<>();
    private final List<TFloat32> ys = new ArrayList<>();
    private final List<TInt32> chosen = new ArrayList<>();
    private float loss;

    TrainingTask(Problem problem, ConfigProto config) {
        this.problem = problem;
        session = new Session(graph, config);
        Operand<TFloat32> x;
        Operand<TFloat32> y;
        if (problem.workload() == Workload.W8_SHUFFLED) {
            var rows = operations.placeholder(TInt32.class);
            xPlace = rows;
            yPlace = operations.placeholder(TFloat32.class);
            int features = problem.inputs().getFirst().length / problem.workload().batch();
            x = chosenOf(table(problem.inputs(), features), rows);
            y = chosenOf(table(problem.numbers(), 1), rows);
            order();
        } else {
            var numbers = operations.placeholder(TFloat32.class);
            xPlace = numbers;
            yPlace = operations.placeholder(TFloat32.class);
            x = numbers;
            y = yPlace;
            batches();
        }
        var network = new Network(operations, problem);
        outputs = network.outputs(x);
        mean = mean(y);
        updates(network.list());
        network.variables.forEach(
                (variable, values) -> start(variable, values, variable.shape()));
        reset();
    }

    private Operand<TFloat32> chosenOf(Variable<TFloat32> table, Operand<TInt32> rows) {
        return operations.gather(table, rows, operations.constant(0));
    }

    /// All batches in one variable.
    private Variable<TFloat32> table(List<float[]> batches, int columns) {
        int rows = batches.size() * problem.workload().batch();
        var shape = Shape.of(rows, columns);
        var variable = operations.variable(shape, TFloat32.class);
        var assignment = operations.assign(variable, given);
        try (var all = TFloat32.tensorOf(shape)) {
            var target = all.asRawTensor().data().asFloats();
            long at = 0;
            for (var batch : batches) {
                target.offset(at).write(batch);
                at += batch.length;
            }
            session.runner().feed(given, all).addTarget(assignment).run().close();
        }
        return variable;
    }

    private void order() {
        int rows = problem.workload().batch();
        var order = problem.order();
        for (int i = 0; i < problem.inputs().size(); i++) {
            var part = new int[rows];
            System.arraycopy(order, i * rows, part, 0, rows);
            chosen.add(TInt32.vectorOf(part));
        }
    }

    private void batches() {
        for (int i = 0; i < problem.inputs().size(); i++) {
            var target = target(i);
            ys.add(target);
            var values = problem.inputs().get(i);
            int rows = (int) target.shape().get(0);
            xs.add(Tensors.of(values, Network.batch(problem, rows, values.length)));
        }
    }

    /// Numbers, or a one where the class is.
    private TFloat32 target(int batch) {
        if (problem.classes().isEmpty()) {
            var values = problem.numbers().get(batch);
            return Tensors.of(values, Shape.of(values.length, 1));
        }
        var labels = problem.classes().get(batch);
        int classes = problem.workload() == Workload.W9 ? 3 : 10;
        var values = new float[labels.length * classes];
        for (int row = 0; row < labels.length; row++) {
            values[row * classes + labels[row]] = 1;
        }
        return Tensors.of(values, Shape.of(labels.length, classes));
    }

    private Operand<TFloat32> mean(Operand<TFloat32> y) {
        if (!problem.classes().isEmpty()) {
            var losses = operations.nn.softmaxCrossEntropyWithLogits(outputs, y).loss();
            return operations.math.mean(losses, operations.constant(0));
        }
        var both = operations.constant(new int[] {0, 1});
        return switch (problem.workload()) {
            case W8, W8_SHUFFLED -> {
                var math = operations.math;
                var tail = math.log1p(math.exp(math.neg(math.abs(outputs))));
                var above = math.sub(operations.nn.relu(outputs), math.mul(outputs, y));
                yield math.mean(math.add(above, tail), both);
            }
            default ->
                    operations.math.mean(operations.math.squaredDifference(outputs, y), both);
        };
    }

    /// Updates wait for all gradients: one that ran early would change a weight that another
    /// gradient still needs.
    private void updates(List<Variable<TFloat32>> variables) {
        var gradients =
                graph.addGradients(
                        mean.asOutput(),
                        variables.stream().map(Operand::asOutput).toArray(Output<?>[]::new));
        var all = new ArrayList<Op>();
        var typed = new ArrayList<Operand<TFloat32>>();
        for (var gradient : gradients) {
            @SuppressWarnings("unchecked")
            var operand = (Output<TFloat32>) gradient;
            typed.add(operand);
            all.add(operand.op() == null ? mean : operand::op);
        }
        var after = operations.withControlDependencies(all);
        var rate = operations.constant((float) problem.workload().learningRate());
        if (!problem.workload().isAdam()) {
            for (int i = 0; i < typed.size(); i++) {
                step.add(
                        after.train.applyGradientDescent(variables.get(i), rate, typed.get(i)));
            }
            return;
        }
        var beta1 = operations.constant(BETA1);
        var beta2 = operations.constant(BETA2);
        var epsilon = operations.constant(EPSILON);
        var power1 = operations.variable(Shape.scalar(), TFloat32.class);
        var power2 = operations.variable(Shape.scalar(), TFloat32.class);
        start(power1, new float[] {BETA1}, Shape.scalar());
        start(power2, new float[] {BETA2}, Shape.scalar());
        for (int i = 0; i < typed.size(); i++) {
            var variable = variables.get(i);
            var first = operations.variable(variable.shape(), TFloat32.class);
            var second = operations.variable(variable.shape(), TFloat32.class);
            int size = (int) variable.shape().size();
            start(first, new float[size], variable.shape());
            start(second, new float[size], variable.shape());
            step.add(
                    after.train.applyAdam(
                            variable, first, second, power1, power2, rate, beta1, beta2, epsilon,
                            typed.get(i)));
        }
        var last = operations.withControlDependencies(step);
        step.add(last.assign(power1, last.math.mul(power1, beta1)));
        step.add(last.assign(power2, last.math.mul(power2, beta2)));
    }

    private void start(Variable<TFloat32> variable, float[] values, Shape shape) {
        starts.add(new Start(operations.assign(variable, given), Tensors.of(values, shape)));
    }

    @Override
    public void step(int batch) {
        var runner = session.runner();
        if (chosen.isEmpty()) {
            runner.feed(xPlace, xs.get(batch)).feed(yPlace, ys.get(batch));
        } else {
            runner.feed(xPlace, chosen.get(batch));
        }
        for (var update : step) {
            runner.addTarget(update);
        }
        try (var result = runner.fetch(mean).run()) {
            loss = ((TFloat32) result.get(0)).getFloat();
        }
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public void reset() {
        for (var start : starts) {
            session.runner().feed(given, start.value).addTarget(start.assignment).run().close();
        }
    }

    @Override
    public int[] predict(float[] inputs, int rows) {
        var shape = Network.batch(problem, rows, inputs.length);
        try (var x = Tensors.of(inputs, shape);
                var result = session.runner().feed(xPlace, x).fetch(outputs).run()) {
            var scores = Tensors.values((TFloat32) result.get(0));
            int classes = scores.length / rows;
            var predicted = new int[rows];
            for (int row = 0; row < rows; row++) {
                for (int i = 1; i < classes; i++) {
                    if (scores[row * classes + i] > scores[row * classes + predicted[row]]) {
                        predicted[row] = i;
                    }
                }
            }
            return predicted;
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
