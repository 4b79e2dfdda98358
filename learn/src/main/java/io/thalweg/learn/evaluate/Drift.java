package io.thalweg.learn.evaluate;

import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import io.thalweg.learn.evaluate.ColumnDrift.Degree;
import io.thalweg.model.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How far some rows differ from those that a model was trained on, column by column.
///
/// @param rows how many rows were compared
/// @param columns those that moved most first; none where the model file doesn't know what it was
///   trained on
public record Drift(int rows, List<ColumnDrift> columns) {
    /// Keeps a share from being 0, whose logarithm there is none of.
    private static final double LEAST_SHARE = 1e-4;

    /// Keeps a copy.
    public Drift {
        columns = List.copyOf(columns);
    }

    /// Compares rows with a model's distributions; columns that the table doesn't have are left
    /// out.
    public static Drift of(List<Distribution> known, Table table, int[] rows) {
        var columns = new ArrayList<ColumnDrift>();
        for (var distribution : known) {
            if (table.find(distribution.column()).isPresent()) {
                columns.add(column(distribution, table, rows));
            }
        }
        columns.sort(Comparator.comparingDouble(ColumnDrift::stability).reversed());
        return new Drift(rows.length, columns);
    }

    /// The columns that moved more than chance would have it.
    public List<ColumnDrift> moved() {
        return columns.stream().filter(each -> each.degree() != Degree.NONE).toList();
    }

    private static ColumnDrift column(Distribution then, Table table, int[] rows) {
        if (!then.quantiles().isEmpty()
                && table.column(then.column()) instanceof NumberColumn numbers) {
            return ofNumbers(then, Distribution.numbers(numbers, rows));
        }
        return ofNames(then, Distribution.names(table, then.column(), rows));
    }

    static ColumnDrift ofNumbers(Distribution then, double[] values) {
        double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double missing = 1 - (double) sorted.length / Math.max(1, values.length);
        var edges = edges(then.quantiles());
        int steps = edges.length;
        var before = new double[steps + 2];
        var now = new double[steps + 2];
        double distance = 0;
        for (int i = 0; i <= steps; i++) {
            double upTo = i == steps ? 1 : levelAt(then.quantiles(), edges[i]);
            double seen = i == steps ? 1 : shareUpTo(sorted, edges[i]);
            before[i] = upTo - (i == 0 ? 0 : levelAt(then.quantiles(), edges[i - 1]));
            now[i] = seen - (i == 0 ? 0 : shareUpTo(sorted, edges[i - 1]));
        }
        for (double value : then.quantiles()) {
            double difference = levelAt(then.quantiles(), value) - shareUpTo(sorted, value);
            distance = Math.max(distance, Math.abs(difference));
        }
        for (int i = 0; i <= steps; i++) {
            before[i] *= 1 - then.missing();
            now[i] *= 1 - missing;
        }
        before[steps + 1] = then.missing();
        now[steps + 1] = missing;
        return drift(then, before, now, values.length, distance, missing, 0);
    }

    /// Every tenth of the training values that has values on both sides; no value twice.
    private static double[] edges(List<Double> quantiles) {
        double last = quantiles.getLast();
        return IntStream.iterate(2, i -> i < Distribution.STRETCHES, i -> i + 2)
                .mapToDouble(quantiles::get)
                .filter(value -> value < last)
                .distinct()
                .toArray();
    }

    /// The share of training values up to one of them.
    private static double levelAt(List<Double> quantiles, double value) {
        int level = quantiles.size() - 1;
        while (level > 0 && quantiles.get(level) > value) {
            level--;
        }
        return (double) level / (quantiles.size() - 1);
    }

    private static double shareUpTo(double[] sorted, double value) {
        int count = 0;
        int end = sorted.length;
        while (count < end) {
            int middle = (count + end) >>> 1;
            if (sorted[middle] <= value) {
                count = middle + 1;
            } else {
                end = middle;
            }
        }
        return sorted.length == 0 ? 0 : (double) count / sorted.length;
    }

    private static ColumnDrift ofNames(Distribution then, Map<String, Integer> counts) {
        int rows = counts.values().stream().mapToInt(Integer::intValue).sum();
        int known = then.names().size();
        var before = new double[known + 2];
        var now = new double[known + 2];
        double present = 1 - then.missing();
        double listed = 0;
        double seen = 0;
        for (int i = 0; i < known; i++) {
            before[i] = then.shares().get(i) * present;
            now[i] = (double) counts.getOrDefault(then.names().get(i), 0) / Math.max(1, rows);
            listed += before[i];
            seen += now[i];
        }
        double missing = (double) counts.getOrDefault("", 0) / Math.max(1, rows);
        boolean isCounted = known > 0;
        double unseen = isCounted ? Math.max(0, 1 - missing - seen) : 0;
        before[known] = isCounted ? Math.max(0, present - listed) : 0;
        now[known] = unseen;
        before[known + 1] = then.missing();
        now[known + 1] = missing;
        return drift(then, before, now, rows, null, missing, unseen);
    }

    /// The index and what chance makes of it: (stretches − 1) (1 / rows then + 1 / rows now) on
    /// average, as a χ² (Yurdakul, "Statistical Properties of Population Stability Index", 2018).
    private static ColumnDrift drift(
            Distribution then,
            double[] before,
            double[] now,
            int rows,
            @Nullable Double distance,
            double missing,
            double unseen) {
        double index = 0;
        int stretches = 0;
        for (int i = 0; i < before.length; i++) {
            if (before[i] <= 0 && now[i] <= 0) {
                continue;
            }
            stretches++;
            double was = Math.max(LEAST_SHARE, before[i]);
            double is = Math.max(LEAST_SHARE, now[i]);
            index += (is - was) * Math.log(is / was);
        }
        int freedom = Math.max(1, stretches - 1);
        double chance = 1.0 / Math.max(1, then.rows()) + 1.0 / Math.max(1, rows);
        double expected = (freedom + 3 * Math.sqrt(2.0 * freedom)) * chance;
        return new ColumnDrift(
                then.column(), index, expected, distance, then.missing(), missing, unseen);
    }
}
