package io.thalweg.bench.kernel;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Lstm;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Sliding;
import io.thalweg.core.session.PreparedRun;
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

/// Convolution, pooling and recurrences: what layers for images and sequences are made of.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LayerBenchmark {
    @Param({"convolution", "convolution gradients", "maximum pool", "lstm", "lstm gradients"})
    public String layer = "";

    @Param({"1", "2"})
    public int threads;

    private Workbench bench;
    private PreparedRun kernel;

    /// Convolution: 64 images of 26 × 26 × 32 under 64 filters of 3 × 3 (1.36 GFLOP); pooling: 64
    /// of 24 × 24 × 64; LSTM: 32 sequences of 50 steps, 128 hidden (the state's products: 0.21
    /// GFLOP).
    @Setup
    public void prepare() {
        bench = new Workbench(threads);
        var images = bench.variable("images", 64, 26, 26, 32);
        var filter = bench.variable("filter", 3, 3, 32, 64);
        var gates = bench.variable("gates", 32, 50, 512);
        var recurrent = bench.variable("recurrent", 128, 512);
        var start = bench.variable("start", 32, 128);
        kernel =
                switch (layer) {
                    case "convolution" ->
                            bench.prepare(images.convolution(filter, Sliding.PLAIN, 1));
                    case "convolution gradients" ->
                            gradients(images.convolution(filter, Sliding.PLAIN, 1), images, filter);
                    case "maximum pool" ->
                            bench.prepare(
                                    bench.variable("maps", 64, 24, 24, 64)
                                            .maximumPool(2, 2, Sliding.PLAIN.withStride(2, 2)));
                    case "lstm" -> bench.prepare(lstm(gates, recurrent, start));
                    default -> gradients(lstm(gates, recurrent, start), gates, recurrent);
                };
    }

    private Node lstm(Node gates, Node recurrent, Node start) {
        return bench.graph.apply(new Lstm(), gates, recurrent, start, start);
    }

    /// The layer is computed as well, where its gradients need its result.
    private PreparedRun gradients(Node result, Node... of) {
        var weights = bench.variable("errors", axes(result));
        return bench.prepare(
                Gradients.of(result.times(weights).sum(), List.of(of)).toArray(Node[]::new));
    }

    private static int[] axes(Node node) {
        var axes = new int[node.shape().rank()];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = node.shape().axis(i);
        }
        return axes;
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
