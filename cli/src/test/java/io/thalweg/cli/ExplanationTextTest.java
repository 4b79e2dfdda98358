package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `evaluate --explain`.
class ExplanationTextTest {
    private static final Path DATA =
            Path.of(System.getProperty("thalweg.root"), "examples", "data");

    @TempDir private Path folder;
    private Heard heard = new Heard();

    private int run(String... arguments) {
        heard = new Heard();
        return heard.run(arguments);
    }

    private String said() {
        return heard.people();
    }

    private String evaluated(String table, String target) {
        var model = folder.resolve("model.thalweg").toString();
        var data = DATA.resolve(table).toString();
        assertThat(
                        run(
                                "train",
                                data,
                                "--target",
                                target,
                                "--recipe",
                                "linear",
                                "--out",
                                model,
                                "--runs",
                                "none"))
                .as(said())
                .isZero();
        assertThat(run("evaluate", model, data, "--explain", "--json")).as(said()).isZero();
        return said();
    }

    private JsonNode json() {
        return new JsonMapper().readTree(heard.results());
    }

    @ParameterizedTest
    @CsvSource({
        "iris.csv, species, log loss, 'class       rows  predicted  precision  recall'",
        "breast_cancer.csv, diagnosis, log loss, ROC curve of malignant",
        "sacramento.csv, price, RMSE, 'true  predicted  '"
    })
    void saysWhatCountsAndWhereItIsWrong(String table, String target, String loss, String own) {
        var text = evaluated(table, target);
        assertThat(text)
                .contains(own)
                .contains("by how much the " + loss + " grows")
                .contains("worst rows")
                .contains("line ");
        assertThat(text.lines()).allMatch(line -> line.length() <= 80 || line.endsWith(".csv"));
    }

    /// Petals tell irises apart, sepals hardly; the worst row of all is where the loss is largest.
    @Test
    void theFiguresAreInTheJson() {
        evaluated("iris.csv", "species");
        var json = json();
        assertThat(json.get("importances").size()).isEqualTo(4);
        assertThat(json.get("importances").get(0).get("column").asString()).startsWith("petal_");
        assertThat(json.get("classes").get(0).get("rows").asInt()).isEqualTo(50);
        var worst = json.get("worst_rows");
        assertThat(worst.get(0).get("line").asInt()).isGreaterThan(1);
        assertThat(worst.get(0).get("loss").asDouble())
                .isGreaterThanOrEqualTo(worst.get(1).get("loss").asDouble());
    }
}
