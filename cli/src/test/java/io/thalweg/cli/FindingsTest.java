package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.learn.doctor.DuplicateRows;
import io.thalweg.learn.doctor.LossNotFinite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the doctor finds, where people and programs look for it.
class FindingsTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir private Path folder;
    private Heard heard = new Heard();

    /// Breast cancer: an ordinary table, with a column that says the diagnosis in other words.
    private Path leaking() throws IOException {
        var table =
                Path.of(
                        System.getProperty("thalweg.root"),
                        "examples",
                        "data",
                        "breast_cancer.csv");
        var lines = Files.readAllLines(table);
        var written = new StringBuilder(lines.get(0)).append(",therapy\n");
        for (var line : lines.subList(1, lines.size())) {
            written.append(line);
            written.append(line.contains("malignant") ? ",operation\n" : ",none\n");
        }
        return Files.writeString(folder.resolve("leaking.csv"), written);
    }

    private int train(Path data, String... more) {
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("train", data.toString(), "--target", "diagnosis", "--json"));
        arguments.addAll(List.of("--out", folder.resolve("model.thalweg").toString()));
        arguments.addAll(List.of("--runs", folder.resolve("runs").toString()));
        arguments.addAll(List.of(more));
        heard = new Heard();
        return heard.run(arguments.toArray(String[]::new));
    }

    private String said() {
        return heard.people();
    }

    private JsonNode findings() {
        return MAPPER.readTree(heard.results()).get("findings");
    }

    /// A file of the only run's folder.
    private String written(String name) throws IOException {
        try (var runs = Files.newDirectoryStream(folder.resolve("runs"))) {
            return Files.readString(runs.iterator().next().resolve(name));
        }
    }

    @Test
    void aLeakIsToldToPeopleAndPrograms() throws IOException {
        assertThat(train(leaking(), "--recipe", "linear")).as(said()).isZero();
        assertThat(said())
                .contains("problem    The column 'therapy' tells the target all by itself")
                .contains("(--ignore 'therapy').");
        assertThat(findings()).hasSize(1);
        var leak = findings().get(0);
        assertThat(leak.get("code").asString()).isEqualTo("leak");
        assertThat(leak.get("severity").asString()).isEqualTo("serious");
        assertThat(leak.get("subject").asString()).isEqualTo("column therapy");
        assertThat(leak.get("evidence").get("explained").asDouble()).isEqualTo(1);
        var summary = MAPPER.readTree(written("summary.json"));
        assertThat(summary.get("findings").get(0).get("code").asString()).isEqualTo("leak");
        assertThat(written("events.jsonl").lines().map(MAPPER::readTree))
                .anyMatch(event ->
                        event.get("event").asString().equals("warning")
                                && event.get("code").asString().equals("leak"));
    }

    @Test
    void withoutTheColumnNothingIsFound() throws IOException {
        assertThat(train(leaking(), "--recipe", "linear", "--ignore", "therapy")).isZero();
        assertThat(findings()).isEmpty();
        assertThat(said()).doesNotContain("problem").doesNotContain("warning");
    }

    /// The run has no model, but says why.
    @Test
    void aRunThatDivergesSaysWhere() throws IOException {
        int code =
                train(
                        leaking(),
                        "--ignore",
                        "therapy",
                        "--recipe",
                        "network",
                        "--optimizer",
                        "sgd",
                        "--learning-rate",
                        "1e9",
                        "--schedule",
                        "constant");
        assertThat(code).as(said()).isEqualTo(ExitCode.FAILED);
        assertThat(said()).contains("problem    In step ").contains("--clip-norm 1");
        assertThat(written("events.jsonl")).contains("\"code\":\"loss_not_finite\"");
    }

    @Test
    void figuresThatJsonLacksAreNull() {
        var json =
                FindingText.json(
                        new LossNotFinite(3, Double.NaN, "log", "the loss", 2, 32, 0, Double.NaN));
        assertThat(json.get("evidence").get("greatest").isNull()).isTrue();
        assertThat(json.get("evidence").get("loss").asString()).isEqualTo("NaN");
        assertThat(json.get("evidence").get("step").asLong()).isEqualTo(3);
    }

    @Test
    void aFindingTakesAFewLines() {
        var lines = FindingText.lines(new DuplicateRows("test", 60, 100), 80);
        assertThat(lines).hasSizeBetween(2, 4).allMatch(line -> line.length() <= 80);
        assertThat(lines.get(0)).startsWith("problem    60 of the 100 test rows (60 %)");
    }
}
