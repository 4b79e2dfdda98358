package io.thalweg.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.bench.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static Result result(String side, boolean likeForLike, double... windows) {
        return new Result(side, likeForLike, "", Figures.of(windows), null, null, null);
    }

    @Test
    void theMedianIsTheMiddle() {
        assertThat(Figures.of(3, 1, 2)).isEqualTo(new Figures(2, 1, 3));
        assertThat(Figures.of(4, 1, 2, 3)).isEqualTo(new Figures(2.5, 1, 4));
        assertThatThrownBy(Figures::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreSamplesAreFaster() {
        var comparison =
                new Comparison(
                        Workload.W3,
                        1,
                        List.of(
                                result("thalweg", true, 60, 62, 61),
                                result("slow", true, 20),
                                result("fast", true, 30.5)));
        assertThat(comparison.best()).extracting(Result::side).isEqualTo("fast");
        assertThat(comparison.ratio()).isEqualTo(2);
    }

    @Test
    void lessTimeIsFaster() {
        var comparison =
                new Comparison(
                        Workload.W1,
                        1,
                        List.of(
                                result("thalweg", true, 5),
                                result("slow", true, 60),
                                result("fast", true, 10)));
        assertThat(comparison.best()).extracting(Result::side).isEqualTo("fast");
        assertThat(comparison.ratio()).isEqualTo(2);
    }

    @Test
    void onlyLikeForLikeCounts() {
        var comparison =
                new Comparison(
                        Workload.W2,
                        1,
                        List.of(
                                result("thalweg", true, 100),
                                result("different", false, 1000),
                                Result.refused("wrong", true, "didn't learn", null),
                                result("same", true, 50)));
        assertThat(comparison.best()).extracting(Result::side).isEqualTo("same");
        assertThat(comparison.ratio()).isEqualTo(2);
    }

    @Test
    void thereIsNoRatioWithoutBothSides() {
        var alone = new Comparison(Workload.W2, 1, List.of(result("thalweg", true, 100)));
        var without = new Comparison(Workload.W2, 1, List.of(result("same", true, 100)));
        assertThat(alone.ratio()).isNaN();
        assertThat(without.ratio()).isNaN();
        assertThat(Comparison.meanRatio(List.of(alone, without))).isNaN();
    }

    @Test
    void theMeanOfRatiosIsGeometricAndLeavesOutWholeProcesses() {
        var comparisons =
                List.of(ratio(Workload.W2, 8), ratio(Workload.W3, 2), ratio(Workload.W9, 0.01));
        // A product and a root of two exact numbers, through logarithms.
        assertThat(Comparison.meanRatio(comparisons)).isCloseTo(4, within(1e-12));
    }

    private static Comparison ratio(Workload workload, double ratio) {
        return new Comparison(
                workload, 1, List.of(result("thalweg", true, ratio), result("p", true, 1)));
    }

    @Test
    void theShareOfThePeakIsTheLargerOfTwo() {
        var comparison = ratio(Workload.W7_1024, 1);
        var outcome = outcome(new Peak(200, 10), comparison);
        // 150 of 200 GFLOP/s; the bytes of a product of 1024 need far less than a second.
        assertThat(outcome.shareOfPeak(comparison, 150)).isCloseTo(0.75, within(1e-9));
        // At 0.1 GB/s the 12 MiB of a step take 0.126 s, in which 2.147 GFLOP give 17 GFLOP/s.
        var slow = outcome(new Peak(200, 0.1), comparison);
        assertThat(slow.shareOfPeak(comparison, 17.0667)).isCloseTo(1, within(1e-3));
    }

    static Outcome outcome(Peak peak, Comparison... comparisons) {
        try {
            return new Outcome(
                    Settings.parse("--threads", "1"),
                    Map.of(1, peak),
                    List.of(comparisons),
                    List.of());
        } catch (Settings.SettingsException e) {
            throw new AssertionError(e);
        }
    }
}
