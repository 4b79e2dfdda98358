package io.thalweg.data.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TargetException;
import io.thalweg.data.source.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskTest {
    private static Task.Choice of(double... values) {
        return Task.infer(Table.of("t", List.of(NumberColumn.of("y", values))), "y");
    }

    private static Task.Choice of(List<String> values) {
        return Task.infer(Table.of("t", List.of(TextColumn.of("y", values))), "y");
    }

    private static double[] cycle(int rows, int... values) {
        return IntStream.range(0, rows).mapToDouble(i -> values[i % values.length]).toArray();
    }

    @Test
    void textsAreClasses() {
        assertThat(of(List.of("a", "b", "a")).task()).isEqualTo(Task.BINARY);
        assertThat(of(List.of("a", "b", "c")).task()).isEqualTo(Task.MULTICLASS);
    }

    @Test
    void numbersDependOnTheirValues() {
        assertThat(of(cycle(50, 1, 2)).task()).isEqualTo(Task.BINARY);
        assertThat(of(cycle(1000, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)).task()).isEqualTo(Task.MULTICLASS);
        assertThat(of(cycle(1000, 3, 4, 5, 6, 7, 8)).task()).isEqualTo(Task.REGRESSION);
        assertThat(of(cycle(1000, 1, 2, 4)).task()).isEqualTo(Task.REGRESSION);
        assertThat(of(cycle(29, 0, 1, 2)).task()).isEqualTo(Task.REGRESSION);
        assertThat(of(0.5, 1.5, 2.5).task()).isEqualTo(Task.REGRESSION);
        assertThat(of(cycle(1000, 0, 1, 2)).reason()).contains("--task regression");
    }

    @Test
    void nothingToLearn() {
        assertThat(catchThrowableOfType(TargetException.class, () -> of(Double.NaN, Double.NaN)))
                .hasMessageContaining("every value of the target is missing");
        assertThat(catchThrowableOfType(TargetException.class, () -> of(5, 5)))
                .hasMessageContaining("same value, 5");
        assertThat(catchThrowableOfType(TargetException.class, () -> of(List.of("a", "a"))))
                .hasMessageContaining("same value, a");
        assertThat(catchThrowableOfType(TargetException.class, () -> of(Arrays.asList(null, null))))
                .hasMessageContaining("missing");
    }
}
