package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The recipe `best` through the command: what it finds, that it repeats, that it goes on.
class BestTest {
    private static final Path DATA =
            Path.of(System.getProperty("thalweg.root"), "examples", "data");
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir private Path folder;

    private JsonNode run(String... arguments) {
        var heard = new Heard();
        int code = new Program(Verbs.ALL, heard.terminal()).run(arguments);
        heard.terminal().flush();
        assertThat(code).as(heard.people()).isZero();
        return MAPPER.readTree(heard.results());
    }

    /// Few epochs: what is looked at isn't how good the models are.
    private JsonNode best(String file, String target, String... more) {
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("train", DATA.resolve(file).toString(), "--target", target));
        arguments.addAll(List.of("--recipe", "best", "--max-epochs", "9", "--json"));
        arguments.addAll(List.of("--out", folder.resolve("model").toString()));
        arguments.addAll(List.of("--runs", folder.resolve("runs").toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private JsonNode again(JsonNode result, String... more) {
        var options = Path.of(result.get("report").asString()).resolveSibling("options.txt");
        var arguments = new ArrayList<>(List.of("train", "@" + options, "--json"));
        arguments.addAll(List.of("--out", folder.resolve("again").toString(), "--report", "none"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private static String weights(JsonNode result) {
        return result.get("weights_sha256").asString();
    }

    /// Of what `auto` is made of alone.
    @ParameterizedTest
    @CsvSource({"iris.csv, species", "diabetes.csv, progression", "penguins.csv, sex"})
    void isNeverWorseThanAutoOnRowsHeldBack(String file, String target) {
        var search = best(file, target, "--max-trials", "5").get("search");
        // Where it is auto's mean, that is added up in another order: the last digits of a double.
        assertThat(search.get("loss").asDouble())
                .isLessThanOrEqualTo(search.get("auto_loss").asDouble() * (1 + 1e-12));
    }

    /// What `auto` chose is trained again before the search begins; all of it repeats.
    @ParameterizedTest
    @CsvSource({"iris.csv, species", "diabetes.csv, progression", "penguins.csv, sex"})
    void aSearchRepeats(String file, String target) throws IOException {
        var result = best(file, target, "--max-trials", "19");
        var search = result.get("search");
        assertThat(result.get("stopped_by").asString()).isEqualTo("max_trials");
        assertThat(search.get("trials").asInt()).isEqualTo(19);
        assertThat(search.get("leaderboard").size()).isEqualTo(19);
        // One to three kinds of networks, four times each, right behind the five parts of `auto`.
        var repeats = repeated(search);
        assertThat(repeats).hasSizeBetween(4, 12);
        assertThat(repeats.getFirst()).isEqualTo(6);
        assertThat(repeats.getLast()).isEqualTo(5 + repeats.size());
        // Only the average of the first networks was chosen by these rows, that of all wasn't: it
        // may be worse there, but not by much.
        assertThat(search.get("loss").asDouble())
                .isLessThan(search.get("auto_loss").asDouble() * 1.2);
        double weights = 0;
        double before = 0;
        for (var trial : search.get("leaderboard")) {
            weights += trial.get("weight").asDouble();
            assertThat(trial.get("loss").asDouble()).isGreaterThanOrEqualTo(before);
            before = trial.get("loss").asDouble();
        }
        assertThat(weights).isBetween(0.999999, 1.000001); // a sum of up to nineteen parts
        var repeated = again(result, "--threads", "1");
        assertThat(weights(repeated)).isEqualTo(weights(result));
        assertThat(repeated.get("metrics")).isEqualTo(result.get("metrics"));
        var judged =
                run(
                        "evaluate",
                        folder.resolve("model").toString(),
                        DATA.resolve(file).toString(),
                        "--json");
        assertThat(judged.get("metrics").size()).isPositive();
        var events =
                Files.readString(
                        Path.of(result.get("report").asString()).resolveSibling("events.jsonl"));
        assertThat(events.lines().filter(line -> line.contains("\"event\":\"trial\""))).hasSize(19);
    }

    /// The numbers of the trials that train again what `auto`'s mean consists of.
    private static List<Integer> repeated(JsonNode search) {
        var numbers = new ArrayList<Integer>();
        for (var trial : search.get("leaderboard")) {
            if (trial.get("kind").asString().endsWith(", repeated")) {
                numbers.add(trial.get("trial").asInt());
            }
        }
        numbers.sort(null);
        return numbers;
    }

    /// However short the time is, there is a model, and it repeats.
    @ParameterizedTest
    @ValueSource(strings = {"1s", "2s"})
    void thereIsAlwaysAModel(String time) {
        var result = best("penguins.csv", "species", "--time-budget", time);
        assertThat(result.get("stopped_by").asString()).isEqualTo("time_budget");
        assertThat(weights(again(result))).isEqualTo(weights(result));
    }

    /// Finished trials aren't lost, and what goes on gives what would have come without a stop.
    @Test
    void goesOnFromItsTrials() throws IOException {
        var kept = folder.resolve("kept").toString();
        // Five parts of `auto` and a repeat; then more repeats, twelve at most, and the search.
        var first = best("iris.csv", "species", "--max-trials", "6", "--checkpoint", kept);
        var log = Path.of(kept, "trials.tsv");
        var lines = Files.readAllLines(log);
        assertThat(lines).hasSize(7);
        // What a kill leaves: half a line.
        Files.writeString(log, String.join("\n", lines) + "\n7\t3\t0\t0.1");
        best("iris.csv", "species", "--max-trials", "18", "--checkpoint", kept, "--resume");
        var more =
                best("iris.csv", "species", "--max-trials", "20", "--checkpoint", kept, "--resume");
        assertThat(Files.readAllLines(log)).hasSize(21).startsWith(lines.toArray(String[]::new));
        assertThat(more.get("resumed_from_step").asInt()).isPositive();
        var whole = best("iris.csv", "species", "--max-trials", "20");
        assertThat(weights(more)).isEqualTo(weights(whole));
        assertThat(losses(more)).isEqualTo(losses(whole)).containsAll(losses(first));
    }

    private static List<String> losses(JsonNode result) {
        var losses = new ArrayList<String>();
        for (var trial : result.get("search").get("leaderboard")) {
            losses.add(trial.get("trial") + ": " + trial.get("loss"));
        }
        return losses;
    }

    private JsonNode tune(String trials, String... more) {
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("tune", DATA.resolve("wine.csv").toString()));
        arguments.addAll(List.of("--target", "class", "--max-epochs", "9", "--json"));
        arguments.addAll(List.of("--max-trials", trials, "--seed", "3"));
        arguments.addAll(List.of("--out", folder.resolve("model").toString()));
        arguments.addAll(List.of("--runs", folder.resolve("runs").toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    /// The winner becomes the model; a search goes on in the folder that it began in.
    @Test
    void tuneShowsWhatItTried() throws IOException {
        var first = tune("5");
        var leader = first.get("search").get("leaderboard").get(0);
        assertThat(leader.get("weight").asDouble()).isEqualTo(1);
        assertThat(first.get("search").get("loss").asDouble())
                .isLessThanOrEqualTo(leader.get("loss").asDouble());
        var page = Files.readString(Path.of(first.get("report").asString()));
        assertThat(page).contains("id=\"search\"");
        var more = tune("9", "--resume");
        assertThat(repeated(more.get("search"))).isEmpty();
        assertThat(more.get("report")).isEqualTo(first.get("report"));
        assertThat(losses(more)).hasSize(9).containsAll(losses(first));
        var whole = tune("9");
        assertThat(whole.get("report")).isNotEqualTo(first.get("report"));
        assertThat(weights(more)).isEqualTo(weights(whole));
        var options = Path.of(more.get("report").asString()).resolveSibling("options.txt");
        assertThat(Files.readString(options)).contains("thalweg tune @options.txt");
        assertThat(Files.readString(options.resolveSibling("report.html")))
                .contains("data-chart=\"parallel-coordinates\"");
    }

    /// With one thread the networks of a contender are trained in turn: what had ended is there all
    /// the same. Repeats are restored like other trials.
    @Test
    void nothingIsLostWithOneThread() throws IOException {
        var kept = folder.resolve("kept").toString();
        var options = new String[] {"--checkpoint", kept, "--threads", "1"};
        var first = best("iris.csv", "species", with(options, "--max-trials", "6"));
        var log = Files.readAllLines(Path.of(kept, "trials.tsv"));
        assertThat(log.get(6)).startsWith("6\t-2\t1\t");
        var again = best("iris.csv", "species", with(options, "--time-budget", "1s", "--resume"));
        assertThat(losses(again)).containsAll(losses(first));
        if (losses(again).size() == 6) { // unless there was time for more
            assertThat(weights(again)).isEqualTo(weights(first));
        }
    }

    private static String[] with(String[] options, String... more) {
        var all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /// Trials of a search that had no repeats, or other ones, aren't gone on from.
    @Test
    void trialsOfAnotherVersionAreRefused() throws IOException {
        var kept = folder.resolve("kept");
        var most = List.of("--max-trials", "6", "--checkpoint", kept.toString());
        best("iris.csv", "species", most.toArray(String[]::new));
        var log = kept.resolve("trials.tsv");
        var lines = Files.readAllLines(log);
        var fields = lines.get(6).split("\t", -1);
        fields[1] = "0";
        fields[2] = "0";
        var line = String.join("\t", List.of(fields).subList(0, fields.length - 1));
        var checksum = new CRC32C();
        checksum.update(line.getBytes(StandardCharsets.UTF_8));
        lines.set(6, line + "\t" + Long.toHexString(checksum.getValue()));
        Files.writeString(log, String.join("\n", lines) + "\n");
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("train", DATA.resolve("iris.csv").toString()));
        arguments.addAll(List.of("--target", "species", "--recipe", "best", "--max-epochs", "9"));
        arguments.addAll(List.of("--out", folder.resolve("model").toString(), "--resume"));
        arguments.addAll(List.of("--runs", folder.resolve("runs").toString()));
        arguments.addAll(most);
        var heard = new Heard();
        int code = new Program(Verbs.ALL, heard.terminal()).run(arguments.toArray(String[]::new));
        assertThat(code).isEqualTo(ExitCode.USER_MISTAKE);
        assertThat(heard.people()).contains("another version");
    }

    /// A second that is over is over, but nothing of what it gave is lost.
    @Test
    void goesOnAfterItsTime() {
        var kept = folder.resolve("kept").toString();
        var first = best("iris.csv", "species", "--max-trials", "5", "--checkpoint", kept);
        var again =
                best(
                        "iris.csv",
                        "species",
                        "--time-budget",
                        "1s",
                        "--checkpoint",
                        kept,
                        "--resume");
        assertThat(losses(again)).containsAll(losses(first));
        if (losses(again).size() == 5) { // unless there was time for more
            assertThat(weights(again)).isEqualTo(weights(first));
        }
    }

    /// One network of a few thousand numbers instead of many, whose figures stand beside.
    @ParameterizedTest
    @CsvSource({"iris.csv, species", "breast_cancer.csv, diagnosis", "diabetes.csv, progression"})
    void anEnsembleIsDistilled(String file, String target) {
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("train", DATA.resolve(file).toString(), "--target", target));
        arguments.addAll(List.of("--distill", "--max-epochs", "9", "--json"));
        arguments.addAll(List.of("--out", folder.resolve("model").toString()));
        arguments.addAll(List.of("--runs", folder.resolve("runs").toString()));
        var result = run(arguments.toArray(String[]::new));
        var inspected = run("inspect", folder.resolve("model").toString(), "--json");
        assertThat(inspected.get("networks").size()).isEqualTo(1);
        assertThat(result.get("ensemble_metrics").propertyNames())
                .containsExactlyElementsOf(result.get("metrics").propertyNames());
        assertThat(result.get("ensemble_metrics")).isNotEqualTo(result.get("metrics"));
        assertThat(weights(again(result))).isEqualTo(weights(result));
    }

    @Test
    void settingsThatItFindsAreRefused() {
        var heard = new Heard();
        int code =
                new Program(Verbs.ALL, heard.terminal())
                        .run(
                                "train",
                                DATA.resolve("iris.csv").toString(),
                                "--target=species",
                                "--recipe=best",
                                "--layers=8",
                                "--out=" + folder.resolve("model"));
        assertThat(code).isEqualTo(ExitCode.USER_MISTAKE);
        assertThat(heard.people()).contains("--layers").contains("--recipe network");
    }
}
