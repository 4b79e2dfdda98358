package io.thalweg.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.bench.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private static final Result OURS =
            new Result(
                    "thalweg",
                    true,
                    "",
                    Figures.of(90_000, 91_000, 92_000),
                    new Trace(2.5, 2, 0.5, 12),
                    new Result.Start(40, Double.NaN),
                    new Result.Late(2000, 90_500, 1e-4));
    private static final Result THEIRS =
            new Result("libtorch", true, "", Figures.of(45_500), null, null, null);
    private static final Result OTHER =
            new Result("smile", false, "plain SGD", Figures.of(99_999), null, null, null);

    private final Outcome outcome =
            ComparisonTest.outcome(
                    new Peak(200, 10),
                    new Comparison(Workload.W3, 1, List.of(OURS, THEIRS, OTHER)),
                    new Comparison(
                            Workload.W4,
                            1,
                            List.of(
                                    Result.refused(
                                            "libtorch", true, "its loss isn't finite", null))));

    @Test
    void theJsonHasWhatReadersRelyOn() {
        var root = JsonMapper.builder().build().readTree(JsonReport.of(outcome));
        assertThat(root.at("/peak_gflops").doubleValue()).isEqualTo(200);
        var at = root.at("/workloads/W3/threads/1");
        assertThat(at.at("/thalweg").doubleValue()).isEqualTo(91_000);
        assertThat(at.at("/best_peer").doubleValue()).isEqualTo(45_500);
        assertThat(at.at("/peer").stringValue()).isEqualTo("libtorch");
        assertThat(at.at("/ratio").doubleValue()).isEqualTo(2);
        assertThat(at.at("/sides/thalweg/late_loss").doubleValue()).isEqualTo(0.5);
        assertThat(at.at("/sides/smile/counts").booleanValue()).isFalse();
        assertThat(at.at("/sides/thalweg/steady_ms").isNull()).isTrue();
        assertThat(root.at("/mean_ratio/1").doubleValue()).isCloseTo(2, within(1e-12));
    }

    @Test
    void whatWasRefusedHasNoFigure() {
        var root = JsonMapper.builder().build().readTree(JsonReport.of(outcome));
        var at = root.at("/workloads/W4/threads/1");
        assertThat(at.at("/thalweg").isNull()).isTrue();
        assertThat(at.at("/ratio").isNull()).isTrue();
        assertThat(at.at("/sides/libtorch").has("median")).isFalse();
        assertThat(at.at("/sides/libtorch/note").stringValue()).contains("finite");
    }

    @Test
    void theTableShowsAndMarksThem() {
        var text = TextReport.of(outcome);
        assertThat(text)
                .contains("91,000 (90,000 to 92,000)")
                .contains("99,999 (99,999 to 99,999) *")
                .contains("| libtorch | **2.00** |")
                .contains("refused: its loss isn't finite")
                .contains("after 2,000 steps 90,500 samples/s");
    }

    @ParameterizedTest
    @CsvSource({"1234567, '1,234,567'", "123.4, 123", "12.34, 12.3", "1.2344, 1.234"})
    void numbersAreShort(double number, String text) {
        assertThat(TextReport.number(number)).isEqualTo(text);
    }

    @Test
    void theGeneratedPartOfAPageIsReplacedAndTheRestKept() {
        var first = Page.with("# Page\n", "one");
        var second = Page.with(first + "\nbehind\n", "two");
        assertThat(first).startsWith("# Page\n").contains(Page.BEGIN + "\n\none\n\n" + Page.END);
        assertThat(second).contains("two").doesNotContain("one").endsWith("\nbehind\n");
    }

    @Test
    void theHundredthStepAndTheSteadyOneAreFoundInBlocks() {
        // Three blocks: to step 50 at 100 ms, 90 steps in 90 ms, 200 steps in 20 ms.
        double[] blocks = {50, 100e6, 140, 190e6, 340, 210e6};
        var start = Heat.start(0, blocks, 0.1e6);
        assertThat(start.hundredth()).isCloseTo(150, within(1e-9));
        assertThat(start.steady()).isEqualTo(210);
        assertThat(Heat.start(33, blocks, 0.1e6).hundredth()).isEqualTo(33);
        assertThat(Heat.start(0, new double[] {50, 1, 60, 2}, 1e-9).steady()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"metrics\":{\"accuracy\":0.9333,\"log_loss\":1}}', 0.9333",
        "accuracy 0.9, 0.9",
        "nothing, NaN"
    })
    void accuraciesAreRead(String output, double accuracy) {
        assertThat(Double.compare(ColdStart.accuracy(output), accuracy)).isZero();
    }
}
