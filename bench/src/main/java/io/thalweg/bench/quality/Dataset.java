package io.thalweg.bench.quality;

import io.thalweg.data.batch.Shares;
import io.thalweg.data.batch.Split;
import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.Target;
import io.thalweg.data.schema.Task;
import io.thalweg.data.source.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A table of the comparison.
///
/// @param name of its file, without endings
/// @param table its rows
/// @param rule what is predicted
/// @param known the target, as fitted on all rows; only its classes are used
/// @param task what the target is taken as
record Dataset(String name, Table table, TableRule rule, Target known, Task task) {
    /// The share of rows that judge.
    private static final double TEST = 0.2;

    /// All tables of a folder, by name.
    static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(csv|tsv)(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceAll("\\..*", "");
    }

    static Dataset read(Path file) {
        var table = Table.read(file);
        var name = name(file);
        var rule = TableRule.of(name, table);
        int[] usable = Target.usableRows(table, rule.target());
        if (rule.numbers()) {
            var number = Target.fit(table, rule.target(), Task.REGRESSION, usable, null);
            return new Dataset(name, table, rule, number, Task.REGRESSION);
        }
        var several = Target.fit(table, rule.target(), Task.MULTICLASS, usable, null);
        int count = ((ClassTarget) several).classes().size();
        return new Dataset(name, table, rule, several, count == 2 ? Task.BINARY : Task.MULTICLASS);
    }

    /// How many classes there are; 0 where numbers are predicted.
    int classes() {
        return known instanceof ClassTarget target ? target.classes().size() : 0;
    }

    /// The rows that train and those that judge; the same for every library.
    Split split(long seed) {
        int[] usable = Target.usableRows(table, rule.target());
        var shares = new Shares(0, TEST);
        return known instanceof ClassTarget target
                ? Split.stratified(table, usable, target.encode(table, usable), shares, seed)
                : Split.random(table, usable, shares, seed);
    }

    /// The target of some rows: class indices, or numbers in the target's unit.
    double[] truth(int[] rows) {
        var truth = new double[rows.length];
        if (known instanceof ClassTarget target) {
            int[] encoded = target.encode(table, rows);
            for (int i = 0; i < rows.length; i++) {
                truth[i] = encoded[i];
            }
        } else {
            var numbers = table.numbers(rule.target());
            for (int i = 0; i < rows.length; i++) {
                truth[i] = numbers[rows[i]];
            }
        }
        return truth;
    }

    /// The table's rows without the columns that are left out.
    Table rows(int[] rows) {
        var columns = new ArrayList<>(table.columns());
        columns.removeIf(column -> rule.ignored().contains(column.name()));
        return Table.of(table.name(), columns).select(rows);
    }
}
