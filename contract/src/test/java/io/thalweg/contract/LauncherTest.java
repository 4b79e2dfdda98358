package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `./thalweg` as users start it.
class LauncherTest {
    private static final Checkout CHECKOUT = Checkout.ofThisBuild();
    private static final Path LAUNCHER = CHECKOUT.file("thalweg");

    @TempDir private Path folder;

    @BeforeAll
    static void buildOnce() throws Exception {
        Ran first =
                Ran.start(CHECKOUT.root(), Map.of(), List.of(LAUNCHER.toString(), "--version"))
                        .end();
        assertThat(first.code()).as(first.toString()).isEqualTo(0);
    }

    private Ran run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return Ran.start(folder, environment, command).end();
    }

    private static void assertVersion(Ran ran) {
        assertThat(ran.code()).as(ran.toString()).isEqualTo(0);
        assertThat(ran.output()).matches("thalweg \\S+ \\(Java \\S+\\)\\R");
        assertThat(ran.errors()).isEmpty();
    }

    @Test
    void onceBuiltItSaysNothingOfItsOwn() throws Exception {
        assertVersion(run(Map.of(), "--version"));
    }

    @Test
    void aSymbolicLinkLeadsToIt() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("tw"), LAUNCHER);
        Ran ran = Ran.start(folder, Map.of(), List.of(link.toString(), "--version")).end();
        Files.delete(link);
        assertVersion(ran);
    }

    /// A few units on a few rows start without the vector module, which is faster; more, and
    /// whoever asks for them, have vectors. The weights' bits are the same.
    @Test
    void littleWorkStartsWithoutVectors() throws Exception {
        assumeTrue(System.getenv("THALWEG_VECTORS") == null, "vectors are given or not");
        var hashes = new HashSet<String>();
        assertThat(machine("auto", "16", hashes)).endsWith("without vectors");
        assertThat(machine("on", "16", hashes)).contains("vectors of");
        assertThat(hashes).hasSize(1);
        assertThat(machine("auto", "20", hashes)).contains("vectors of");
        assertThat(machine("auto", "16,128", hashes)).contains("vectors of");
        assertThat(hashes).hasSize(3);
    }

    /// What `inspect` says about the machine of a model with such layers.
    private String machine(String vectors, String layers, Set<String> hashes) throws Exception {
        var iris = CHECKOUT.file("examples/data/iris.csv").toString();
        var trained =
                run(
                        Map.of("THALWEG_VECTORS", vectors),
                        "train",
                        iris,
                        "--target",
                        "species",
                        "--recipe",
                        "network",
                        "--layers",
                        layers,
                        "--max-epochs",
                        "3",
                        "--runs",
                        "none",
                        "--out",
                        "model.thalweg",
                        "--force");
        assertThat(trained.code()).as(trained.toString()).isZero();
        var inspected = run(Map.of(), "inspect", "model.thalweg");
        assertThat(inspected.code()).as(inspected.toString()).isZero();
        var lines = inspected.errors().lines().toList();
        hashes.add(line(lines, "weights"));
        return line(lines, "machine");
    }

    private static String line(List<String> lines, String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError(lines.toString()));
    }

    @Test
    void exitCodesPassThrough() throws Exception {
        Ran ran = run(Map.of(), "no-such-command");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.output()).isEmpty();
        assertThat(ran.errors()).startsWith("thalweg: Unknown command no-such-command.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C", "POSIX", "C.UTF-8"})
    void chineseFileNamesWorkInEveryLocale(String locale) throws Exception {
        Files.writeString(folder.resolve("选项.txt"), "--version");
        assertVersion(run(Map.of("LC_ALL", locale), "@选项.txt"));

        Ran missing = run(Map.of("LC_ALL", locale), "@没有.txt");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.errors()).contains("@没有.txt: there is no such file.");
    }

    @Test
    void relativePathsAreTheCallersOwn() throws Exception {
        Files.writeString(folder.resolve("here"), "--version");
        assertVersion(run(Map.of(), "@here"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseG1GC -Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:+UseZGC",
                "-Xmx64m",
                "-Xmx40g",
                "-XX:-UseCompressedOops",
                "-Xshare:off",
                "-Dsome.pattern=*"
            })
    void optionsForTheJvmMayConflictWithOurs(String options) throws Exception {
        Ran ran = run(Map.of("THALWEG_JAVA_OPTIONS", options), "--version");
        assertThat(ran.code()).as(ran.toString()).isEqualTo(0);
        assertThat(ran.output()).hasLineCount(1);
        // With options the JVM may speak, and its warning about the vector module is unavoidable.
        assertThat(ran.errors().replaceAll("WARNING: Using incubator modules: .*\\R", ""))
                .isEmpty();
    }

    @Test
    void whatTheJvmSaysAboutWrongOptionsIsHeard() throws Exception {
        Ran ran = run(Map.of("THALWEG_JAVA_OPTIONS", "-Xnonsense"), "--version");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.errors()).contains("-Xnonsense");
    }

    @Test
    void aJavaHomeThatWillNotDoIsPassedOver() throws Exception {
        assertVersion(run(Map.of("JAVA_HOME", folder.toString()), "--version"));
    }

    @Test
    void helpHasNoColourWhenPiped() throws Exception {
        Ran ran = run(Map.of("TERM", "xterm"), "--help");
        assertThat(ran.output()).contains("Usage").doesNotContain("\u001b");
    }
}
