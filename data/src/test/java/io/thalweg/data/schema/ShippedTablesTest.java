package io.thalweg.data.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.data.source.Table;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is found in the tables that come with the examples.
class ShippedTablesTest {
    private static Table read(String name) {
        return Table.read(
                Path.of(System.getProperty("thalweg.root"), "examples/data", name + ".csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "ames,Sale_Price,2930,REGRESSION,NUMBER:33 CATEGORY:39 BOOLEAN:1",
        "breast_cancer,diagnosis,569,BINARY,NUMBER:30",
        "credit_data,Status,4454,BINARY,NUMBER:9 CATEGORY:3 BOOLEAN:1",
        "diabetes,progression,442,REGRESSION,NUMBER:10",
        "digits,digit,1797,MULTICLASS,NUMBER:58 BOOLEAN:3",
        "iris,species,150,MULTICLASS,NUMBER:4",
        "penguins,species,344,MULTICLASS,NUMBER:4 CATEGORY:2",
        "sacramento,price,932,REGRESSION,NUMBER:5 CATEGORY:3",
        "wine,class,178,MULTICLASS,NUMBER:13"
    })
    void kindsAndTasks(String name, String target, int rows, Task task, String expected) {
        var table = read(name);
        assertThat(table.rows()).isEqualTo(rows);
        assertThat(table.notes()).isEmpty();
        assertThat(Task.infer(table, target).task()).isEqualTo(task);
        var found = new TreeMap<Kind, Integer>();
        for (var field : Schema.infer(table, target, SchemaOptions.none()).used()) {
            found.merge(field.kind(), 1, Integer::sum);
        }
        var text = new StringBuilder();
        found.forEach((kind, count) -> text.append(' ').append(kind).append(':').append(count));
        assertThat(text.toString().strip()).isEqualTo(expected);
    }

    @Test
    void emptyCellsOfPenguinsAreSaid() {
        var schema = Schema.infer(read("penguins"), "species", SchemaOptions.none());
        assertThat(schema.field("sex").missingSummary()).isEqualTo("11 missing (empty)");
        assertThat(schema.field("bill_length_mm").missingSummary()).isEqualTo("2 missing (empty)");
    }

    /// "None" is a value of its own in the Ames houses.
    @Test
    void noneIsNotMissing() {
        var field =
                Schema.infer(read("ames"), "Sale_Price", SchemaOptions.none())
                        .field("Misc_Feature");
        assertThat(field.missing()).isZero();
        assertThat(field.distinct()).isEqualTo(6);
    }
}
