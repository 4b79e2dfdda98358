package io.thalweg.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the launcher runs once after a build while the JVM watches which classes and methods are
/// needed, to keep them ready in a cache that later starts read: a short performance of what users
/// do most, with nobody listening.
///
/// Whatever is to start fast belongs in here.
public final class Rehearsal {
    private record Scene(String file, String target, List<String> recipe) {}

    private static final List<Scene> TABLES =
            List.of(
                    new Scene("iris.csv", "species", List.of("network")),
                    new Scene("breast_cancer.csv", "diagnosis", List.of("linear")),
                    new Scene("diabetes.csv", "progression", List.of("auto")));

    /// What starts without vectors.
    private static final List<Scene> SMALL_TABLES =
            List.of(
                    new Scene("iris.csv", "species", List.of("network", "--layers", "16")),
                    new Scene("wine.csv", "class", List.of("linear")));

    private Rehearsal() {}

    /// Runs the usual commands.
    ///
    /// @param arguments the folder of example tables, and `small` where vectors are missing
    /// @throws IOException if there is no place for temporary files
    public static void main(String[] arguments) throws IOException {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(nowhere, nowhere, Terminal.Abilities.PLAIN);
        Program program = new Program(Verbs.ALL, terminal);
        program.run("--help");
        program.run("--version");
        program.run("--no-such-option");
        program.run("example", "house-price");
        var folder = Files.createTempDirectory("thalweg-rehearsal");
        var model = folder.resolve("model.thalweg");
        var runs = folder.resolve("runs");
        try {
            boolean isSmall = arguments.length > 1 && arguments[1].equals("small");
            for (var table : isSmall ? SMALL_TABLES : TABLES) {
                var data = Path.of(arguments[0], table.file).toString();
                var words = new ArrayList<>(List.of("train", data, "--target", table.target));
                words.add("--recipe");
                words.addAll(table.recipe);
                words.addAll(List.of("--max-epochs", "20", "--runs", runs.toString(), "--json"));
                words.addAll(List.of("--out", model.toString()));
                program.run(words.toArray(String[]::new));
                program.run("evaluate", model.toString(), data);
                program.run("predict", model.toString(), data);
                program.run("inspect", model.toString());
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
