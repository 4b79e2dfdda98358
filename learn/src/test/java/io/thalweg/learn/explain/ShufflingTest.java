package io.thalweg.learn.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.feature.EmbeddingTransform;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.Features;
import io.thalweg.data.feature.NumberTransform;
import io.thalweg.data.feature.OneHotTransform;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShufflingTest {
    private static final int ROWS = 30;
    private static final List<String> COLUMNS = List.of("a", "b", "unused", "kind", "place");
    private static final FeaturePlan PLAN =
            new FeaturePlan(
                    List.of(
                            new NumberTransform("a", 0, 1, false, false, false),
                            new NumberTransform("b", 0, 1, false, false, true),
                            new NumberTransform("unused", 0, 1, false, false, false),
                            new OneHotTransform("kind", List.of("x", "y"), false),
                            new EmbeddingTransform("place", List.of("here", "there"))));

    private final Features features = features();
    private final double[] truth = truth();

    /// Dense numbers: a, b, b missing, unused, kind=x, kind=y, kind unseen; one index: place.
    private static Features features() {
        var values = new float[ROWS * 7];
        var places = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < 4; i++) {
                values[row * 7 + i] = (float) CounterRandom.normal(1, 0, row, i);
            }
            values[row * 7 + 4 + row % 3] = 1;
            places[row] = CounterRandom.below(3, 2, 0, 0, row);
        }
        return new Features(ROWS, 7, values, 1, places);
    }

    private static double model(Features features, int row, Features of, int other, int column) {
        double[] x = new double[7];
        for (int i = 0; i < 7; i++) {
            boolean replaced =
                    switch (column) {
                        case 0 -> i == 0;
                        case 1 -> i == 1 || i == 2;
                        case 2 -> i == 3;
                        case 3 -> i >= 4;
                        default -> false;
                    };
            x[i] = replaced ? of.values()[other * 7 + i] : features.values()[row * 7 + i];
        }
        int place = column == 4 ? of.categories()[other] : features.categories()[row];
        return 3 * x[0] + x[0] * x[1] - x[2] + 2 * x[4] - x[5] + 0.5 * place;
    }

    private double[] truth() {
        var values = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            values[row] =
                    model(features, row, features, row, -1) + CounterRandom.normal(3, 0, 0, row);
        }
        return values;
    }

    private double loss(double[] outputs) {
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            sum += (outputs[row] - truth[row]) * (outputs[row] - truth[row]);
        }
        return sum / ROWS;
    }

    private Shuffling shuffling(int threads) {
        return new Shuffling(
                PLAN,
                features,
                given -> {
                    var outputs = new double[given.rows()];
                    for (int row = 0; row < outputs.length; row++) {
                        outputs[row] = model(given, row, given, row, -1);
                    }
                    return outputs;
                },
                this::loss,
                42,
                threads);
    }

    /// In the mean over all orders each row gets each row's value equally often: so the expected
    /// loss is the mean over all pairs of rows. Five standard errors of the mean: by chance missed
    /// once in a million.
    @Test
    void theIncreaseIsThatOfTheMeanOverAllPairsOfRows() {
        int repeats = 2_000;
        var importances = shuffling(2).importances(COLUMNS, repeats);
        assertThat(importances).hasSize(5);
        double before = 0;
        for (int row = 0; row < ROWS; row++) {
            before += Math.pow(model(features, row, features, row, -1) - truth[row], 2) / ROWS;
        }
        for (var importance : importances) {
            int column = COLUMNS.indexOf(importance.feature());
            double expected = -before;
            for (int row = 0; row < ROWS; row++) {
                for (int other = 0; other < ROWS; other++) {
                    expected +=
                            Math.pow(model(features, row, features, other, column) - truth[row], 2)
                                    / (ROWS * ROWS);
                }
            }
            double standardError = importance.deviation() / Math.sqrt(repeats);
            assertThat(importance.increase())
                    .as(importance.feature())
                    .isCloseTo(expected, within(5 * standardError + 1e-12)); // and rounding
            assertThat(importance.repeats()).isEqualTo(repeats);
        }
    }

    @Test
    void theMostImportantColumnComesFirstAndAnUnusedOneIsExactlyNothing() {
        var importances = shuffling(1).importances(COLUMNS, 5);
        assertThat(importances.getFirst().feature()).isEqualTo("a");
        var unused = importances.stream().filter(each -> each.feature().equals("unused")).toList();
        assertThat(unused).containsExactly(new Importance("unused", 0, 0, 5));
        for (int i = 1; i < importances.size(); i++) {
            assertThat(importances.get(i).increase())
                    .isLessThanOrEqualTo(importances.get(i - 1).increase());
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertThat(shuffling(3).importances(COLUMNS, 5))
                .isEqualTo(shuffling(1).importances(COLUMNS, 5));
    }
}
