package io.thalweg.bench.quality;

import io.thalweg.data.batch.Split;
import io.thalweg.data.source.Column;
import io.thalweg.data.source.NumberColumn;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// A table as plain numbers for libraries that take nothing else: what most people would do who
/// know the library, and no more. Fitted on the training rows.
record PlainNumbers(Dataset dataset, Split split) {
    /// Gives one number of a row.
    @FunctionalInterface
    private interface Cell {
        double of(int row);
    }

    /// Leaves the job in a folder.
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var form : Job.Form.values()) {
            var cells = cells(form);
            write(folder.resolve(form.file(true)), cells, split.training());
            write(folder.resolve(form.file(false)), cells, split.test());
        }
        Job.write(folder, dataset.classes()); // last: the job is whole where it is there
    }

    private void write(Path file, List<Cell> cells, int[] rows) throws IOException {
        double[] truth = dataset.truth(rows);
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < rows.length; i++) {
                for (var cell : cells) {
                    writer.append(Float.toString((float) cell.of(rows[i]))).append(',');
                }
                writer.append(Double.toString(truth[i])).append('\n');
            }
        }
    }

    private List<Cell> cells(Job.Form form) {
        var cells = new ArrayList<Cell>();
        var rule = dataset.rule();
        for (var column : dataset.table().columns()) {
            if (column.name().equals(rule.target()) || rule.ignored().contains(column.name())) {
                continue;
            }
            if (column instanceof NumberColumn numbers) {
                cells.add(form == Job.Form.CODES ? numbers::value : standardised(numbers));
            } else {
                add(cells, column, form);
            }
        }
        return cells;
    }

    private Cell standardised(NumberColumn column) {
        var values = new double[split.training().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.value(split.training()[i]);
        }
        double median = Medians.of(values);
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            double filled = Double.isNaN(value) ? median : value;
            sum += filled - median;
            squares += (filled - median) * (filled - median);
        }
        double offset = sum / values.length;
        double variance = squares / values.length - offset * offset;
        double scale = variance > 0 ? Math.sqrt(variance) : 1;
        return row -> {
            double value = column.value(row);
            return ((Double.isNaN(value) ? 0 : value - median) - offset) / scale;
        };
    }

    private void add(List<Cell> cells, Column column, Job.Form form) {
        var names = new TreeSet<String>();
        for (int row : split.training()) {
            if (!column.isMissing(row)) {
                names.add(String.valueOf(column.text(row)));
            }
        }
        var order = List.copyOf(names);
        var codes = new java.util.HashMap<String, Integer>();
        for (int i = 0; i < order.size(); i++) {
            codes.put(order.get(i), i);
        }
        if (form == Job.Form.CODES) {
            cells.add(row -> {
                var code = codes.get(String.valueOf(column.text(row)));
                return column.isMissing(row) || code == null ? Double.NaN : code;
            });
            return;
        }
        for (var name : order) {
            cells.add(row -> !column.isMissing(row) && name.equals(column.text(row)) ? 1 : 0);
        }
    }
}
