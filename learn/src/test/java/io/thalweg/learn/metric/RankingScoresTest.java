package io.thalweg.learn.metric;

import static io.thalweg.learn.metric.Samples.ROUNDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.model.RocCurve.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Expected figures: printed by scikit-learn 1.2.1, the calls beside them.
class RankingScoresTest {
    // t = [0,0,1,1,0,1,0,0,1,0]
    private static final boolean[] POSITIVE = {
        false, false, true, true, false, true, false, false, true, false
    };
    private static final double[] SCORES = {0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.05, 0.8, 0.9, 0.4};
    private static final double[] WEIGHTS = {1, 2, 0.5, 1, 3, 1, 0.25, 1, 2, 1};

    @Test
    void figuresWithTiesAreScikitLearns() {
        var scores = RankingScores.of(POSITIVE, SCORES);
        // roc_auc_score(t, s); average_precision_score(t, s)
        assertThat(scores.rocAuc()).isCloseTo(0.7083333333333334, ROUNDING);
        assertThat(scores.averagePrecision()).isCloseTo(0.6488095238095238, ROUNDING);
        // with sample_weight=w
        var weighted = scores.weightedBy(WEIGHTS);
        assertThat(weighted.rocAuc()).isCloseTo(0.7845117845117845, ROUNDING);
        assertThat(weighted.averagePrecision()).isCloseTo(0.7353974527887571, ROUNDING);
    }

    /// u, v, w = lcg(1000, 1), lcg(1000, 2), lcg(1000, 3); t = (u < 0.05 + 0.3*v).astype(int); s =
    /// np.floor(v*50)/50: 187 positives, 50 scores.
    @Test
    void figuresOfAThousandUnbalancedRowsAreScikitLearns() {
        var u = Samples.congruential(1000, 1);
        var v = Samples.congruential(1000, 2);
        var positive = new boolean[1000];
        var values = new double[1000];
        for (int i = 0; i < 1000; i++) {
            positive[i] = u[i] < 0.05 + 0.3 * v[i];
            values[i] = Math.floor(v[i] * 50) / 50;
        }
        var scores = RankingScores.of(positive, values);
        assertThat(scores.rocAuc()).isCloseTo(0.6562345837362117, ROUNDING);
        assertThat(scores.averagePrecision()).isCloseTo(0.2702694206957901, ROUNDING);
        var weighted = scores.weightedBy(Samples.congruential(1000, 3));
        assertThat(weighted.rocAuc()).isCloseTo(0.7006511648688692, ROUNDING);
        assertThat(weighted.averagePrecision()).isCloseTo(0.3356292649132273, ROUNDING);
    }

    /// roc_curve(t, s, drop_intermediate=False); its first threshold is the highest score plus 1.
    @Test
    void rocCurveIsScikitLearns() {
        double[] falsePositives = {
            0, 0, 0.16666666666666666, 0.6666666666666666, 0.6666666666666666, 0.8333333333333334, 1
        };
        double[] truePositives = {0, 0.25, 0.5, 0.75, 1, 1, 1};
        double[] thresholds = {Math.nextUp(0.9), 0.9, 0.8, 0.4, 0.35, 0.1, 0.05};
        var curve = RankingScores.of(POSITIVE, SCORES).rocCurve("yes", 200);
        assertThat(curve.positive()).isEqualTo("yes");
        assertThat(curve.points()).hasSize(7);
        for (int i = 0; i < 7; i++) {
            assertThat(curve.points().get(i))
                    .isEqualTo(new Point(falsePositives[i], truePositives[i], thresholds[i]));
        }
    }

