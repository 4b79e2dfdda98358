package io.thalweg.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.data.source.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityTest {
    /// Sums of a few doubles.
    private static final double ROUNDING = 1e-12;

    private static final List<SideOf> SIDES =
            List.of(
                    SideOf.AUTO,
                    new SideOf("one", "One", "one"),
                    new SideOf("other", "Other", "other"));

    private static TableScores scores(double... losses) {
        return new TableScores(
                "table",
                100,
                0,
                List.of(losses, losses),
                new double[] {1, 1},
                List.of(new double[losses.length], new double[losses.length]),
                List.of(new double[losses.length], new double[losses.length]));
    }

    @Test
    void theBestIsOneAndTheTrivialModelIsZero() {
        assertThat(scores(0.5, 1, 0.75, 1.25).normalised())
                .containsExactly(new double[] {1, 0, 0.5, -0.5}, within(ROUNDING));
    }

    @Test
    void behindIsAShareOfWhatTheBestPeerGained() {
        var peers = new boolean[] {false, true, true};
        assertThat(scores(0.55, 0.5, 0.6).behind(0, peers)).isCloseTo(0.1, within(ROUNDING));
        assertThat(scores(0.45, 0.5, 0.6).behind(0, peers)).isCloseTo(-0.1, within(ROUNDING));
    }

    @Test
    void aReportNamesTheTablesThatAreLost() {
        var report = new QualityReport(SIDES, List.of(scores(0.6, 0.5, 0.9)), "").text();
        assertThat(report).contains("trivial model on: table (20.0 %).");
        assertThat(report).containsSubsequence("| One | 1.00", "| Thalweg auto | 2.00");
    }

    @Test
    void logLossOfKnownProbabilities() {
        var said = List.of(new double[] {0.5, 0.5}, new double[] {1, 0});
        // The second is sure and wrong, and counts as the least probability there is.
        double expected = (Math.log(2) - Math.log(Losses.LEAST)) / 2;
        assertThat(Losses.of(2, new double[] {0, 1}, said)).isCloseTo(expected, within(ROUNDING));
    }

    @Test
    void theTrivialModelSaysTheMean() {
        double loss = Losses.trivial(0, new double[] {1, 3}, new double[] {2, 5});
        assertThat(loss).isCloseTo(Math.sqrt(4.5), within(ROUNDING));
    }

    @Test
    void plainNumbersAreFittedOnTrainingRowsAlone(@TempDir Path folder) throws Exception {
        var text = new StringBuilder("size,colour,price\n");
        for (int i = 0; i < 20; i++) {
            text.append(i == 3 ? "" : i).append(',').append(i % 2 == 0 ? "red" : "blue");
            text.append(',').append(i * 1.5).append('\n');
        }
        var file = Files.writeString(folder.resolve("houses.csv"), text);
        var dataset = Dataset.read(file);
        var split = dataset.split(1);
        new PlainNumbers(dataset, split).write(folder.resolve("job"));
        var job = Job.read(folder.resolve("job"));
        assertThat(job.classes()).isZero();
        var training = job.training(Job.Form.DUMMIES);
        assertThat(training.rows()).hasDimensions(16, 3);
        double sum = 0;
        for (double[] row : training.rows()) {
            sum += row[0];
            assertThat(row[1] + row[2]).isEqualTo(1);
        }
        assertThat(sum).isCloseTo(0, within(1e-5)); // floats of sixteen rows
        assertThat(job.test(Job.Form.CODES).targets()).isEqualTo(dataset.truth(split.test()));
        var codes = job.training(Job.Form.CODES);
        assertThat(codes.filled(codes).rows()[0]).doesNotContain(Double.NaN);
    }

    @Test
    void knownTablesHaveTheirTarget() {
        var table = Table.read(Path.of("../examples/data/credit_data.csv"));
        assertThat(TableRule.of("credit_data", table))
                .isEqualTo(new TableRule("Status", false, List.of()));
    }

    @Test
    void aPageKeepsWhatIsAroundTheOutcome() {
        var once = QualityPage.with("# Page\n\ntext\n", "old");
        assertThat(QualityPage.with(once, "new"))
                .startsWith("# Page\n\ntext\n")
                .contains("new")
                .doesNotContain("old");
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatThrownBy(() -> QualityOptions.parse("--table", "x"))
                .hasMessageContaining("--table");
    }

    /// A search is compared with what it begins with: where that takes long, it has longer.
    @Test
    void bestHasAMultipleOfWhatAutoTook() throws Exception {
        var options = QualityOptions.parse("--best-budget", "22");
        assertThat(options.bestSeconds(5)).isEqualTo(22);
        assertThat(options.bestSeconds(37)).isEqualTo(111);
        assertThat(options.bestSeconds(Double.NaN)).isEqualTo(22);
        var twice = QualityOptions.parse("--best-budget", "22", "--best-factor", "2.5");
        assertThat(twice.bestSeconds(10)).isEqualTo(25);
        assertThat(twice.bestRule()).contains("22 s").contains("2.5 times");
        var report = new QualityReport(SIDES, List.of(scores(0.6, 0.5, 0.9)), twice.bestRule());
        assertThat(report.text()).endsWith(twice.bestRule() + "\n");
        assertThat(QualityOptions.parse().bestRule()).isEmpty();
        // What an earlier run left may have had another rule.
        for (var word : List.of("--no-train", "--keep")) {
            assertThat(QualityOptions.parse("--best-budget", "22", word).bestRule()).isEmpty();
        }
        assertThatThrownBy(() -> QualityOptions.parse("--best-factor", "much"))
                .hasMessageContaining("--best-factor");
    }
}
