package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thalweg.model.SavedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to model files when things go wrong around them: Ctrl-C, a full disk, a file that
/// is none; and on a JVM without vectors.
class ModelFileTest {
    private static final Checkout CHECKOUT = Checkout.ofThisBuild();
    private static final String THALWEG = CHECKOUT.file("thalweg").toString();
    private static final Path DATA = CHECKOUT.file("examples/data");

    @TempDir private Path folder;

    @BeforeEach
    void build() throws Exception {
        assertThat(run(List.of(THALWEG, "--version")).code()).isZero();
    }

    private Ran run(List<String> command) throws Exception {
        return Ran.start(folder, Map.of(), command).end();
    }

    private static List<String> train(String table, String target, String... more) {
        var command = new ArrayList<>(List.of(THALWEG, "train", DATA.resolve(table).toString()));
        command.addAll(List.of("--target", target, "--out", "model.thalweg"));
        command.addAll(List.of(more));
        return command;
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// Training that would go on for hours is interrupted once its run folder has an epoch.
    @Test
    void controlCKeepsTheBestModelSoFar() throws Exception {
        // A process that is started in the background of a script may ignore SIGINT, and so would
        // its children.
        var command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(
                train(
                        "iris.csv",
                        "species",
                        "--recipe",
                        "network",
                        "--layers",
                        "16",
                        "--max-epochs",
                        "100000000",
                        "--patience",
                        "100000000",
                        "--runs",
                        "runs"));
        var running = Ran.start(folder, Map.of(), command);
        while (!hasEpoch() && running.process().isAlive()) {
            running.process().waitFor(10, TimeUnit.MILLISECONDS);
        }
        assertThat(running.process().isAlive()).as("it trains").isTrue();
        new ProcessBuilder("kill", "-INT", Long.toString(running.process().pid()))
                .start()
                .waitFor();
        var ran = running.end();
        assertThat(ran.code()).as(ran.toString()).isEqualTo(130);
        assertThat(ran.errors())
                .contains("Interrupted: this is the best model so far.")
                .contains("model      model.thalweg");
        assertThat(files()).containsExactly("model.thalweg", "runs");
        var model = SavedModel.load(folder.resolve("model.thalweg"));
        assertThat(model.contents().provenance().stoppedBy()).isEqualTo("interrupted");
        assertThat(model.contents().provenance().epochs()).isPositive();
        assertThat(model.classifier().predict(5.1, 3.5, 1.4, 0.2).classes()).hasSize(3);
    }

    private boolean hasEpoch() throws IOException {
        if (!Files.isDirectory(folder.resolve("runs"))) {
            return false;
        }
        try (var files = Files.walk(folder.resolve("runs"))) {
            for (var file : files.toList()) {
                if (file.endsWith("events.jsonl")
                        && Files.readString(file).contains("\"event\":\"epoch\"")) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final String[] LARGE = {
        "--recipe", "network", "--layers", "128", "--max-epochs", "3", "--runs", "none"
    };

    /// No file may be larger than 8 KiB, which needs no rights to set up; the model would be.
    @Test
    void aFileThatCannotGrowLeavesTheOldOne() throws Exception {
        var old = Files.write(folder.resolve("model.thalweg"), smallModel());
        var before = Files.readAllBytes(old);
        var command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 8; exec \"$@\"", "bash"));
        command.addAll(train("breast_cancer.csv", "diagnosis", LARGE));
        var ran = run(command);
        assertThat(ran.code()).as(ran.toString()).isEqualTo(1);
        assertThat(ran.errors())
                .contains("thalweg: model.thalweg: can't be written (")
                .contains("What was there before is untouched.")
                .doesNotContain("Exception");
        assertThat(files()).containsExactly("model.thalweg");
        assertThat(old).hasBinaryContent(before);

        var table = new StringBuilder("sepal_length,sepal_width,petal_length,petal_width\n");
        table.append("5.1,3.5,1.4,0.2\n".repeat(500));
        Files.writeString(folder.resolve("many.csv"), table);
        var predictions = Files.writeString(folder.resolve("predictions.csv"), "old");
        var predict = new ArrayList<>(List.of("bash", "-c", "ulimit -f 8; exec \"$@\"", "bash"));
        predict.addAll(List.of(THALWEG, "predict", "model.thalweg", "many.csv"));
        predict.addAll(List.of("--out", "predictions.csv"));
        assertThat(run(predict).code()).isEqualTo(1);
        assertThat(predictions).hasContent("old");
        assertThat(files()).containsExactly("many.csv", "model.thalweg", "predictions.csv");
    }

    /// A real disk of 16 KiB that fills up, where the kernel lets us have one (in a mount namespace
    /// of its own, so that nothing is left mounted).
    @Test
    void aFullDiskLeavesTheOldModel() throws Exception {
        var mount = "mount -t tmpfs -o size=16k tmpfs disk";
        Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run(List.of("unshare", "-rm", "bash", "-c", mount)).code() == 0);
        Files.write(folder.resolve("old"), smallModel());
        var script =
                mount
                        + " && cp old disk/model.thalweg && cd disk && { \"$@\"; echo \"code $?\";"
                        + " ls -A; cmp ../old model.thalweg && echo same; }";
        var command = new ArrayList<>(List.of("unshare", "-rm", "bash", "-c", script, "bash"));
        command.addAll(train("breast_cancer.csv", "diagnosis", LARGE));
        var ran = run(command);
        assertThat(ran.output()).as(ran.toString()).isEqualTo("code 1\nmodel.thalweg\nsame\n");
        assertThat(ran.errors())
                .contains("model.thalweg: can't be written (No space left on device)")
                .doesNotContain("Exception");
    }

    private byte[] smallModel() throws Exception {
        var ran =
                run(
                        train(
                                "iris.csv",
                                "species",
                                "--recipe",
                                "linear",
                                "--max-epochs",
                                "3",
                                "--runs",
                                "none"));
        assertThat(ran.code()).as(ran.toString()).isZero();
        var bytes = Files.readAllBytes(folder.resolve("model.thalweg"));
        Files.delete(folder.resolve("model.thalweg"));
        return bytes;
    }

    /// A JVM that wasn't given the vector module trains the same model, and says so in it.
    @Test
    void withoutTheVectorModuleTheBitsAreTheSame() throws Exception {
        assumeFalse("off".equals(System.getenv("THALWEG_VECTORS")), "no vectors to compare with");
        var withVectors = train("iris.csv", "species", "--max-epochs", "5", "--runs", "none");
        assertThat(run(withVectors).code()).isZero();
        var expected = SavedModel.load(folder.resolve("model.thalweg"));
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                CHECKOUT.file(".thalweg/lib") + "/*",
                                "io.thalweg.cli.Main"));
        command.addAll(withVectors.subList(1, withVectors.size()));
        var ran = run(command);
        assertThat(ran.code()).as(ran.toString()).isZero();
        var model = SavedModel.load(folder.resolve("model.thalweg"));
        assertThat(model.contents().provenance().machine().vectorLanes()).isEqualTo(1);
        assertThat(expected.contents().provenance().machine().vectorLanes()).isGreaterThan(1);
        assertThat(model.weightsSha256()).isEqualTo(expected.weightsSha256());
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    /// One line that names the file and exit code 2, whatever is done with it, in 64 MiB of memory.
    @Test
    void filesThatAreNoModelsAreNamed() throws Exception {
        var whole = smallModel();
        var flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        var files =
                Map.of(
                        "truncated", Arrays.copyOf(whole, whole.length / 2),
                        "flipped", flipped,
                        "path", zip("../x", new byte[1]),
                        "bomb", zip("manifest.json", new byte[256 << 20]),
                        "deep", zip("manifest.json", text("[".repeat(1_000_000))),
                        "notes", text("my notes\n"),
                        "empty", new byte[0]);
        for (var file : files.entrySet()) {
            var name = file.getKey() + ".thalweg";
            Files.write(folder.resolve(name), file.getValue());
            var iris = DATA.resolve("iris.csv").toString();
            for (var command :
                    List.of(
                            List.of(THALWEG, "inspect", name),
                            List.of(THALWEG, "predict", name, iris, "--out", "out.csv"),
                            List.of(THALWEG, "evaluate", name, iris, "--json"))) {
                var ran =
                        Ran.start(folder, Map.of("THALWEG_JAVA_OPTIONS", "-Xmx64m"), command).end();
                assertThat(ran.code()).as(ran.toString()).isEqualTo(2);
                assertThat(ran.output()).isEmpty();
                // With options of the user's own the JVM says that its vectors are incubating.
                assertThat(ran.errors().replaceAll("WARNING: Using incubator modules: .*\\R", ""))
                        .startsWith("thalweg: " + name + ": this is no readable model: at ")
                        .hasLineCount(1);
            }
        }
        assertThat(files()).hasSize(files.size());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
