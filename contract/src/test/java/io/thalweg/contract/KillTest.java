package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thalweg.core.random.CounterRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real processes, killed at moments that nobody chose, go on from their checkpoints and give the
/// bits of those that nobody disturbed. `bench/kills` does it many times.
class KillTest {
    private static final Checkout CHECKOUT = Checkout.ofThisBuild();
    private static final String THALWEG = CHECKOUT.file("thalweg").toString();

    /// How many processes are killed; each is another table or recipe in turns.
    private static final int KILLS = Integer.getInteger("thalweg.kills", 4);

    /// After each step, so that many a kill falls into the writing of a checkpoint.
    private static final String OFTEN = "1";

    private static final List<List<String>> WAYS =
            List.of(
                    way("penguins.csv", "species", "network", "--max-epochs", "40"),
                    way("iris.csv", "species", "auto", "--max-epochs", "12", "--threads", "2"),
                    way("diabetes.csv", "progression", "linear", "--max-epochs", "60"),
                    way("wine.csv", "class", "network", "--max-epochs", "9", "--folds", "3"));

    @TempDir private Path folder;

    @BeforeEach
    void build() throws Exception {
        assertThat(run(List.of(THALWEG, "--version")).code()).isZero();
    }

    private static List<String> way(String table, String target, String recipe, String... more) {
        var data = CHECKOUT.file("examples/data/" + table).toString();
        var command = new ArrayList<>(List.of(THALWEG, "train", data, "--target", target));
        command.addAll(List.of("--recipe", recipe, "--runs", "none", "--json", "--quiet"));
        command.addAll(List.of(more));
        return command;
    }

    private Ran run(List<String> command) throws Exception {
        return Ran.start(folder, Map.of(), command).end();
    }

    private static String field(Ran ran, String name) {
        var found = Pattern.compile("\"" + name + "\":\"?([0-9a-z]+)").matcher(ran.output());
        assertThat(found.find()).as(ran.toString()).isTrue();
        return found.group(1);
    }

    /// The figures: with folds, those of all of them.
    private static String metrics(Ran ran) {
        var found = Pattern.compile("\"metrics\":\\{[^}]*}").matcher(ran.output());
        assertThat(found.find()).as(ran.toString()).isTrue();
        return found.group();
    }

    private static List<String> with(List<String> command, String... more) {
        var all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all;
    }

    private static boolean isCheckpoint(Path file) {
        return file.getFileName().toString().endsWith(".checkpoint");
    }

    private static List<Path> files(Path checkpoints) throws IOException {
        if (!Files.isDirectory(checkpoints)) {
            return List.of();
        }
        try (var files = Files.list(checkpoints)) {
            return files.sorted().toList();
        }
    }

    /// Starts training and kills it some time after its first checkpoint.
    ///
    /// @return whether it was killed: false if it had ended by then
    private boolean kill(List<String> command, Path checkpoints, double seconds) throws Exception {
        var running = Ran.start(folder, Map.of(), command);
        var process = running.process();
        while (process.isAlive() && files(checkpoints).stream().noneMatch(KillTest::isCheckpoint)) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        process.waitFor((long) (seconds * 1e6), TimeUnit.MICROSECONDS);
        boolean isAlive = process.isAlive();
        process.destroyForcibly();
        var ran = running.end();
        assertThat(isAlive ? 0 : ran.code()).as(ran.toString()).isZero();
        return isAlive;
    }

    @Test
    void killedProcessesGoOnBitForBit() throws Exception {
        var expected = new HashMap<Integer, Ran>();
        int killed = 0;
        int halfWritten = 0;
        for (int attempt = 0; killed < KILLS; attempt++) {
            int number = killed % WAYS.size();
            var way = WAYS.get(number);
            if (!expected.containsKey(number)) {
                expected.put(number, run(way));
                assertThat(field(expected.get(number), "resumed_from_step")).isEqualTo("null");
            }
            var undisturbed = expected.get(number);
            var checkpoints = folder.resolve("checkpoints-" + attempt);
            var command = with(way, "--checkpoint", checkpoints.toString());
            command = with(command, "--checkpoint-every", OFTEN, "--resume");
            double share = CounterRandom.uniform(System.nanoTime(), 1, 0, attempt);
            double seconds = Double.parseDouble(seconds(undisturbed));
            if (!kill(command, checkpoints, share * seconds)) {
                continue; // too late: once more
            }
            killed++;
            halfWritten += files(checkpoints).stream().anyMatch(f -> !isWhole(f)) ? 1 : 0;
            var resumed = run(command);
            assertThat(resumed.code()).as(resumed.toString()).isZero();
            assertThat(Long.parseLong(field(resumed, "resumed_from_step"))).isPositive();
            for (var name : List.of("weights_sha256", "steps", "epochs", "stopped_by")) {
                assertThat(field(resumed, name)).as(name).isEqualTo(field(undisturbed, name));
            }
            assertThat(metrics(resumed)).isEqualTo(metrics(undisturbed));
            assertThat(files(checkpoints)).allMatch(KillTest::isWhole);
        }
        System.out.printf(
                "%d killed, %d of them while a checkpoint was half written; all went on from a step"
                        + " above 0 and gave the bits of undisturbed ones%n",
                killed, halfWritten);
    }

