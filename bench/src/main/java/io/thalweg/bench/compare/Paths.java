package io.thalweg.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the checkout keeps what ./bench/compare has built.
///
/// @param root the checkout's folder
record Paths(Path root) {
    /// Whether a contestant's side was built, which fails where its library can't be had.
    boolean isBuilt(Contestant contestant) {
        return Files.exists(classPathFile(contestant));
    }

    private Path folder(Contestant contestant) {
        return root.resolve(".thalweg/build").resolve(contestant.module());
    }

    private Path classPathFile(Contestant contestant) {
        return folder(contestant).resolve("class-path");
    }

    /// Native libraries that a side wants to find, if it has some.
    Path natives(Contestant contestant) {
        return folder(contestant).resolve("native/org/bytedeco/openblas/linux-x86_64");
    }

    /// What the sides print goes here.
    Path log(Contestant contestant) {
        return folder(contestant).resolve("side.log");
    }

    /// The page with the table.
    Path page() {
        return root.resolve("docs/performance.md");
    }

    /// The table of W9.
    Path iris() {
        return root.resolve("examples/data/iris.csv");
    }

    /// How to start a contestant's process; the same for all but the class path.
    List<String> command(Contestant contestant, int threads, String... arguments)
            throws IOException {
        var classPath = folder(contestant).resolve("classes") + ":";
        classPath += Files.readString(classPathFile(contestant)).strip();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx6g",
                        "-XX:+UseParallelGC",
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dai.djl.offline=true",
                        "-Dai.djl.pytorch.num_threads=" + threads,
                        "-Dthalweg.bench.threads=" + threads,
                        "-cp",
                        classPath,
                        contestant.mainClass()));
        command.addAll(List.of(arguments));
        return command;
    }
}
