package io.thalweg.bench.kernel;

import io.thalweg.core.graph.Functions;
import io.thalweg.core.session.PreparedRun;
import io.thalweg.learn.optim.Optimizers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Loops that the compiler makes of several operations.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LoopBenchmark {
    @Param({"softmax", "normalize", "bias and relu", "sum of rows", "adam"})
    public String loop = "";

    @Param({"1", "2"})
    public int threads;

    private Workbench bench;
    private PreparedRun kernel;

    /// Rows of 512 numbers, 128 of them; Adam on the 401,408 weights of 784 to 512.
    @Setup
    public void prepare() {
        bench = new Workbench(threads);
        var x = bench.variable("x", 128, 512);
        kernel =
                switch (loop) {
                    case "softmax" -> bench.prepare(Functions.softmax(x));
                    case "normalize" -> bench.prepare(Functions.normalize(x, 1e-5));
                    case "bias and relu" ->
                            bench.prepare(Functions.relu(x.plus(bench.variable("bias", 512))));
                    case "sum of rows" -> bench.prepare(x.sum(0));
                    default -> {
                        var weights = bench.variable("weights", 784, 512);
                        var loss = weights.times(weights.tanh()).sum();
                        // Too small a rate to change a weight: the minimum is at 0, where weights
                        // would soon be so small that their squares are denormal numbers.
                        var adam = Optimizers.adam(1e-20);
                        yield bench.prepare(adam.minimize(loss, List.of(weights)));
                    }
                };
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