    /// A search that is killed after a few trials goes on behind them, and finds what one finds
    /// that nobody disturbed.
    @Test
    void aKilledSearchKeepsItsTrials() throws Exception {
        var data = CHECKOUT.file("examples/data/iris.csv").toString();
        var command = new ArrayList<>(List.of(THALWEG, "tune", data, "--target", "species"));
        command.addAll(List.of("--max-epochs", "9", "--max-trials", "8", "--json", "--quiet"));
        var running = Ran.start(folder, Map.of(), with(command, "--runs", "killed"));
        while (running.process().isAlive() && trials().size() < 5) {
            running.process().waitFor(1, TimeUnit.MILLISECONDS);
        }
        running.process().destroyForcibly();
        running.end();
        var before = trials();
        var resumed = run(with(command, "--runs", "killed", "--resume"));
        assertThat(resumed.code()).as(resumed.toString()).isZero();
        assertThat(trials()).hasSize(9).startsWith(before.toArray(String[]::new));
        assertThat(Long.parseLong(field(resumed, "resumed_from_step"))).isPositive();
        var undisturbed = run(with(command, "--runs", "undisturbed"));
        assertThat(field(resumed, "weights_sha256"))
                .isEqualTo(field(undisturbed, "weights_sha256"));
    }

    /// The whole lines of the killed search's log.
    private List<String> trials() throws IOException {
        var runs = folder.resolve("killed");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (var files = Files.walk(runs)) {
            var log = files.filter(file -> file.endsWith("trials.tsv")).findFirst();
            var text = log.isPresent() ? Files.readString(log.get()) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        }
    }

    private static String seconds(Ran ran) {
        var found = Pattern.compile("\"seconds\":([0-9.E-]+)").matcher(ran.output());
        assertThat(found.find()).as(ran.toString()).isTrue();
        return found.group(1);
    }

    private static boolean isWhole(Path file) {
        return !file.toString().endsWith(".part");
    }

    /// No file may grow beyond 8 KiB once there are checkpoints: as on a disk that is full, none
    /// can be written any more.
    @Test
    void aFullDiskLosesNoEarlierCheckpoint() throws Exception {
        var way = way("breast_cancer.csv", "diagnosis", "network", "--max-epochs", "30");
        var expected = field(run(way), "weights_sha256");
        var checkpoints = folder.resolve("checkpoints");
        var command = with(way, "--checkpoint", "checkpoints", "--checkpoint-every", "5");
        assumeTrue(kill(command, checkpoints, 0), "it had ended before it could be killed");
        var before = new HashMap<Path, byte[]>();
        for (var file : files(checkpoints)) {
            if (isCheckpoint(file)) {
                before.put(file, Files.readAllBytes(file));
            }
        }
        var small = new ArrayList<>(List.of("bash", "-c", "ulimit -f 8; exec \"$@\"", "bash"));
        small.addAll(with(command, "--resume"));
        var full = run(small);
        assertThat(full.code()).as(full.toString()).isEqualTo(1);
        assertThat(full.errors())
                .contains("can't be written")
                .contains("What was there before is untouched.")
                .doesNotContain("Exception");
        for (var file : before.entrySet()) {
            assertThat(file.getKey()).hasBinaryContent(file.getValue());
        }
        assertThat(files(checkpoints)).allMatch(KillTest::isWhole);
        var resumed = run(with(command, "--resume"));
        assertThat(field(resumed, "weights_sha256")).isEqualTo(expected);
        assertThat(Long.parseLong(field(resumed, "resumed_from_step"))).isPositive();
    }

    @Test
    void withoutCheckpointsItBeginsAndSaysSo() throws Exception {
        var way = new ArrayList<>(WAYS.get(2));
        way.remove("--quiet");
        var ran = run(with(way, "--checkpoint", "new", "--resume"));
        assertThat(ran.code()).as(ran.toString()).isZero();
        assertThat(ran.errors()).contains("new has no checkpoint: starting afresh");
        assertThat(field(ran, "resumed_from_step")).isEqualTo("null");
        var other = run(with(way, "--checkpoint", "new", "--resume", "--seed", "7"));
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.errors()).contains("new are of other training: seed was 42 and is now 7");
    }
}
