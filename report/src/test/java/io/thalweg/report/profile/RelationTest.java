package io.thalweg.report.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RelationTest {
    /// Sums of a dozen numbers near 1.
    private static final double ROUNDING = 1e-12;

    private static double[] numbers(double... values) {
        return values;
    }

    /// Anscombe's first quartet: r is 0.81642 in Anscombe, "Graphs in statistical analysis" (The
    /// American Statistician 27, 1973); the tolerance is half of the last digit given there.
    @Test
    void correlationIsPearsons() {
        var x = numbers(10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5);
        var y = numbers(8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68);
        var relation = Relation.ofNumbers(x, y);
        assertThat(relation.strength()).isCloseTo(0.81642, within(5e-6));
        assertThat(relation.rows()).isEqualTo(11);
        assertThat(relation.measure().symbol()).isEqualTo("r");
    }

    @Test
    void rowsWithAMissingNumberDoNotCount() {
        var x = new double[24];
        var y = new double[24];
        for (int i = 0; i < 24; i++) {
            x[i] = i < 12 ? i : Double.NaN;
            y[i] = i < 12 ? -3 * i + 1 : 1000 * i;
        }
        assertThat(Relation.ofNumbers(x, y).strength()).isCloseTo(-1, within(ROUNDING));
        assertThat(Relation.ofNumbers(x, y).rows()).isEqualTo(12);
    }

    /// Three groups of five: within them 30 of the sum of squares, between them 250 (means 0, 5, 10
    /// around 5). ε² = 1 − (30/12) / (280/14) = 0.875.
    @Test
    void groupsAreMeasuredByTheVarianceBetweenThem() {
        var groups = new int[15];
        var values = new double[15];
        for (int i = 0; i < 15; i++) {
            groups[i] = i / 5;
            values[i] = 5 * groups[i] + i % 5 - 2;
        }
        assertThat(Relation.ofGroups(groups, 3, values).strength())
                .isCloseTo(Math.sqrt(0.875), within(ROUNDING));
    }

    /// Without the correction, 40 groups of 200 rows would explain a fifth of the variance by
    /// chance alone: a strength of 0.45. Corrected, ε² is 0 on average with a standard deviation of
    /// 0.05 (that of F with 39 and 160 degrees of freedom, 0.25, times 39/199): 0.39 is the root of
    /// three of them.
    @Test
    void manyGroupsExplainNothingByChance() {
        var random = new Random(7);
        var groups = random.ints(200, 0, 40).toArray();
        var values = random.doubles(200).toArray();
        assertThat(Relation.ofGroups(groups, 40, values).strength()).isBetween(0.0, 0.39);
    }

    /// 20 rows in a table of two by two with 8 on the diagonal and 2 beside it: φ² = 0.36, less
    /// 1/19 is 0.3074; each side counts 2 − 1/19 = 1.9474 names. V = √(0.3074 / 0.9474) = 0.5696.
    @Test
    void namesAreMeasuredByCramersV() {
        var one = new int[20];
        var other = new int[20];
        for (int i = 0; i < 20; i++) {
            one[i] = i / 10;
            other[i] = i % 10 < 8 ? i / 10 : 1 - i / 10;
        }
        double expected = Math.sqrt((0.36 - 1.0 / 19) / (1 - 1.0 / 19));
        assertThat(Relation.ofNames(one, 2, other, 2).strength())
                .isCloseTo(expected, within(ROUNDING))
                .isCloseTo(0.5696, within(5e-5)); // half of the last digit above
    }

    @Test
    void theSameNamesGoTogetherWholly() {
        var names = new int[30];
        for (int i = 0; i < 30; i++) {
            names[i] = i % 3;
        }
        assertThat(Relation.ofNames(names, 3, names, 3).strength()).isCloseTo(1, within(ROUNDING));
    }

    @Test
    void whatSaysNothingIsUndefined() {
        var same = new double[20];
        var numbers = new Random(1).doubles(20).toArray();
        assertThat(Relation.ofNumbers(same, numbers).strength()).isNaN();
        assertThat(Relation.ofNumbers(numbers(1, 2, 3), numbers(1, 2, 3)).strength()).isNaN();
        assertThat(Relation.ofGroups(new int[20], 1, same).strength()).isNaN();
        assertThat(Relation.ofNames(new int[20], 1, new int[20], 1).strength()).isNaN();
    }
}
