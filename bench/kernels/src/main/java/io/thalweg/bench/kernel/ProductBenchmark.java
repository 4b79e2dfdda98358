package io.thalweg.bench.kernel;

import io.thalweg.core.session.PreparedRun;
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

/// Matrix products: `[rows, shared]` times `[shared, columns]`, 2 · rows · shared · columns FLOPs.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProductBenchmark {
    /// Rows, shared, columns; `t` behind the first or the last for a transposed operand. The first
    /// six are those of a 784-512-256-10 network's step at batch 128.
    @Param({
        "128 784 512",
        "128 512 256",
        "128 256 10",
        "784t 128 512",
        "128 256 512t",
        "512t 128 256",
        "1 784 512",
        "256 256 256",
        "512 512 512",
        "1024 1024 1024",
        "2048 2048 2048"
    })
    public String shape = "";

    @Param({"1", "2"})
    public int threads;

    private Workbench bench;
    private PreparedRun kernel;

    @Setup
    public void prepare() {
        bench = new Workbench(threads);
        var axes = shape.split(" ");
        boolean leftTransposed = axes[0].endsWith("t");
        boolean rightTransposed = axes[2].endsWith("t");
        int rows = Integer.parseInt(axes[0].replace("t", ""));
        int shared = Integer.parseInt(axes[1]);
        int columns = Integer.parseInt(axes[2].replace("t", ""));
        var left =
                leftTransposed
                        ? bench.variable("left", shared, rows).transpose(1, 0)
                        : bench.variable("left", rows, shared);
        var right =
                rightTransposed
                        ? bench.variable("right", columns, shared).transpose(1, 0)
                        : bench.variable("right", shared, columns);
        kernel = bench.prepare(left.matmul(right));
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
