package io.thalweg.core.exec;

import io.thalweg.core.graph.Constant;
import io.thalweg.core.graph.Count;
import io.thalweg.core.graph.Lookup;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Placeholder;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.plan.MemoryPlan;
import io.thalweg.core.plan.Plan;
import io.thalweg.core.plan.Program;
import io.thalweg.core.plan.Stage;
import io.thalweg.core.tensor.DType;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A program bound to one batch: its kernels know their arrays, and a run only sets the fed ones.
final class ProgramRun {
    /// Where a value lies.
    private record Place(float[] array, int offset) {}

    /// A slot that a fed array goes to.
    private record Fed(Node placeholder, float[][] arrays, int[][] tables, int slot) {}

    /// One kernel with its arrays.
    private record Bound(Kernel kernel, float[][] operands, int[] offsets, Place result) {}

    private final Program program;
    private final int batch;
    private final Map<Node, float[]> variables;
    private final float[] memory;
    private final MemoryPlan places;
    private final Map<Node, Node> homes;
    private final Map<Node, Place> given = new HashMap<>();
    private final List<Fed> fed = new ArrayList<>();
    private final Object[] steps;
    private final Node[] lookups;
    private final Program.Assignment[] copied;
    private final float[][] copies;
    private final Kernel.Moment moment = new Kernel.Moment();

    ProgramRun(
            Plan plan, Program program, int batch, Map<Node, float[]> variables, Workers workers) {
        this.program = program;
        this.batch = batch;
        this.variables = variables;
        places = MemoryPlan.of(program, batch);
        memory = new float[places.size()];
        homes = program.homes();
        var lookups = new ArrayList<Node>();
        for (var step : plan.steps()) {
            if (step.node().op() instanceof Lookup) {
                lookups.add(step.node());
            }
        }
        this.lookups = lookups.toArray(Node[]::new);
        var steps = new ArrayList<Object>();
        for (var stage : program.stages()) {
            steps.add(
                    switch (stage) {
                        case Stage.Fused fused -> bind(fused, workers);
                        case Stage.Library library -> bind(library, workers);
                    });
        }
        this.steps = steps.toArray();
        var copied = new ArrayList<Program.Assignment>();
        for (var assignment : program.assignments()) {
            if (!assignment.inPlace()) {
                copied.add(assignment);
            }
        }
        this.copied = copied.toArray(Program.Assignment[]::new);
        copies = new float[this.copied.length][];
    }

    private LoopRun bind(Stage.Fused fused, Workers workers) {
        var loop = fused.loop();
        var run = new LoopRun(loop, batch, workers);
        for (int i = 0; i < loop.inputs().size(); i++) {
            var input = loop.inputs().get(i);
            var root = input.view().root();
            if (root.op() instanceof Placeholder) {
                fed.add(new Fed(root, run.arrays, run.tables, i));
            } else {
                var place = place(root);
                run.bindInput(i, place.array, place.offset);
            }
        }
        for (int i = 0; i < loop.outputs().size(); i++) {
            var place = place(loop.outputs().get(i).node());
            run.bindOutput(i, place.array, place.offset);
        }
        return run;
    }

    private Bound bind(Stage.Library library, Workers workers) {
        int count = library.reads().size();
        var operands = new float[count][0];
        var offsets = new int[count];
        for (int i = 0; i < count; i++) {
            var root = library.reads().get(i);
            if (root.op() instanceof Placeholder) {
                if (root.dtype() == DType.FLOAT32) {
                    fed.add(new Fed(root, operands, new int[0][], i));
                }
            } else {
                var place = place(root);
                operands[i] = place.array;
                offsets[i] = place.offset;
            }
        }
        var kernel = Kernels.of(library.node(), batch, workers);
        return new Bound(kernel, operands, offsets, place(library.node()));
    }

    /// Where a value that isn't fed lies.
    private Place place(Node node) {
        var home = homes.getOrDefault(node, node);
        return switch (home.op()) {
            case Variable variable -> new Place(Objects.requireNonNull(variables.get(home)), 0);
            case Constant constant ->
                    given.computeIfAbsent(home, n -> new Place(constant.value().floats(), 0));
            case Count count ->
                    given.computeIfAbsent(home, n -> new Place(count(count, n.input(0), batch), 0));
            default -> new Place(memory, Objects.requireNonNull(places.places().get(home)));
        };
    }

    private static float[] count(Count count, Node counted, int batch) {
        return new float[] {(float) count.of(counted.shape().at(batch))};
    }

    /// Computes everything, assignments included.
    void run(Map<Node, Object> feeds, long seed, long step) {
        for (var node : lookups) {
            var lookup = (Lookup) node.op();
            var indexNode = node.input(lookup.indexOperand());
            if (feeds.get(indexNode) instanceof int[] indices) {
                int rows = lookup.rows(node.input(0).shape());
                IndexException.check(indices, indexNode.shape().size(batch), rows, node);
            }
        }
        for (int i = 0; i < fed.size(); i++) {
            var slot = fed.get(i);
            var value = Objects.requireNonNull(feeds.get(slot.placeholder));
            if (value instanceof float[] numbers) {
                slot.arrays[slot.slot] = numbers;
            } else {
                slot.tables[slot.slot] = (int[]) value;
            }
        }
        moment.feeds = feeds;
        moment.seed = seed;
        moment.step = step;
        for (var next : steps) {
            if (next instanceof LoopRun loop) {
                loop.run();
            } else if (next instanceof Bound bound) {
                bound.kernel.run(
                        bound.operands,
                        bound.offsets,
                        bound.result.array,
                        bound.result.offset,
                        moment);
            }
        }
    }

    /// Copies the fetched values, and then carries out the assignments that weren't done in place.
    List<Tensor> results(Plan plan) {
        var results = new ArrayList<Tensor>(program.fetches().size());
        for (int i = 0; i < program.fetches().size(); i++) {
            var shape = plan.fetches().get(i).shape().at(batch);
            var root = program.fetches().get(i);
            results.add(Tensor.of(shape, values(root, shape.size())));
        }
        // What is given on is read before anything is written: a and b may be swapped.
        for (int i = 0; i < copied.length; i++) {
            var variable = copied[i].variable();
            copies[i] = values(copied[i].value(), variable.shape().size());
        }
        for (int i = 0; i < copied.length; i++) {
            var variable = Objects.requireNonNull(variables.get(copied[i].variable()));
            System.arraycopy(copies[i], 0, variable, 0, variable.length);
        }
        return results;
    }

    private float[] values(Node root, int size) {
        if (root.op() instanceof Placeholder) {
            return Arrays.copyOf((float[]) Objects.requireNonNull(moment.feeds.get(root)), size);
        }
        var place = place(root);
        return Arrays.copyOfRange(place.array, place.offset, place.offset + size);
    }
}
