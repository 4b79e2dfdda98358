package io.thalweg.core.exec;

import io.thalweg.core.graph.After;
import io.thalweg.core.graph.Assign;
import io.thalweg.core.graph.Attending;
import io.thalweg.core.graph.Binary;
import io.thalweg.core.graph.Constant;
import io.thalweg.core.graph.Contraction;
import io.thalweg.core.graph.DoubleArray;
import io.thalweg.core.graph.Effect;
import io.thalweg.core.graph.Elementwise;
import io.thalweg.core.graph.Lookup;
import io.thalweg.core.graph.Movement;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Placeholder;
import io.thalweg.core.graph.Random;
import io.thalweg.core.graph.Reduction;
import io.thalweg.core.graph.Scan;
import io.thalweg.core.graph.Select;
import io.thalweg.core.graph.Source;
import io.thalweg.core.graph.Unary;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.graph.Window;
import io.thalweg.core.plan.Plan;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Computes a plan in double precision, straight from the definitions of the primitives: slow,
/// obvious, the oracle of every test.
public final class ReferenceExecutor implements Executor {
    private final Map<Node, Tensor> variables = new HashMap<>();

    @Override
    public void store(Node variable, Tensor value) {
        variables.put(variable, Tensor.ofDoubles(value.shape(), value.doubles()));
    }

    @Override
    public Tensor load(Node variable) {
        return Objects.requireNonNull(variables.get(variable));
    }

    @Override
    public Outcome run(Plan plan, Map<Node, Object> feeds, int batch, long seed, long step) {
        var run = new Run(feeds, batch, seed, step);
        for (var planned : plan.steps()) {
            var node = planned.node();
            if (feeds.get(node) instanceof int[] classes) {
                run.classes.put(node, classes);
            } else {
                var values = run.compute(node);
                run.values.put(node, new DoubleArray(node.shape().at(batch), values));
            }
        }
        for (int position : plan.assignments()) {
            var assignment = plan.steps().get(position).node();
            store(assignment.input(0), run.tensor(assignment));
        }
        var results = new ArrayList<Tensor>();
        for (var fetch : plan.fetches()) {
            results.add(run.tensor(fetch));
        }
        return new Results(results);
    }

    @Override
    public String explain(Plan plan, int batch) {
        return plan.explain();
    }

    private record Results(List<Tensor> values) implements Outcome {
        @Override
        public Tensor tensor(int fetch) {
            return values.get(fetch);
        }

        @Override
        public double first(int fetch) {
            return values.get(fetch).at(0);
        }

        @Override
        public void copy(int fetch, float[] target) {
            var floats = values.get(fetch).floats();
            System.arraycopy(floats, 0, target, 0, floats.length);
        }
    }

    private final class Run {
        private final Map<Node, DoubleArray> values = new HashMap<>();
        private final Map<Node, int[]> classes = new HashMap<>();
        private final Map<Node, Object> feeds;
        private final int batch;
        private final long seed;
        private final long step;

        Run(Map<Node, Object> feeds, int batch, long seed, long step) {
            this.feeds = feeds;
            this.batch = batch;
            this.seed = seed;
            this.step = step;
        }

        DoubleArray value(Node node) {
            return Objects.requireNonNull(values.get(node));
        }

        Tensor tensor(Node node) {
            return Tensor.ofDoubles(value(node).shape(), value(node).values());
        }

        double[] compute(Node node) {
            var shape = node.shape().at(batch);
            return switch (node.op()) {
                case Source source -> source(node, source);
                case Elementwise elementwise -> elementwise(node, elementwise, shape);
                case Reduction reduction -> reduction.reference(value(node.input(0)), shape);
                case Movement movement -> movement.reference(operands(node), shape);
                case Contraction contraction ->
                        contraction.reference(value(node.input(0)), value(node.input(1)), shape);
                case Window window -> window.reference(operands(node), shape);
                case Scan scan -> scan.reference(operands(node), shape);
                case Attending attending -> attending.reference(operands(node), shape);
                case Lookup lookup -> lookup(node, lookup, shape);
                case Random random -> random(random, shape);
                case Effect effect ->
                        switch (effect) {
                            case Assign assign -> value(node.input(1)).values();
                            case After after -> value(node.input(0)).values();
                        };
            };
        }

        private List<DoubleArray> operands(Node node) {
            var operands = new ArrayList<DoubleArray>();
            for (var input : node.inputs()) {
                operands.add(value(input));
            }
            return operands;
        }

        private double[] source(Node node, Source source) {
            return switch (source) {
                case Constant constant -> constant.value().doubles();
                case Variable variable -> load(node).doubles();
                case Placeholder placeholder -> {
                    var fed = (float[]) Objects.requireNonNull(feeds.get(node));
                    yield Tensor.of(node.shape().at(batch), fed).doubles();
                }
            };
        }

        private double[] elementwise(Node node, Elementwise op, Shape shape) {
            var operands = new double[node.inputs().size()][];
            for (int i = 0; i < operands.length; i++) {
                operands[i] = value(node.input(i)).broadcastTo(shape);
            }
            var result = new double[shape.size()];
            for (int i = 0; i < result.length; i++) {
                result[i] =
                        switch (op) {
                            case Unary unary -> unary.reference(operands[0][i]);
                            case Binary binary -> binary.reference(operands[0][i], operands[1][i]);
                            case Select select ->
                                    select.reference(
                                            operands[0][i], operands[1][i], operands[2][i]);
                        };
            }
            return result;
        }

        private double[] lookup(Node node, Lookup lookup, Shape shape) {
            var indices = Objects.requireNonNull(classes.get(node.input(lookup.indexOperand())));
            IndexException.check(indices, indices.length, lookup.rows(node.input(0).shape()), node);
            var values =
                    lookup.indexOperand() == 0
                            ? new DoubleArray(Shape.scalar(), new double[1])
                            : value(node.input(0));
            return lookup.reference(values, indices, shape);
        }

        private double[] random(Random random, Shape shape) {
            var values = new double[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = CounterRandom.uniform(seed, random.stream(), step, i);
            }
            return values;
        }
    }

    @Override
    public void close() {}
}
