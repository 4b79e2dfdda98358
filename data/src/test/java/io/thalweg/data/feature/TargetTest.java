package io.thalweg.data.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.data.schema.Task;
import io.thalweg.data.source.Column;
import io.thalweg.data.source.ColumnException;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TargetException;
import io.thalweg.data.source.TextColumn;
import io.thalweg.data.source.ValueException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static Table table(Column column) {
        return Table.of("t", List.of(column));
    }

    private static Table texts(@Nullable String... values) {
        return table(TextColumn.of("y", Arrays.asList(values)));
    }

    private static Target fit(Table table, Task task, @Nullable String positive) {
        return Target.fit(table, "y", task, Target.usableRows(table, "y"), positive);
    }

    private static ClassTarget classes(@Nullable String positive, String... values) {
        return (ClassTarget) fit(texts(values), Task.BINARY, positive);
    }

    @Test
    void numbersAreStandardised() {
        var table = table(NumberColumn.of("y", 1, 3, Double.NaN, 100));
        var target = (NumberTarget) Target.fit(table, "y", Task.REGRESSION, new int[] {0, 1}, null);
        assertThat(target).isEqualTo(new NumberTarget("y", false, 2, 1));
        assertThat(target.encode(table, new int[] {3, 0})).containsExactly(98, -1);
        assertThat(target.values(table, new int[] {3})).containsExactly(100);
        assertThat(Target.usableRows(table, "y")).containsExactly(0, 1, 3);
        assertThat(
                        catchThrowableOfType(
                                ValueException.class, () -> target.encode(table, new int[] {2})))
                .hasMessageContaining("missing");
    }

    @Test
    void skewedPositiveNumbersAreLogarithms() {
        var prices = IntStream.range(0, 60).mapToDouble(i -> Math.exp(i / 6.0)).toArray();
        var target = (NumberTarget) fit(table(NumberColumn.of("y", prices)), Task.REGRESSION, null);
        assertThat(target.logarithm()).isTrue();
        for (double price : prices) {
            // two correctly rounded functions and four roundings, relative to values of up to 10
            assertThat(target.decode(target.encode(price))).isCloseTo(price, within(price * 1e-13));
        }
        assertThat(target.encode(-5)).isEqualTo(target.encode(0));
        var withZero = prices.clone();
        withZero[7] = 0;
        var plain =
                (NumberTarget) fit(table(NumberColumn.of("y", withZero)), Task.REGRESSION, null);
        assertThat(plain.logarithm()).isFalse();
        var negativeSkew = Arrays.stream(prices).map(price -> 1e6 - price).toArray();
        var left =
                (NumberTarget)
                        fit(table(NumberColumn.of("y", negativeSkew)), Task.REGRESSION, null);
        assertThat(left.logarithm()).isFalse();
    }

    @Test
    void classesHaveAnOrder() {
        var table = table(TextColumn.of("y", Arrays.asList("10", "9", "10", "9", "2", "2", null)));
        var target = (ClassTarget) fit(table, Task.MULTICLASS, null);
        assertThat(target.classes()).containsExactly("2", "9", "10");
        assertThat(target.positive()).isEqualTo(-1);
        assertThat(target.encode(table, new int[] {0, 4})).containsExactly(2, 0);
        var numbers = table(NumberColumn.of("y", 10, 9, 2, 9, 10, 2));
        assertThat(((ClassTarget) fit(numbers, Task.MULTICLASS, null)).classes())
                .isEqualTo(target.classes());
        assertThat(classes(null, "乙", "甲", "乙").classes()).containsExactly("乙", "甲");
    }

    @Test
    void thePositiveClassIsChosenByRule() {
        assertThat(classes("a", "a", "b", "b").positive()).isZero();
        assertThat(classes(null, "Yes", "no", "Yes").positive()).isEqualTo(0);
        assertThat(classes(null, "0", "1", "1").positive()).isEqualTo(1);
        assertThat(classes(null, "1", "2", "2").positive()).isEqualTo(0);
        assertThat(classes(null, "1", "1", "2").positive()).isEqualTo(1);
        assertThat(classes(null, "bad", "good", "good").positiveReason())
                .isEqualTo("the less frequent, 1 of 3 rows");
        assertThat(classes(null, "a", "b").positive()).isEqualTo(1);
        assertThat(
                        catchThrowableOfType(
                                TargetException.class,
                                () -> classes("malignent", "malignant", "benign")))
                .hasMessageContaining("did you mean malignant?");
        assertThat(
                        catchThrowableOfType(
                                TargetException.class,
                                () -> fit(texts("a", "b", "a", "b"), Task.MULTICLASS, "a")))
                .hasMessageContaining("positive class");
    }

    @Test
    void targetsThatCannotBeLearned() {
        assertThat(mistake(texts("a", "a"), Task.BINARY)).hasMessageContaining("class a");
        assertThat(mistake(texts("a", "b", "c"), Task.BINARY))
                .hasMessageContaining("has 3 (a, b, c)");
        assertThat(mistake(texts("a", "b", "c", "d", "a"), Task.MULTICLASS))
                .hasMessageContaining("4 classes are more than 5 rows allow");
        assertThat(mistake(texts(null, null), Task.BINARY)).hasMessageContaining("missing");
        assertThat(mistake(table(NumberColumn.of("y", 2, 2)), Task.REGRESSION))
                .hasMessageContaining("same value");
        assertThat(
                        catchThrowableOfType(
                                ColumnException.class, () -> Target.usableRows(texts("a"), "yy")))
                .hasMessageContaining("no column yy (the target); did you mean y?");
        assertThat(
                        catchThrowableOfType(
                                ValueException.class,
                                () -> fit(texts("1", "x", "2"), Task.REGRESSION, null)))
                .hasMessageContaining("\"x\" is not a number");
        assertThat(
                        catchThrowableOfType(
                                ValueException.class,
                                () ->
                                        fit(
                                                table(NumberColumn.of("y", 1, 1 / 0.0, 3)),
                                                Task.REGRESSION,
                                                null)))
                .hasMessageContaining("infinite");
        assertThat(
                        catchThrowableOfType(
                                ValueException.class,
                                () -> classes(null, "a", "b").encode(texts("c"), new int[] {0})))
                .hasMessageContaining("\"c\" is not one of those the model knows (a, b)");
    }

    private static TargetException mistake(Table table, Task task) {
        return catchThrowableOfType(TargetException.class, () -> fit(table, task, null));
    }
}
