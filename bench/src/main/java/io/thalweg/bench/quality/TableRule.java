package io.thalweg.bench.quality;

import io.thalweg.data.schema.Task;
import io.thalweg.data.source.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is predicted in a table.
///
/// @param target the column
/// @param numbers whether it is a number, else a class
/// @param ignored columns that are left out, such as those that tell the target
record TableRule(String target, boolean numbers, List<String> ignored) {
    TableRule {
        ignored = List.copyOf(ignored);
    }

    /// The rule of a table: one of those that are known, else its last column.
    ///
    /// @param name of the table's file, without its ending
    static TableRule of(String name, Table table) {
        for (var line : lines()) {
            var words = List.of(line.strip().split("\\s+", -1));
            if (!line.startsWith("#") && words.getFirst().equals(name)) {
                return new TableRule(
                        words.get(1),
                        words.get(2).equals("number"),
                        words.subList(3, words.size()));
            }
        }
        var target = table.columns().getLast().name();
        return new TableRule(
                target, Task.infer(table, target).task() == Task.REGRESSION, List.of());
    }

    private static List<String> lines() {
        try (var file = TableRule.class.getResourceAsStream("targets.txt")) {
            if (file == null) {
                throw new IllegalStateException("targets.txt isn't beside this class");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
