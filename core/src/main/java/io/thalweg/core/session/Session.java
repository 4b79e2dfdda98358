package io.thalweg.core.session;

import io.thalweg.core.exec.CompiledExecutor;
import io.thalweg.core.exec.Executor;
import io.thalweg.core.exec.Executor.Outcome;
import io.thalweg.core.exec.ReferenceExecutor;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.GraphException;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Placeholder;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.plan.Plan;
import io.thalweg.core.tensor.DType;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs parts of a graph, and owns the values of its variables.
///
/// A run computes what its fetches need from what it is fed; assignments come into effect at its
/// end. The batch is found from the lengths of the feeds and may be another in each run. For one
/// thread at a time.
public final class Session implements AutoCloseable {
    /// The seed where none is given.
    public static final long DEFAULT_SEED = 42;

    private final Graph graph;
    private final long seed;
    private final Executor executor;
    private final Set<Node> stored = new HashSet<>();
    private final Map<List<Node>, Plan> plans = new HashMap<>();
    private long step;

    /// A session in float32 with the default seed, on all processors.
    public Session(Graph graph) {
        this(graph, Options.DEFAULT);
    }

    /// A session with options.
    public Session(Graph graph, Options options) {
        this.graph = graph;
        this.seed = options.seed;
        this.executor =
                switch (options.precision) {
                    case FLOAT -> new CompiledExecutor(options.threads, options.times);
                    case REFERENCE -> new ReferenceExecutor();
                };
    }

    /// How a session computes.
    ///
    /// @param seed of the variables' first values and the random nodes
    /// @param threads how many threads compute, at least 1; results don't depend on it
    /// @param precision float32, or the reference in double precision
    /// @param times whether to measure what each kernel takes, for [Session#explain]
    public record Options(long seed, int threads, Precision precision, boolean times) {
        /// Seed 42, all processors, float32.
        public static final Options DEFAULT =
                new Options(
                        DEFAULT_SEED,
                        Runtime.getRuntime().availableProcessors(),
                        Precision.FLOAT,
                        false);

        /// Checks the number of threads.
        public Options {
            if (threads < 1) {
                throw new GraphException("A session needs at least 1 thread, not " + threads + ".");
            }
        }

        /// These options with another seed.
        public Options withSeed(long newSeed) {
            return new Options(newSeed, threads, precision, times);
        }

        /// These options with another number of threads.
        public Options withThreads(int newThreads) {
            return new Options(seed, newThreads, precision, times);
        }

        /// These options with another precision.
        public Options withPrecision(Precision newPrecision) {
            return new Options(seed, threads, newPrecision, times);
        }

        /// These options, measuring what each kernel takes.
        public Options withTimes() {
            return new Options(seed, threads, precision, true);
        }
    }

    /// Runs what one node needs.
    ///
    /// @param fetch what to compute; `minimize` gives a node that also does a training step
    /// @param feeds a value for each placeholder that it depends on
    /// @return its value
    /// @throws FeedException if a placeholder isn't fed, or with the wrong length or type
    public Tensor run(Node fetch, Feed... feeds) {
        return run(List.of(fetch), feeds).get(0);
    }

    /// Runs what several nodes need, once.
    ///
    /// @return their values, in the order of the fetches
    /// @throws FeedException if a placeholder isn't fed, or with the wrong length or type
    public List<Tensor> run(List<Node> fetches, Feed... feeds) {
        var plan = plan(fetches);
        var fed = new HashMap<Node, Object>();
        int batch = batch(feeds, fed);
        requireAll(plan, fed);
        var outcome = compute(plan, fed, batch);
        var results = new ArrayList<Tensor>(fetches.size());
        for (int i = 0; i < fetches.size(); i++) {
            results.add(outcome.tensor(i));
        }
        return results;
    }

    /// Prepares a run that is done many times: it allocates nothing.
    ///
    /// @param fetches what to compute
    public PreparedRun prepare(Node... fetches) {
        return new PreparedRun(this, plan(List.of(fetches)));
    }

    Outcome compute(Plan plan, Map<Node, Object> fed, int batch) {
        var outcome = executor.run(plan, fed, batch, seed, step);
        if (!plan.assignments().isEmpty()) {
            step++;
        }
        return outcome;
    }

    private Plan plan(List<Node> fetches) {
        var plan = plans.get(fetches);
        if (plan == null) {
            check(fetches);
            plan = Plan.of(fetches);
            store(plan);
            plans.put(List.copyOf(fetches), plan);
        }
        return plan;
    }

    static void requireAll(Plan plan, Map<Node, Object> fed) {
        for (var placeholder : plan.placeholders()) {
            if (!fed.containsKey(placeholder)) {
                throw new FeedException(
                        "The run needs a value for "
                                + placeholder.label()
                                + ", but none was fed. Add feed(…) for it to the call of run.");
            }
        }
    }

