package io.thalweg.bench.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts the processes of other libraries.
///
/// @param root the checkout's folder
record PeerRunner(Path root) {
    /// Has a library train what isn't there yet; says so where it can't be had.
    void run(String module, List<Path> folders, List<String> sides)
            throws IOException, InterruptedException {
        var command = module.equals(SideOf.PYTHON) ? python(sides) : java(module);
        if (command == null) {
            return;
        }
        for (var folder : folders) {
            command.add(folder.toString());
        }
        var process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        int code = process.waitFor();
        if (code != 0) {
            System.err.println("quality: the process of " + module + " ended with " + code);
        }
    }

    private @Nullable List<String> java(String module) throws IOException {
        var folder = root.resolve(".thalweg/build/thalweg-bench-" + module);
        var classPath = folder.resolve("class-path");
        if (!Files.exists(classPath)) {
            System.err.println("quality: without " + module + ", which could not be built");
            return null;
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx6g",
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr",
                        "-cp",
                        folder.resolve("classes") + ":" + Files.readString(classPath).strip(),
                        "io.thalweg.bench." + module + ".Tables"));
        return command;
    }

    private @Nullable List<String> python(List<String> sides)
            throws IOException, InterruptedException {
        for (var python : List.of("python3", "/usr/bin/python3")) {
            if (imports(python)) {
                var command = new ArrayList<String>();
                command.add(python);
                command.add(root.resolve("bench/peers/sklearn/tables.py").toString());
                command.add(String.join(",", sides));
                return command;
            }
        }
        System.err.println(
                "quality: without scikit-learn, which no python3 here imports (Debian:"
                        + " python3-sklearn)");
        return null;
    }

    private static boolean imports(String python) throws InterruptedException {
        try {
            return new ProcessBuilder(python, "-c", "import sklearn")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }
}
