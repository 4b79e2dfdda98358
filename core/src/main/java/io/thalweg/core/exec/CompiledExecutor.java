package io.thalweg.core.exec;

import io.thalweg.core.graph.Node;
import io.thalweg.core.plan.Plan;
import io.thalweg.core.plan.Program;
import io.thalweg.core.tensor.Tensor;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Computes a plan in float32 with kernels made for it: fused loops in bytecode, and the library's
/// for products and the like.
public final class CompiledExecutor implements Executor {
    /// How many batch sizes of a plan stay bound: a training loop has a whole batch, a rest, and an
    /// evaluation.
    private static final int KEPT = 4;

    private static final class Compiled {
        private final Plan plan;
        private @Nullable Program general;
        private @Nullable Program single;
        private @Nullable ProgramRun latest;
        private final LinkedHashMap<Integer, ProgramRun> runs =
                new LinkedHashMap<>(8, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Integer, ProgramRun> eldest) {
                        return size() > KEPT;
                    }
                };

        Compiled(Plan plan) {
            this.plan = plan;
        }

        /// The program for a batch.
        Program program(int batch) {
            if (batch == 1) {
                if (single == null) {
                    single = Program.ofSingleRow(plan);
                }
                return single;
            }
            if (general == null) {
                general = Program.of(plan);
            }
            return general;
        }
    }

    private final Workers workers;
    private final boolean times;
    private final Map<Node, float[]> variables = new HashMap<>();
    private final IdentityHashMap<Plan, Compiled> plans = new IdentityHashMap<>();

    /// @param threads how many threads compute, the caller included
    /// @param times whether to measure what each kernel takes
    public CompiledExecutor(int threads, boolean times) {
        this.times = times;
        workers = new Workers(threads);
    }

    @Override
    public void store(Node variable, Tensor value) {
        var known = variables.get(variable);
        if (known == null) {
            variables.put(variable, value.floats());
        } else {
            // Bound kernels hold the array.
            System.arraycopy(value.floats(), 0, known, 0, known.length);
        }
    }

    @Override
    public void store(Node variable, float number) {
        var known = variables.get(variable);
        if (known == null) {
            variables.put(variable, new float[] {number});
        } else {
            known[0] = number;
        }
    }

    @Override
    public Tensor load(Node variable) {
        return Tensor.of(variable.shape(), Objects.requireNonNull(variables.get(variable)));
    }

    @Override
    public Outcome run(Plan plan, Map<Node, Object> feeds, int batch, long seed, long step) {
        var run = bound(plan, batch);
        run.run(feeds, seed, step);
        return run;
    }

    @Override
    public String explain(Plan plan, int batch) {
        return bound(plan, batch).explain();
    }

    private ProgramRun bound(Plan plan, int batch) {
        var compiled = plans.get(plan);
        if (compiled == null) {
            compiled = new Compiled(plan);
            plans.put(plan, compiled);
        }
        var latest = compiled.latest;
        if (latest != null && latest.batch() == batch) {
            return latest;
        }
        var run = compiled.runs.get(batch);
        if (run == null) {
            run = new ProgramRun(plan, compiled.program(batch), batch, variables, workers, times);
            compiled.runs.put(batch, run);
        }
        compiled.latest = run;
        return run;
    }

    @Override
    public void close() {
        workers.close();
    }
}
