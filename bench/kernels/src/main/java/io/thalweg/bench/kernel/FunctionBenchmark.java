package io.thalweg.bench.kernel;

import io.thalweg.core.graph.Node;
import io.thalweg.core.session.PreparedRun;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Functions of single numbers, by the vector polynomials of the engine.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FunctionBenchmark {
    private static final Map<String, UnaryOperator<Node>> FUNCTIONS =
            Map.of(
                    "exp", Node::exp,
                    "log", x -> x.square().log(),
                    "tanh", Node::tanh,
                    "sigmoid", Node::sigmoid,
                    "erf", Node::erf,
                    "copy", x -> x.plus(1));

    @Param({"copy", "exp", "log", "tanh", "sigmoid", "erf"})
    public String function = "";

    @Param({"512", "65536"})
    public int elements;

    private Workbench bench;
    private PreparedRun kernel;

    @Setup
    public void prepare() {
        bench = new Workbench(1);
        kernel = bench.prepare(FUNCTIONS.get(function).apply(bench.variable("x", elements)));
    }

    @Benchmark
    public void run() {
        kernel.run();
    }

    @TearDown
    public void close() {
        bench.close();
    }
}
