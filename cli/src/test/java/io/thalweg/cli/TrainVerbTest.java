package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The main job through the commands: train, evaluate, predict, inspect, and what goes wrong.
class TrainVerbTest {
    private static final Path DATA =
            Path.of(System.getProperty("thalweg.root"), "examples", "data");
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir private Path folder;
    private Heard heard = new Heard();
    private Path model;

    @BeforeEach
    void chooseModel() {
        model = folder.resolve("模型.thalweg");
    }

    private int run(String... arguments) {
        heard = new Heard();
        return heard.run(arguments);
    }

    private String said() {
        return heard.people();
    }

    private JsonNode json() {
        return MAPPER.readTree(heard.results());
    }

    private int train(Path data, String target, String... more) {
        var arguments = new ArrayList<String>();
        arguments.add("train");
        arguments.add(data.toString());
        arguments.addAll(List.of("--target", target, "--out", model.toString(), "--json"));
        arguments.addAll(List.of("--runs", folder.resolve("runs").toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    /// Far better than chance on a table that every method solves; the bound leaves room for the
    /// split.
    @ParameterizedTest
    @CsvSource({
        "iris.csv, species, network, accuracy, 0.85",
        "iris.csv, species, linear, accuracy, 0.85",
        "breast_cancer.csv, diagnosis, auto, roc_auc, 0.97",
        "diabetes.csv, progression, linear, r2, 0.3",
        "penguins.csv, species, auto, accuracy, 0.95"
    })
    void trainsAndJudges(String file, String target, String recipe, String metric, double least) {
        assertThat(train(DATA.resolve(file), target, "--recipe", recipe)).as(said()).isZero();
        assertThat(json().get("metrics").get(metric).asDouble()).isGreaterThan(least);
        assertThat(Path.of(json().get("report").asString())).isNotEmptyFile();
        assertThat(said()).contains("Rows that training never saw").contains("stopped after");
    }

    @Test
    void sameSeedSameBitsAtAnyNumberOfThreads() {
        var hashes = new HashSet<String>();
        for (var threads : new String[] {"1", "2", "2"}) {
            assertThat(
                            train(
                                    DATA.resolve("penguins.csv"),
                                    "species",
                                    "--recipe",
                                    "network",
                                    "--layers",
                                    "512",
                                    "--batch-size",
                                    "full",
                                    "--max-epochs",
                                    "3",
                                    "--threads",
                                    threads))
                    .isZero();
            hashes.add(json().get("weights_sha256").asString());
        }
        assertThat(hashes).hasSize(1);
    }

    /// A budget in time only says how many steps there are: that number repeats the bits. Whatever
    /// the machine's speed is, one second cuts some run of these 100,000 epochs short.
    @ParameterizedTest
    @ValueSource(strings = {"auto", "linear", "network"})
    void theNumberOfStepsRepeatsWhatATimeBudgetCut(String recipe) {
        var data = DATA.resolve("penguins.csv");
        String[] options = {"--recipe", recipe, "--patience", "100000", "--max-epochs", "100000"};
        assertThat(train(data, "species", with(options, "--time-budget", "1s")))
                .as(said())
                .isZero();
        var timed = json();
        assertThat(timed.get("steps").asLong()).isPositive();
        assertThat(
                        train(
                                data,
                                "species",
                                with(options, "--max-steps", timed.get("steps").asString())))
                .as(said())
                .isZero();
        assertThat(json().get("weights_sha256")).isEqualTo(timed.get("weights_sha256"));
        assertThat(json().get("steps")).isEqualTo(timed.get("steps"));
        assertThat(json().get("epochs")).isEqualTo(timed.get("epochs"));
    }

    private static String[] with(String[] options, String... more) {
        var all = Arrays.copyOf(options, options.length + more.length);
        System.arraycopy(more, 0, all, options.length, more.length);
        return all;
    }

    @Test
    void rowsOfOtherFilesChooseAndJudge() throws IOException {
        var lines = Files.readAllLines(DATA.resolve("penguins.csv"));
        var parts = new Path[3];
        for (int part = 0; part < 3; part++) {
            var some = new ArrayList<>(List.of(lines.get(0)));
            for (int i = 1; i < lines.size(); i++) {
                if (i % 5 == part || (part == 0 && i % 5 > 2)) {
                    some.add(lines.get(i));
                }
            }
            parts[part] = Files.write(folder.resolve("part" + part + ".csv"), some);
        }
        assertThat(
                        train(
                                parts[0],
                                "species",
                                "--validation",
                                parts[1].toString(),
                                "--test",
                                parts[2].toString()))
                .as(said())
                .isZero();
        assertThat(json().get("rows").get("train").asInt()).isEqualTo(206);
        assertThat(json().get("rows").get("validation").asInt()).isEqualTo(69);
        assertThat(json().get("rows").get("test").asInt()).isEqualTo(69);
        // Nothing better than chance would come from columns that don't fit.
        assertThat(json().get("metrics").get("accuracy").asDouble()).isGreaterThan(0.9);
        assertThat(train(parts[0], "species", "--test", folder.resolve("no.csv").toString()))
                .isEqualTo(2);
        assertThat(said()).contains("no.csv");
    }

    @Test
    void everyScoreStandsBesideALinearModelsAndHasAnInterval() {
        assertThat(train(DATA.resolve("penguins.csv"), "species", "--recipe", "network"))
                .as(said())
                .isZero();
        assertThat(said()).contains("95 % interval", "linear model", "trivial model");
        var metrics = json().get("metrics");
        assertThat(json().get("folds")).isNull();
        assertThat(json().get("intervals").get("confidence").asDouble()).isEqualTo(0.95);
        assertThat(json().get("intervals").get("resamples").asInt()).isEqualTo(1_000);
        for (var key : metrics.propertyNames()) {
            var ends = json().get("intervals").get(key);
            double value = metrics.get(key).asDouble();
            assertThat(value).isBetween(ends.get(0).asDouble(), ends.get(1).asDouble());
            assertThat(json().get("linear_metrics").get(key).isNumber()).isTrue();
            assertThat(json().get("trivial_metrics").get(key).isNumber()).isTrue();
        }
        assertThat(run("evaluate", model.toString(), DATA.resolve("penguins.csv").toString()))
                .isZero();
        assertThat(said()).contains("95 % interval");
    }

    /// Each row is judged once, and each fold's figures are there.
    @Test
    void foldsJudgeEveryRow() {
        var data = DATA.resolve("penguins.csv");
        assertThat(train(data, "species", "--recipe", "linear", "--folds", "3"))
                .as(said())
                .isZero();
        assertThat(said())
                .contains("Rows that the model of their fold never saw:")
                .contains("fold 3 of 3: accuracy")
                .contains("deviation");
        assertThat(json().get("rows").get("test").asInt()).isEqualTo(344);
        assertThat(json().get("folds_by").asString()).isEqualTo("stratified");
        assertThat(json().get("metrics").get("accuracy").asDouble()).isGreaterThan(0.95);
        int rows = 0;
        double right = 0;
        for (var fold : json().get("folds")) {
            int test = fold.get("rows").get("test").asInt();
            rows += test;
            right += test * fold.get("metrics").get("accuracy").asDouble();
        }
        assertThat(json().get("folds").size()).isEqualTo(3);
        assertThat(rows).isEqualTo(344);
        // The same rows counted in parts: last places.
        assertThat(right / rows)
                .isCloseTo(json().get("metrics").get("accuracy").asDouble(), within(1e-12));
        assertThat(json().get("folds_mean").get("accuracy").isNumber()).isTrue();
        assertThat(json().get("folds_deviation").get("accuracy").isNumber()).isTrue();
    }

    /// As for a single model: folds do as many steps as time gave the model.
    @Test
    void theNumberOfStepsRepeatsFoldsThatATimeBudgetCut() {
        var data = DATA.resolve("penguins.csv");
        String[] options = {
            "--recipe", "network", "--folds", "2", "--patience", "100000", "--max-epochs", "100000"
        };
        assertThat(train(data, "species", with(options, "--time-budget", "1s")))
                .as(said())
                .isZero();
        var timed = json();
        assertThat(timed.get("stopped_by").asString()).isEqualTo("time_budget");
        assertThat(
                        train(
                                data,
                                "species",
                                with(options, "--max-steps", timed.get("steps").asString())))
                .as(said())
                .isZero();
        assertThat(json().get("weights_sha256")).isEqualTo(timed.get("weights_sha256"));
        assertThat(json().get("metrics")).isEqualTo(timed.get("metrics"));
        assertThat(json().get("intervals")).isEqualTo(timed.get("intervals"));
    }

    @Test
    void foldsThatCannotBeNameTheOption() {
        var iris = DATA.resolve("iris.csv");
        assertThat(train(iris, "species", "--folds", "1")).isEqualTo(2);
        assertThat(said()).contains("--folds needs a whole number from 2");
        assertThat(train(iris, "species", "--folds", "151")).isEqualTo(2);
        assertThat(said()).contains("give --folds 150 or fewer");
        assertThat(train(iris, "species", "--folds", "5", "--test", "0.2")).isEqualTo(2);
        assertThat(said()).contains("--folds", "--test");
        assertThat(model).doesNotExist();
    }

    @Test
    void recipesAreExplainedWithoutATable() {
        assertThat(run("train", "--list-recipes")).isZero();
        assertThat(heard.results()).contains("auto", "linear", "network");
    }

    @Test
    void theTrivialModelIsTheOneOfTraining() {
        var data = DATA.resolve("diabetes.csv");
        assertThat(train(data, "progression", "--recipe", "linear")).isZero();
        var trained = said().lines().filter(line -> line.startsWith("the trivial model")).toList();
        assertThat(trained).hasSize(1);
        assertThat(run("evaluate", model.toString(), data.toString())).isZero();
        assertThat(said()).contains(trained.get(0));
    }

    @Test
    void aSavedModelJudgesPredictsAndShowsItself() throws IOException {
        var data = DATA.resolve("penguins.csv");
        assertThat(train(data, "species", "--recipe", "linear")).isZero();
        assertThat(run("evaluate", model.toString(), data.toString(), "--json"))
                .as(said())
                .isZero();
        assertThat(json().get("rows").asInt()).isEqualTo(344);
        assertThat(run("predict", model.toString(), data.toString())).as(said()).isZero();
        var lines = heard.results().lines().toList();
        assertThat(lines).hasSize(345);
        assertThat(lines.get(0))
                .isEqualTo(
                        "prediction,probability_Adelie,probability_Chinstrap,probability_Gentoo");
        assertThat(lines.get(1)).startsWith("Adelie,");
        assertThat(run("inspect", model.toString(), "--json")).as(said()).isZero();
        assertThat(json().get("target").asString()).isEqualTo("species");
        var provenance = json().get("provenance");
        assertThat(provenance.get("data").asString()).endsWith("penguins.csv");
        assertThat(provenance.get("data_sha256").asString()).hasSize(64);
        assertThat(provenance.get("seed").asLong()).isEqualTo(42);
        assertThat(provenance.get("options").get("recipe").asString()).isEqualTo("linear");
        assertThat(provenance.get("seconds").asDouble()).isPositive();
        assertThat(provenance.get("jdk").asString()).startsWith("25");
        assertThat(provenance.get("vector_lanes").asInt()).isPositive();
        assertThat(provenance.get("versions").get("format").asInt()).isEqualTo(3);
        assertThat(provenance.get("versions").get("thalweg").asString()).startsWith("0.1.0");
        assertThat(provenance.get("versions").get("operations").get("matmul").asInt()).isEqualTo(1);
        assertThat(json().get("schema").size()).isEqualTo(7);
        assertThat(run("inspect", model.toString())).isZero();
        assertThat(said())
                .contains("data       ")
                .contains("options    --target species --recipe linear")
                .contains("matmul 1")
                .contains("lanes");
        assertThat(folder.resolve("runs")).isDirectoryRecursivelyContaining("glob:**/summary.json");
    }

    @Test
    void mistakesAreNamedAndNothingIsWritten() throws IOException {
        var iris = DATA.resolve("iris.csv");
        assertThat(train(iris, "specis")).isEqualTo(2);
        assertThat(said()).contains("specis").contains("species");
        assertThat(train(folder.resolve("none.csv"), "y")).isEqualTo(2);
        assertThat(said()).contains("none.csv");
        var ragged = Files.writeString(folder.resolve("ragged.csv"), "a,b\n1,2\n3\n");
        assertThat(train(ragged, "b")).isEqualTo(2);
        assertThat(said()).contains("ragged.csv").contains("3");
        assertThat(model).doesNotExist();
        var other = Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThat(run("train", iris.toString(), "--target", "species", "--out", other.toString()))
                .isEqualTo(2);
        assertThat(other).hasContent("mine");
    }

    /// Before a row is read: the table isn't there either.
    @Test
    void aFolderThatIsNotThereIsNamedBeforeTraining() {
        model = folder.resolve("none").resolve("m.thalweg");
        assertThat(train(folder.resolve("nor this.csv"), "species")).isEqualTo(2);
        assertThat(said()).contains("--out").contains("a folder that doesn't exist");
        model = Path.of("/dev/null");
        assertThat(train(folder.resolve("nor this.csv"), "species", "--force")).isEqualTo(2);
        assertThat(said()).contains("--out").contains("a device or a pipe");
        assertThat(folder).isEmptyDirectory();
    }

    /// Four batches of 8 rows make a step, so 90 rows make 3 steps; an average of the weights is
    /// another model than the weights that it averages, after the same steps.
    @Test
    void stepsGatherBatchesAndWeightsAreAveraged() {
        var iris = DATA.resolve("iris.csv");
        var words =
                new ArrayList<>(
                        List.of("--recipe", "network", "--batch-size", "8", "--max-epochs", "5"));
        words.addAll(List.of("--accumulate", "4", "--report", "none", "--json"));
        assertThat(train(iris, "species", words.toArray(String[]::new))).as(said()).isZero();
        var plain = json();
        assertThat(plain.path("steps").asInt()).isEqualTo(15);
        words.addAll(List.of("--average-weights", "0.5"));
        assertThat(train(iris, "species", words.toArray(String[]::new))).as(said()).isZero();
        var averaged = json();
        assertThat(averaged.path("steps").asInt()).isEqualTo(15);
        assertThat(averaged.path("weights_sha256").asString())
                .isNotEqualTo(plain.path("weights_sha256").asString());
        assertThat(train(iris, "species", "--average-weights", "1")).isEqualTo(2);
        assertThat(said()).contains("--average-weights");
    }

    /// Only a model that can be read is replaced without `--force`.
    @Test
    void onlyAModelIsReplaced() throws IOException {
        var iris = DATA.resolve("iris.csv");
        String[] quick = {"--recipe", "linear", "--max-epochs", "3", "--report", "none"};
        assertThat(train(iris, "species", quick)).isZero();
        byte[] first = Files.readAllBytes(model);
        assertThat(train(iris, "sepal_length", quick)).isZero();
        byte[] second = Files.readAllBytes(model);
        assertThat(second).isNotEqualTo(first);
        byte[][] others = {
            "my notes".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(second, second.length - 1),
            Arrays.copyOf(second, second.length + 1),
            new byte[0]
        };
        for (var other : others) {
            Files.write(model, other);
            assertThat(train(iris, "species", quick)).isEqualTo(2);
            assertThat(said()).contains("模型.thalweg").contains("--force");
            assertThat(model).hasBinaryContent(other);
        }
        var forced = new ArrayList<>(List.of(quick));
        forced.add("--force");
        assertThat(train(iris, "species", forced.toArray(String[]::new))).isZero();
        assertThat(run("inspect", model.toString())).isZero();
    }

    @Test
    void damagedModelsAreRefused() throws IOException {
        var iris = DATA.resolve("iris.csv");
        assertThat(train(iris, "species", "--recipe", "linear", "--max-epochs", "3")).isZero();
        byte[] whole = Files.readAllBytes(model);
        var damaged = folder.resolve("damaged.thalweg");
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(damaged, Arrays.copyOf(whole, length));
            assertThat(run("inspect", damaged.toString())).as("cut at " + length).isEqualTo(2);
            assertThat(said()).contains("damaged.thalweg");
        }
        for (int at = 60; at < whole.length / 2; at += 211) {
            var flipped = whole.clone();
            flipped[at] ^= 0x10;
            Files.write(damaged, flipped);
            assertThat(run("predict", damaged.toString(), iris.toString()))
                    .as("flipped at " + at)
                    .isEqualTo(2);
        }
    }
}
