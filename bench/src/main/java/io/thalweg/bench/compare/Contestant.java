package io.thalweg.bench.compare;

import io.thalweg.bench.Workload;
import java.util.List;
import java.util.Map;

/// A library that takes part.
///
/// @param id its name on the command line and in reports
/// @param title its name and version
/// @param module the Maven module that holds its side
/// @param mainClass starts its side's process
/// @param sameStart the workloads that it trains with the same algorithm from the same weights
/// @param ownStart the workloads that it trains with the same algorithm from weights of its own,
///   with what there is to say about it
/// @param otherwise the workloads that it trains in another way, with the difference
public record Contestant(
        String id,
        String title,
        String module,
        String mainClass,
        List<Workload> sameStart,
        Map<Workload, String> ownStart,
        Map<Workload, String> otherwise) {
    /// Thalweg's id.
    public static final String THALWEG = "thalweg";

    /// All, Thalweg first.
    public static List<Contestant> all() {
        return List.of(
                new Contestant(
                        THALWEG,
                        "Thalweg",
                        "thalweg-bench",
                        "io.thalweg.bench.thalweg.Main",
                        List.of(
                                Workload.W1,
                                Workload.W2,
                                Workload.W3,
                                Workload.W3B1_SGD,
                                Workload.W3B1_ADAM,
                                Workload.W4,
                                Workload.W5,
                                Workload.W6,
                                Workload.W7_256,
                                Workload.W7_512,
                                Workload.W7_1024,
                                Workload.W7_2048,
                                Workload.W8,
                                Workload.W8_SHUFFLED,
                                Workload.W9),
                        Map.of(),
                        Map.of()),
                new Contestant(
                        "libtorch",
                        "libtorch 2.7.1 through DJL 0.36.0",
                        "thalweg-bench-libtorch",
                        "io.thalweg.bench.libtorch.Main",
                        List.of(Workload.values()),
                        Map.of(),
                        Map.of()),
                new Contestant(
                        "tensorflow",
                        "TensorFlow-Java 1.1.0",
                        "thalweg-bench-tensorflow",
                        "io.thalweg.bench.tensorflow.Main",
                        List.of(
                                Workload.W1,
                                Workload.W2,
                                Workload.W3,
                                Workload.W3B1_SGD,
                                Workload.W3B1_ADAM,
                                Workload.W4,
                                Workload.W7_256,
                                Workload.W7_512,
                                Workload.W7_1024,
                                Workload.W7_2048,
                                Workload.W8,
                                Workload.W8_SHUFFLED,
                                Workload.W9),
                        Map.of(),
                        Map.of()),
                new Contestant(
                        "dl4j",
                        "DL4J 1.0.0-M2.1",
                        "thalweg-bench-dl4j",
                        "io.thalweg.bench.dl4j.Main",
                        List.of(
                                Workload.W1,
                                Workload.W2,
                                Workload.W3,
                                Workload.W3B1_SGD,
                                Workload.W3B1_ADAM,
                                Workload.W4,
                                Workload.W5,
                                Workload.W7_256,
                                Workload.W7_512,
                                Workload.W7_1024,
                                Workload.W7_2048,
                                Workload.W8,
                                Workload.W8_SHUFFLED,
                                Workload.W9),
                        Map.of(),
                        Map.of()),
                new Contestant(
                        "smile",
                        "Smile 6.3.0",
                        "thalweg-bench-smile",
                        "io.thalweg.bench.smile.Main",
                        List.of(),
                        Map.of(Workload.W3B1_SGD, "own first weights, double precision"),
                        Map.of(Workload.W2, "plain SGD, own first weights, double precision")),
                new Contestant(
                        "tribuo",
                        "Tribuo 4.3.2",
                        "thalweg-bench-tribuo",
                        "io.thalweg.bench.tribuo.Main",
                        List.of(),
                        Map.of(Workload.W1, "whole trainings of 500 steps, double precision"),
                        Map.of()));
    }

    /// Whether most of its work is done by code that the JIT compiler compiles while it runs, not
    /// by a native library.
    boolean isCompiledOnTheWay() {
        return List.of(THALWEG, "smile", "tribuo").contains(id);
    }

    /// Whether it trains a workload at all.
    boolean takesPartIn(Workload workload) {
        return isLikeForLike(workload) || otherwise.containsKey(workload);
    }

    /// Whether its figure may count in a ratio: same optimizer, loss and batch.
    boolean isLikeForLike(Workload workload) {
        return sameStart.contains(workload) || ownStart.containsKey(workload);
    }

    /// What there is to say about its way, or empty.
    String note(Workload workload) {
        return ownStart.getOrDefault(workload, otherwise.getOrDefault(workload, ""));
    }
}
