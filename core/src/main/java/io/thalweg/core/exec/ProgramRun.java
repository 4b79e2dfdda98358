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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A program bound to one batch: its kernels know their arrays, and a run only sets the fed ones.
final class ProgramRun implements Executor.Outcome {
    /// Where a value lies.
    private record Place(float[] array, int offset) {}

    /// A slot that a fed array goes to.
    private record Fed(Node placeholder, float[][] arrays, int[][] tables, int slot) {}

    /// One kernel with its arrays.
    private record Bound(Kernel kernel, float[][] operands, int[] offsets, Place result) {}

    private static final Place NOWHERE = new Place(new float[0], 0);

    private final Plan plan;
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

    /// For each fetch where its value lies, whether a run overwrites it, and if so the value
    /// before.
    private final Place[] fetched;

    private final boolean[] isKept;
    private final float[][] kept;
    private final int[] sizes;

    /// What each kernel took in all runs; empty where that isn't measured.
    private final long[] nanos;

    private long runs;

    ProgramRun(
            Plan plan,
            Program program,
            int batch,
            Map<Node, float[]> variables,
            Workers workers,
            boolean times) {
        this.plan = plan;
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
        for (int i = 0; i < copies.length; i++) {
            copies[i] = new float[this.copied[i].variable().shape().size()];
        }
        nanos = new long[times ? this.steps.length : 0];
        int fetches = program.fetches().size();
        fetched = new Place[fetches];
        isKept = new boolean[fetches];
        kept = new float[fetches][];
        sizes = new int[fetches];
        for (int i = 0; i < fetches; i++) {
            var root = program.fetches().get(i);
            sizes[i] = root.shape().size(batch);
            fetched[i] = root.op() instanceof Placeholder ? NOWHERE : place(root);
            for (var assignment : program.assignments()) {
                isKept[i] |= assignment.variable() == root;
            }
            kept[i] = new float[isKept[i] ? sizes[i] : 0];
        }
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
        var kernel = Kernels.of(library.node(), library.masked(), batch, workers);
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
        runs++;
        if (nanos.length == 0) {
            for (var next : steps) {
                compute(next);
            }
        } else {
            for (int i = 0; i < steps.length; i++) {
                long start = System.nanoTime();
                compute(steps[i]);
                nanos[i] += System.nanoTime() - start;
            }
        }
        assign();
    }

    private void compute(Object next) {
        if (next instanceof LoopRun loop) {
            loop.run();
        } else if (next instanceof Bound bound) {
            bound.kernel.run(
                    bound.operands, bound.offsets, bound.result.array, bound.result.offset, moment);
        }
    }

    /// Keeps fetched variables as they were, and carries out the assignments that weren't done in
    /// place.
    private void assign() {
        for (int i = 0; i < fetched.length; i++) {
            if (isKept[i]) {
                System.arraycopy(fetched[i].array, fetched[i].offset, kept[i], 0, sizes[i]);
            }
        }
        // What is given on is read before anything is written: a and b may be swapped.
        for (int i = 0; i < copied.length; i++) {
            copy(copied[i].value(), copies[i], copies[i].length);
        }
        for (int i = 0; i < copied.length; i++) {
            var variable = Objects.requireNonNull(variables.get(copied[i].variable()));
            System.arraycopy(copies[i], 0, variable, 0, variable.length);
        }
    }

    private void copy(Node root, float[] target, int size) {
        if (root.op() instanceof Placeholder) {
            var array = (float[]) Objects.requireNonNull(moment.feeds.get(root));
            System.arraycopy(array, 0, target, 0, size);
        } else {
            var place = place(root);
            System.arraycopy(place.array, place.offset, target, 0, size);
        }
    }

    @Override
    public double first(int fetch) {
        var root = program.fetches().get(fetch);
        if (root.op() instanceof Placeholder) {
            return ((float[]) Objects.requireNonNull(moment.feeds.get(root)))[0];
        }
        return isKept[fetch] ? kept[fetch][0] : fetched[fetch].array[fetched[fetch].offset];
    }

    @Override
    public void copy(int fetch, float[] target) {
        if (isKept[fetch]) {
            System.arraycopy(kept[fetch], 0, target, 0, sizes[fetch]);
        } else {
            copy(program.fetches().get(fetch), target, sizes[fetch]);
        }
    }

    @Override
    public Tensor tensor(int fetch) {
        var values = new float[sizes[fetch]];
        copy(fetch, values);
        return Tensor.of(plan.fetches().get(fetch).shape().at(batch), values);
    }

    int batch() {
        return batch;
    }

    /// The kernels in their order, what they read and write, and what they took.
    String explain() {
        return ProgramText.of(program, batch, places, nanos, runs);
    }
}
