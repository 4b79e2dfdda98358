package io.thalweg.core.exec;

import io.thalweg.core.graph.Constant;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Placeholder;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.plan.Plan;
import io.thalweg.core.plan.Step;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Computes a plan in float32, node after node, each in one loop that several threads may share.
public final class PlainExecutor implements Executor {
    /// How many batch sizes of a plan keep their kernels: a training loop has a whole batch, a
    /// rest, and an evaluation.
    private static final int KEPT = 4;

    /// What is kept for a plan: its memory, and its kernels for some batch sizes.
    private static final class Prepared {
        private final float[][] slots;
        private final LinkedHashMap<Integer, NodeKernel[]> kernels =
                new LinkedHashMap<>(8, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Integer, NodeKernel[]> eldest) {
                        return size() > KEPT;
                    }
                };

        Prepared(Plan plan) {
            slots = new float[plan.slots().size()][0];
        }
    }

    private final Workers workers;
    private final Map<Node, float[]> variables = new HashMap<>();
    private final IdentityHashMap<Plan, Prepared> plans = new IdentityHashMap<>();

    /// @param threads how many threads compute, the caller included
    public PlainExecutor(int threads) {
        workers = new Workers(threads);
    }

    @Override
    public void store(Node variable, Tensor value) {
        variables.put(variable, value.floats());
    }

    @Override
    public Tensor load(Node variable) {
        return Tensor.of(variable.shape(), Objects.requireNonNull(variables.get(variable)));
    }

    @Override
    public List<Tensor> run(Plan plan, Map<Node, Object> feeds, int batch, long seed, long step) {
        var prepared = plans.computeIfAbsent(plan, Prepared::new);
        var bound = prepared.kernels.computeIfAbsent(batch, b -> bind(plan, b));
        var slots = enlarge(prepared.slots, plan, batch);
        var steps = plan.steps();
        var values = new float[steps.size()][];
        var context = new NodeKernel.Context(values, feeds, seed, step);
        for (int i = 0; i < bound.length; i++) {
            var planned = steps.get(i);
            if (planned.home() != i) {
                values[i] = values[planned.home()];
                continue;
            }
            switch (planned.node().op()) {
                case Placeholder placeholder -> {
                    if (feeds.get(planned.node()) instanceof float[] fed) {
                        values[i] = fed;
                    }
                }
                case Variable variable ->
                        values[i] = Objects.requireNonNull(variables.get(planned.node()));
                case Constant constant -> values[i] = bound[i].constant();
                default -> {
                    values[i] = slots[planned.slot()];
                    bound[i].run(context, values[i]);
                }
            }
        }
        var results = results(plan, batch, values);
        assign(plan, values);
        return results;
    }

    private NodeKernel[] bind(Plan plan, int batch) {
        var bound = new NodeKernel[plan.steps().size()];
        for (int i = 0; i < bound.length; i++) {
            bound[i] = NodeKernel.of(plan, plan.steps().get(i).node(), batch, workers);
        }
        return bound;
    }

    private static float[][] enlarge(float[][] slots, Plan plan, int batch) {
        for (int i = 0; i < slots.length; i++) {
            int size = plan.slots().get(i).size(batch);
            if (slots[i].length < size) {
                slots[i] = new float[size];
            }
        }
        return slots;
    }

    private static List<Tensor> results(Plan plan, int batch, float[][] values) {
        var results = new ArrayList<Tensor>(plan.fetches().size());
        for (var fetch : plan.fetches()) {
            var shape = fetch.shape().at(batch);
            var value = values[plan.position(fetch)];
            var exact = value.length == shape.size() ? value : Arrays.copyOf(value, shape.size());
            results.add(Tensor.of(shape, exact));
        }
        return results;
    }

    private void assign(Plan plan, float[][] values) {
        var assigned = new float[plan.assignments().size()][];
        for (int i = 0; i < assigned.length; i++) {
            int position = plan.assignments().get(i);
            var home = plan.steps().get(plan.steps().get(position).home());
            // What is given on is read before anything is written: a and b may be swapped.
            assigned[i] = home.slot() == Step.NO_SLOT ? values[position].clone() : values[position];
        }
        for (int i = 0; i < assigned.length; i++) {
            var node = plan.steps().get(plan.assignments().get(i)).node();
            var variable = Objects.requireNonNull(variables.get(node.input(0)));
            System.arraycopy(assigned[i], 0, variable, 0, variable.length);
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
