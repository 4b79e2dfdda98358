package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a training leaves in its folder, and the options for going on.
class RunFolderTest {
    private static final Path DATA =
            Path.of(System.getProperty("thalweg.root"), "examples", "data");
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir private Path folder;
    private Heard heard = new Heard();

    private int run(List<String> arguments) {
        heard = new Heard();
        return heard.run(arguments.toArray(String[]::new));
    }

    private String said() {
        return heard.people();
    }

    private JsonNode json() {
        return MAPPER.readTree(heard.results());
    }

    private int train(String... arguments) {
        var all = new ArrayList<>(List.of("train", "--json"));
        all.addAll(List.of("--out", folder.resolve("model.thalweg").toString()));
        all.addAll(List.of("--runs", folder.resolve("runs").toString()));
        all.addAll(List.of(arguments));
        return run(all);
    }

    private static String data(String table) {
        return DATA.resolve(table).toString();
    }

    private Path only() throws IOException {
        try (var runs = Files.list(folder.resolve("runs"))) {
            return runs.toList().get(0);
        }
    }

    @Test
    void everyRunTellsWhatHappens() throws IOException {
        assertThat(
                        train(
                                data("iris.csv"),
                                "--target",
                                "species",
                                "--max-epochs",
                                "5",
                                "--recipe",
                                "auto",
                                "--threads",
                                "2"))
                .as(said())
                .isZero();
        var lines = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(only().resolve("events.jsonl"))) {
            lines.add(MAPPER.readTree(line));
        }
        var first = lines.getFirst();
        assertThat(first.get("event").asString()).isEqualTo("run");
        assertThat(first.get("version").asInt()).isEqualTo(RunFolder.VERSION);
        assertThat(first.get("rows").get("train").asInt()).isEqualTo(90);
        assertThat(lines.getLast().get("event").asString()).isEqualTo("done");
        var numbers = new HashSet<Integer>();
        for (var line : lines) {
            assertThat(line.get("seconds").asDouble()).isNotNegative();
            switch (line.get("event").asString()) {
                case "start" -> {
                    numbers.add(line.get("run").asInt());
                    assertThat(line.get("name").asString()).isNotEmpty();
                    assertThat(line.get("resumed_from_step").asInt()).isZero();
                }
                case "epoch" -> {
                    assertThat(numbers).contains(line.get("run").asInt());
                    assertThat(line.get("training_loss").asDouble()).isPositive();
                }
                case "end" -> assertThat(line.get("validation_loss").isMissingNode()).isFalse();
                default -> {}
            }
        }
        // Penalties of the linear model, and networks.
        assertThat(numbers).hasSizeGreaterThan(5);
        assertThat(lines.stream().filter(line -> line.get("event").asString().equals("end")))
                .hasSameSizeAs(numbers);
        var summary = MAPPER.readTree(Files.readString(only().resolve("summary.json")));
        assertThat(summary.get("version").asInt()).isEqualTo(RunFolder.VERSION);
        assertThat(summary.get("weights_sha256")).isEqualTo(json().get("weights_sha256"));
    }

    /// However far training gets within its time, as many steps give the same bits: of a network
    /// alone, and of several models that share the time.
    @ParameterizedTest
    @CsvSource({"network", "auto"})
    void theOptionsRepeatARunThatTimeEnded(String recipe) throws IOException {
        var table = Files.copy(DATA.resolve("diabetes.csv"), folder.resolve("it's a #1 table.csv"));
        assertThat(
                        train(
                                table.toString(),
                                "--target",
                                "progression",
                                "--recipe",
                                recipe,
                                "--time-budget",
                                "1s",
                                "--patience",
                                "100000",
                                "--seed",
                                "-3"))
                .as(said())
                .isZero();
        var before = json();
        var options = only().resolve("options.txt");
        assertThat(options).content().contains("--max-steps=" + before.get("steps").asLong());
        assertThat(options).content().doesNotContain("--time-budget", "--json", "--out");
        assertThat(train("@" + options, "--report", "none")).as(said()).isZero();
        assertThat(json().get("weights_sha256")).isEqualTo(before.get("weights_sha256"));
        assertThat(json().get("steps")).isEqualTo(before.get("steps"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "two words", "", "it's", "\"", "'\"'", "#no comment", "a\tb", "@x"})
    void wordsSurviveTheOptionsFile(String word) throws IOException {
        var file = folder.resolve("options.txt");
        Files.writeString(file, "--target=" + OptionsFile.quoted(word) + "\n");
        assertThat(ArgumentFiles.expand("@" + file)).containsExactly("--target=" + word);
    }

    private int resume(String... more) {
        var all = new ArrayList<>(List.of(data("iris.csv"), "--target", "species"));
        all.addAll(List.of("--recipe", "network", "--max-epochs", "4", "--report", "none"));
        all.addAll(List.of("--checkpoint", folder.resolve("kept").toString()));
        all.addAll(List.of(more));
        return train(all.toArray(String[]::new));
    }

    @Test
    void withoutAReportTheRestOfTheFolderStays() throws IOException {
        var quick = List.of("--recipe", "linear", "--max-epochs", "3", "--report", "none");
        var all = new ArrayList<>(List.of(data("iris.csv"), "--target", "species"));
        all.addAll(quick);
        assertThat(train(all.toArray(String[]::new))).as(said()).isZero();
        assertThat(json().get("report").isNull()).isTrue();
        assertThat(said()).contains("run        ").doesNotContain("report     ");
        assertThat(only().resolve("report.html")).doesNotExist();
        assertThat(only().resolve("events.jsonl")).exists();
        assertThat(only().resolve("summary.json")).exists();
        assertThat(only().resolve("options.txt")).exists();
        all.set(all.size() - 1, "all");
        assertThat(train(all.toArray(String[]::new))).isEqualTo(2);
        assertThat(said()).contains("--report needs none, but got 'all'");
    }

    @Test
    void whatHasEndedIsFoundAgain() {
        assertThat(resume("--resume")).as(said()).isZero();
        assertThat(said()).contains("no checkpoint: starting afresh");
        assertThat(json().get("resumed_from_step").isNull()).isTrue();
        var before = json();
        assertThat(resume("--resume", "--threads", "1", "--time-budget", "1h")).isZero();
        assertThat(said()).doesNotContain("starting afresh");
        assertThat(json().get("resumed_from_step")).isEqualTo(before.get("steps"));
        assertThat(json().get("weights_sha256")).isEqualTo(before.get("weights_sha256"));
        assertThat(resume("--resume", "--dropout", "0.3", "--class-weights", "setosa=2"))
                .isEqualTo(2);
        assertThat(said())
                .contains("dropout was not given and is now 0.3")
                .contains("class-weights was not given and is now");
    }

    @Test
    void aMistakeLeavesNoTrace() throws IOException {
        var runs = folder.resolve("runs");
        for (var verb : List.of("train", "tune", "learning-rate")) {
            var words = List.of(verb, data("iris.csv"), "--target", "spezies");
            var all = new ArrayList<>(words);
            all.addAll(List.of("--runs", runs.toString()));
            assertThat(run(all)).isEqualTo(2);
            assertThat(said()).contains("spezies");
            if (Files.exists(runs)) {
                assertThat(runs).as(verb).isEmptyDirectory();
            }
        }
    }

    /// The learning rates that a run went through, epoch by epoch.
    private List<Double> rates() throws IOException {
        var rates = new ArrayList<Double>();
        for (var line : Files.readAllLines(only().resolve("events.jsonl"))) {
            var event = MAPPER.readTree(line);
            if (event.get("event").asString().equals("epoch")) {
                rates.add(event.get("learning_rate").asDouble());
            }
        }
        return rates;
    }

    /// Full batches, so that an epoch is a step: two of warm-up, three constant, then a tenth of
    /// the rate after each third of the seven that are left without the warm-up.
    @Test
    void schedulesFollowEachOther() throws IOException {
        String[] all = {
            data("iris.csv"),
            "--target",
            "species",
            "--recipe",
            "network",
            "--max-epochs",
            "10",
            "--batch-size",
            "full",
            "--learning-rate",
            "0.03",
            "--patience",
            "100",
            "--warmup",
            "2",
            "--schedule",
            "constant:3,step",
            "--checkpoint",
            folder.resolve("kept").toString()
        };
        assertThat(train(all)).as(said()).isZero();
        var expected = List.of(0.01, 0.02, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.003, 0.003);
        var rates = rates();
        assertThat(rates).hasSameSizeAs(expected);
        for (int i = 0; i < rates.size(); i++) {
            // A float32 variable holds the rate.
            assertThat(rates.get(i)).as("epoch %d", i + 1).isCloseTo(expected.get(i), within(1e-8));
        }
        assertThat(only().resolve("options.txt"))
                .content()
                .contains("--warmup=2", "--schedule=constant:3,step");
        var other = all.clone();
        other[List.of(all).indexOf("constant:3,step")] = "constant:4,step";
        assertThat(
                        train(
                                Stream.concat(Stream.of(other), Stream.of("--resume"))
                                        .toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(said()).contains("schedule was constant:3,step and is now constant:4,step");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cosinus|did you mean cosine",
                "constant,cosine|Each but the last needs its epochs, such as constant:10",
                "constant:0,cosine|Each but the last needs its epochs",
                "constant:5|The last has all epochs that are left",
                "constant:5,sine|There is no 'sine': it takes constant, step",
                "constant:5,plateau|it has to be the only one"
            })
    void schedulesThatCantBeFollowedAreNamed(String scheduleAndMessage) {
        int bar = scheduleAndMessage.indexOf('|');
        var schedule = scheduleAndMessage.substring(0, bar);
        assertThat(train(data("iris.csv"), "--target", "species", "--schedule", schedule))
                .isEqualTo(2);
        assertThat(said()).contains(scheduleAndMessage.substring(bar + 1)).contains(schedule);
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void warmUpsThatMakeNoSenseAreNamed() {
        var iris = data("iris.csv");
        assertThat(train(iris, "--target", "species", "--warmup", "1.5")).isEqualTo(2);
        assertThat(said()).contains("--warmup needs a whole number of steps, or a share");
        assertThat(train(iris, "--target", "species", "--warmup", "-1")).isEqualTo(2);
        assertThat(said()).contains("--warmup");
        assertThat(train(iris, "--target", "species", "--warmup", "5", "--schedule", "one-cycle"))
                .isEqualTo(2);
        assertThat(said()).contains("A one-cycle schedule warms up by itself");
    }

    @Test
    void optionsThatMakeNoSenseAreNamed() {
        var iris = data("iris.csv");
        assertThat(train(iris, "--target", "species", "--resume")).isEqualTo(2);
        assertThat(said()).contains("--resume needs --checkpoint DIR beside it");
        assertThat(resume("--checkpoint-every", "0")).isEqualTo(2);
        assertThat(said()).contains("--checkpoint-every needs a number of steps, or a time");
        assertThat(resume("--checkpoint-every", "3x")).isEqualTo(2);
        assertThat(said()).contains("but got '3x'");
        assertThat(train(iris, "--target", "species", "--checkpoint", iris)).isEqualTo(2);
        assertThat(said()).contains("iris.csv can't be used for checkpoints");
    }

    @Test
    void learningRatesAreDrawnAndSuggested() throws IOException {
        var iris = data("iris.csv");
        var runs = folder.resolve("runs").toString();
        assertThat(
                        run(
                                List.of(
                                        "learning-rate",
                                        iris,
                                        "--target",
                                        "species",
                                        "--runs",
                                        runs,
                                        "--json")))
                .as(said())
                .isZero();
        assertThat(said()).contains("learning rate").contains("suggestion --learning-rate 0.0");
        // AdamW on scaled features: far from both ends of the test.
        assertThat(json().get("suggestion").asDouble()).isBetween(1e-4, 0.5);
        assertThat(json().get("curve").size()).isGreaterThan(20);
        assertThat(only().getFileName().toString()).endsWith("-iris-learning-rate");
        assertThat(only().resolve("report.html")).content().contains("data-chart=\"range-test\"");
        assertThat(json().get("report").asString()).endsWith("report.html");
        assertThat(only().resolve("events.jsonl"))
                .content()
                .contains("\"event\":\"run\"", "\"event\":\"done\",\"suggestion\":");
        var summary = MAPPER.readTree(Files.readString(only().resolve("summary.json")));
        assertThat(summary.get("curve")).isEqualTo(json().get("curve"));
        var before = json().get("curve");
        var options = "@" + only().resolve("options.txt");
        assertThat(run(List.of("learning-rate", options, "--runs", "none", "--json"))).isZero();
        assertThat(json().get("curve")).isEqualTo(before);
        assertThat(json().get("report").isNull()).isTrue();
        var lbfgs = List.of("learning-rate", iris, "--target", "species", "--optimizer", "lbfgs");
        assertThat(run(lbfgs)).isEqualTo(2);
        assertThat(said()).contains("L-BFGS finds the length of its steps itself");
        assertThat(run(List.of("learning-rate", iris, "--target", "spezies"))).isEqualTo(2);
        assertThat(said()).contains("spezies").contains("species");
        var schedule = List.of("learning-rate", iris, "--target", "x", "--schedule", "cosine");
        assertThat(run(schedule)).isEqualTo(2);
    }
}
