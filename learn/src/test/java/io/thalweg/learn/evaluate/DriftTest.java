package io.thalweg.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.source.Table;
import io.thalweg.learn.evaluate.ColumnDrift.Degree;
import io.thalweg.model.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftTest {
    /// Σ (0.5 − 0.8) ln(0.5 / 0.8) + (0.5 − 0.2) ln(0.5 / 0.2) = 0.141 + 0.2749.
    @Test
    void theIndexOfTwoNamesByHand(@TempDir Path folder) throws Exception {
        var then = new Distribution("c", 1000, 0, List.of(), List.of("a", "b"), List.of(0.8, 0.2));
        var table = table(folder, "c\n" + "a\n".repeat(50) + "b\n".repeat(50));
        var drift = Drift.of(List.of(then), table, IntStream.range(0, 100).toArray());
        var column = drift.columns().getFirst();
        // Half a row more in every stretch moves it by less than a hundredth.
        assertThat(column.stability()).isCloseTo(0.4159, within(0.01));
        assertThat(column.degree()).isEqualTo(Degree.MUCH);
        assertThat(column.distance()).isNull();
    }

    @Test
    void unseenNamesAndMissingValuesCount(@TempDir Path folder) throws Exception {
        var then = new Distribution("c", 1000, 0, List.of(), List.of("a"), List.of(1.0));
        var table =
                table(
                        folder,
                        "c,x\n" + "a,1\n".repeat(60) + "z,1\n".repeat(30) + ",1\n".repeat(10));
        var column =
                Drift.of(List.of(then), table, IntStream.range(0, 100).toArray())
                        .columns()
                        .getFirst();
        assertThat(column.unseen()).isCloseTo(0.3, within(1e-12));
        assertThat(column.missingNow()).isCloseTo(0.1, within(1e-12));
        assertThat(column.degree()).isEqualTo(Degree.MUCH);
    }

    /// 0 to 999 against the same numbers 300 higher: three tenths have left at one end.
    @Test
    void theDistanceOfShiftedNumbers() {
        var then = distribution(IntStream.range(0, 1000).asDoubleStream().toArray());
        var now = IntStream.range(300, 1300).asDoubleStream().toArray();
        var column = Drift.ofNumbers(then, now);
        // Quantiles are known at every twentieth.
        assertThat(column.distance()).isCloseTo(0.3, within(0.05));
        assertThat(column.degree()).isEqualTo(Degree.MUCH);
    }

    @Test
    void theSameRowsHaveNone() {
        var values = IntStream.range(0, 1000).mapToDouble(i -> i % 7 == 0 ? 0 : i).toArray();
        var column = Drift.ofNumbers(distribution(values), values);
        // Rounding of shares alone.
        assertThat(column.stability()).isLessThan(1e-12);
        var same = new double[500];
        assertThat(Drift.ofNumbers(distribution(same), same).stability()).isZero();
    }

    /// Rows of the same kind: chance alone, however few they are.
    @ParameterizedTest
    @ValueSource(ints = {12, 30, 100, 1000})
    void chanceIsNoDrift(int rows) {
        int moved = 0;
        for (int seed = 0; seed < 50; seed++) {
            var column = Drift.ofNumbers(distribution(random(seed, 300)), random(seed + 99, rows));
            moved += column.degree() == Degree.NONE ? 0 : 1;
        }
        // Three standard deviations of a skewed distribution: about one in a hundred.
        assertThat(moved).isLessThanOrEqualTo(3);
    }

    private static double[] random(int seed, int count) {
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            double uniform = CounterRandom.uniform(seed, 7, 0, i);
            values[i] = uniform < 0.3 ? 0 : Math.round(100 * uniform * uniform);
        }
        return values;
    }

    private static Distribution distribution(double[] values) {
        return Distribution.ofNumbers("x", values);
    }

    private static Table table(Path folder, String text) throws Exception {
        return Table.read(Files.writeString(folder.resolve("t.csv"), text));
    }
}