    /// precision_recall_curve(t, s) of scikit-learn 1.9.1, printed with 8 decimals; it leaves out
    /// the last point's threshold.
    @Test
    void precisionRecallCurveIsScikitLearns() {
        double[] precisions = {0.4, 0.44444444, 0.5, 0.42857143, 0.66666667, 1, 1};
        double[] recalls = {1, 1, 1, 0.75, 0.5, 0.25, 0};
        double[] thresholds = {0.05, 0.1, 0.35, 0.4, 0.8, 0.9, Math.nextUp(0.9)};
        var curve = RankingScores.of(POSITIVE, SCORES).precisionRecallCurve("yes", 200);
        assertThat(curve.positive()).isEqualTo("yes");
        assertThat(curve.averagePrecision()).isCloseTo(0.6488095238095238, ROUNDING);
        assertThat(curve.points()).hasSize(7);
        for (int i = 0; i < 7; i++) {
            var point = curve.points().get(i);
            assertThat(point.precision()).isCloseTo(precisions[i], within(1e-8)); // as printed
            assertThat(point.recall()).isEqualTo(recalls[i]);
            assertThat(point.threshold()).isEqualTo(thresholds[i]);
        }
        // with sample_weight=w
        double[] weighted = {0.35294118, 0.36, 0.39130435, 0.36363636, 0.75, 1, 1};
        var weightedCurve =
                RankingScores.of(POSITIVE, SCORES)
                        .weightedBy(WEIGHTS)
                        .precisionRecallCurve("yes", 200);
        for (int i = 0; i < 7; i++) {
            assertThat(weightedCurve.points().get(i).precision())
                    .isCloseTo(weighted[i], within(1e-8)); // as printed
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 200})
    void aLongPrecisionRecallCurveIsThinnedAndKeepsItsEnds(int limit) {
        var positive = Samples.positives(5000, 0.4, 8);
        var scores = Samples.normals(5000, 8);
        var points = RankingScores.of(positive, scores).precisionRecallCurve("yes", limit).points();
        assertThat(points).hasSizeBetween(2, limit);
        assertThat(points.getFirst().recall()).isEqualTo(1);
        assertThat(points.getLast().recall()).isZero();
        assertThat(points.getLast().precision()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 200})
    void aLongCurveIsThinnedAndKeepsItsEndsAndItsArea(int limit) {
        var positive = Samples.positives(5000, 0.4, 8);
        var scores = Samples.normals(5000, 8);
        for (int i = 0; i < scores.length; i++) {
            scores[i] += positive[i] ? 1 : 0;
        }
        var ranking = RankingScores.of(positive, scores);
        var points = ranking.rocCurve("yes", limit).points();
        assertThat(points).hasSize(limit);
        assertThat(points.getFirst().falsePositiveRate()).isZero();
        assertThat(points.getFirst().truePositiveRate()).isZero();
        assertThat(points.getLast().falsePositiveRate()).isEqualTo(1);
        assertThat(points.getLast().truePositiveRate()).isEqualTo(1);
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            var from = points.get(i - 1);
            var to = points.get(i);
            assertThat(to.falsePositiveRate()).isGreaterThanOrEqualTo(from.falsePositiveRate());
            assertThat(to.truePositiveRate()).isGreaterThanOrEqualTo(from.truePositiveRate());
            assertThat(to.threshold()).isLessThan(from.threshold());
            area +=
                    (to.falsePositiveRate() - from.falsePositiveRate())
                            * (to.truePositiveRate() + from.truePositiveRate())
                            / 2;
        }
        // Between two kept points the curve stays in their rectangle, half of which lies on each
        // side of the chord. The sides of each sum to at most 2 stretches of 2 / (limit - 1), so
        // half of it is at most 2 / (limit - 1)², and there are limit - 1 of them.
        assertThat(area).isCloseTo(ranking.rocAuc(), within(2.0 / (limit - 1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void areaIsTheShareOfPairsInOrder(long seed) {
        var positive = Samples.positives(80, seed % 2 == 0 ? 0.5 : 0.1, seed);
        positive[0] = true;
        positive[1] = false;
        var scores = Samples.tied(80, seed);
        double inOrder = 0;
        long pairs = 0;
        for (int i = 0; i < 80; i++) {
            for (int j = 0; j < 80; j++) {
                if (positive[i] && !positive[j]) {
                    inOrder += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        assertThat(RankingScores.of(positive, scores).rocAuc())
                .isCloseTo(inOrder / pairs, ROUNDING);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void onlyTheOrderOfScoresCounts(long seed) {
        var positive = Samples.positives(200, 0.3, seed);
        var scores = Samples.tied(200, seed);
        var transformed = new double[200];
        var reversed = new double[200];
        for (int i = 0; i < 200; i++) {
            transformed[i] = Math.exp(3 * scores[i]) - 7;
            reversed[i] = -scores[i];
        }
        var ranking = RankingScores.of(positive, scores);
        assertThat(RankingScores.of(positive, transformed).rocAuc()).isEqualTo(ranking.rocAuc());
        assertThat(RankingScores.of(positive, transformed).averagePrecision())
                .isEqualTo(ranking.averagePrecision());
        assertThat(RankingScores.of(positive, reversed).rocAuc())
                .isCloseTo(1 - ranking.rocAuc(), ROUNDING);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neitherTheOrderOfRowsCountsNorWhetherOneIsRepeatedOrWeighted(long seed) {
        var positive = Samples.positives(120, 0.3, seed);
        var scores = Samples.tied(120, seed);
        var weights = Samples.wholeWeights(120, seed);
        var rows = Samples.repeated(weights);
        var weighted = RankingScores.of(positive, scores).weightedBy(weights);
        var repeated =
                RankingScores.of(Samples.inOrder(positive, rows), Samples.inOrder(scores, rows));
        var order = Samples.order(120, seed);
        var shuffled =
                RankingScores.of(Samples.inOrder(positive, order), Samples.inOrder(scores, order))
                        .weightedBy(Samples.inOrder(weights, order));
        // Sums of whole numbers are exact.
        assertThat(weighted.rocAuc()).isEqualTo(repeated.rocAuc());
        assertThat(weighted.averagePrecision()).isEqualTo(repeated.averagePrecision());
        assertThat(shuffled.rocAuc()).isEqualTo(weighted.rocAuc());
        assertThat(shuffled.averagePrecision()).isEqualTo(weighted.averagePrecision());
    }

    @Test
    void zeroAndMinusZeroAreATie() {
        var ranking = RankingScores.of(new boolean[] {true, false}, new double[] {0.0, -0.0});
        assertThat(ranking.rocAuc()).isEqualTo(0.5);
    }

    @Test
    void withoutBothKindsOfRowTheAreaIsUndefined() {
        double[] scores = {0.2, 0.8};
        var allPositive = RankingScores.of(new boolean[] {true, true}, scores);
        assertThat(allPositive.rocAuc()).isNaN();
        assertThat(allPositive.averagePrecision()).isEqualTo(1);
        assertThat(allPositive.rocCurve("yes", 10).points()).isEmpty();
        var allNegative = RankingScores.of(new boolean[] {false, false}, scores);
        assertThat(allNegative.rocAuc()).isNaN();
        assertThat(allNegative.averagePrecision()).isNaN();
        var both = RankingScores.of(new boolean[] {false, true}, scores);
        assertThat(both.weightedBy(new double[] {0, 1}).rocAuc()).isNaN();
    }

    @Test
    void aScoreThatIsNaNIsNotRanked() {
        var ranking = RankingScores.of(new boolean[] {true, false}, new double[] {Double.NaN, 0.5});
        assertThat(ranking.rocAuc()).isNaN();
        assertThat(ranking.averagePrecision()).isNaN();
        assertThat(ranking.rocCurve("yes", 10).points()).isEmpty();
    }

    @Test
    void singlePrecisionScoresAndInfiniteOnesAreRanked() {
        var ranking =
                RankingScores.of(
                        new boolean[] {true, false, true},
                        new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0});
        assertThat(ranking.rocAuc()).isEqualTo(1);
        assertThatThrownBy(() -> ranking.rocCurve("yes", 1)).hasMessageContaining("2 or more");
    }
}