    private void check(List<Node> fetches) {
        for (var fetch : fetches) {
            if (fetch.graph() != graph) {
                throw new GraphException(
                        fetch.label() + " belongs to another graph than this session's.");
            }
            if (fetch.dtype() != DType.FLOAT32) {
                throw new GraphException(fetch.label() + " holds classes, which can't be fetched.");
            }
        }
    }

    private void store(Plan plan) {
        for (var planned : plan.steps()) {
            store(planned.node());
        }
    }

    private void store(Node node) {
        if (node.op() instanceof Variable variable && stored.add(node)) {
            var elements = variable.initial().elements(seed, variable.label().hashCode());
            executor.store(node, Tensor.ofDoubles(variable.shape(), elements));
        }
    }

    /// Takes the feeds over and finds the batch.
    static int batch(Feed[] feeds, Map<Node, Object> fed) {
        int batch = 0;
        Node first = null;
        for (var feed : feeds) {
            var node = feed.placeholder();
            if (!(node.op() instanceof Placeholder placeholder)) {
                throw new FeedException(
                        "Only placeholders are fed, but this is " + node.label() + ".");
            }
            if ((placeholder.dtype() == DType.INT32) != (feed.values() instanceof int[])) {
                throw new FeedException(
                        node.label()
                                + (placeholder.dtype() == DType.INT32
                                        ? " holds classes: feed int[], not float[]."
                                        : " holds numbers: feed float[], not int[]."));
            }
            int own = batch(node.shape(), feed.length());
            if (own < 0) {
                throw new FeedException(
                        node.label()
                                + " was fed "
                                + feed.length()
                                + " elements; expected "
                                + (node.shape().hasBatch()
                                        ? "a positive multiple of " + node.shape().size(1)
                                        : "" + node.shape().size())
                                + ".");
            }
            if (own > 0 && batch > 0 && own != batch) {
                throw new FeedException(
                        node.label()
                                + " was fed a batch of "
                                + own
                                + ", but "
                                + (first == null ? "another" : first.label())
                                + " one of "
                                + batch
                                + ". Feed the same number of rows to all.");
            }
            if (own > 0) {
                batch = own;
                first = node;
            }
            if (fed.put(node, feed.values()) != null) {
                throw new FeedException(node.label() + " was fed twice in one run.");
            }
        }
        return Math.max(1, batch);
    }

    /// The batch that gives a shape this many elements: 0 if the shape is fixed and fits, −1 if
    /// none.
    private static int batch(Shape shape, int length) {
        if (!shape.hasBatch()) {
            return shape.size() == length ? 0 : -1;
        }
        int batchAxes = 0;
        for (int axis : shape.axes()) {
            batchAxes += axis < 0 ? 1 : 0;
        }
        int rows = length / shape.size(1);
        int batch = batchAxes == 1 ? rows : (int) Math.round(Math.pow(rows, 1.0 / batchAxes));
        return batch > 0 && shape.size(batch) == length ? batch : -1;
    }

    /// The value of a variable.
    public Tensor value(Node variable) {
        requireVariable(variable);
        store(variable);
        return executor.load(variable);
    }

    /// Gives a variable a value.
    ///
    /// @throws ShapeException if the shape differs from the variable's
    public void assign(Node variable, Tensor value) {
        requireVariable(variable);
        if (!variable.shape().equals(value.shape())) {
            throw new ShapeException(
                    variable.label() + " can't take a value of shape " + value.shape() + ".");
        }
        stored.add(variable);
        executor.store(variable, value);
    }

    /// Gives a variable of one element a value; allocates nothing.
    ///
    /// @throws ShapeException if the variable has more elements
    public void assign(Node variable, float number) {
        requireVariable(variable);
        if (variable.shape().size() != 1) {
            throw new ShapeException(variable.label() + " can't take a single number.");
        }
        stored.add(variable);
        executor.store(variable, number);
    }

    private void requireVariable(Node node) {
        if (node.graph() != graph || !(node.op() instanceof Variable)) {
            throw new GraphException(node.label() + " is no variable of this session's graph.");
        }
    }

    /// How many runs with assignments there were.
    public long step() {
        return step;
    }

    /// Takes the count of runs with assignments back, or forward: the random nodes of a step depend
    /// on it, so that a step can be done again as it was.
    ///
    /// @param newStep 0 or more
    /// @throws GraphException if it is negative
    public void rewind(long newStep) {
        if (newStep < 0) {
            throw new GraphException("A session can't go back to step " + newStep + ".");
        }
        step = newStep;
    }

    /// Says how a run of some fetches is computed, kernel by kernel, as text: operations and bytes,
    /// and, in a session that measures, what each kernel took on average.
    ///
    /// @param batch the number of rows
    public String explain(int batch, Node... fetches) {
        return executor.explain(plan(List.of(fetches)), batch);
    }

    /// Says which steps a run of some fetches has, as text.
    public String explain(Node... fetches) {
        return Plan.of(List.of(fetches)).explain();
    }

    /// Ends the session's threads.
    @Override
    public void close() {
        executor.close();
    }
}
