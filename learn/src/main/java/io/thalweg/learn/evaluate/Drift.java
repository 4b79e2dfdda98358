package io.thalweg.learn.evaluate;

import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import io.thalweg.learn.evaluate.ColumnDrift.Degree;
import io.thalweg.model.Distribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far some rows differ from those that a model was trained on, column by column.
///
/// @param rows how many rows were compared
/// @param columns those that moved most first; none where the model file doesn't know what it was
///   trained on
public record Drift(int rows, List<ColumnDrift> columns) {
    /// Rows added to every stretch, so that none is empty: an index of few rows would be made of
    /// empty stretches alone.
    private static final double ADDED = 0.5;

    /// Of numbers, about every tenth of the training rows ends a stretch.
    private static final double STEP = 0.0999;

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
        var column = table.column(then.column());
        if (!then.values().isEmpty() && column instanceof NumberColumn numbers) {
            return ofNumbers(then, Distribution.numbers(numbers, rows));
        }
        if (then.names().isEmpty()) {
            double missing = Distribution.missing(column, rows);
            return drift(
                    then,
                    new double[] {1 - then.missing(), then.missing()},
                    new double[] {1 - missing, missing},
                    rows.length,
                    null,
                    missing,
                    0);
        }
        return ofNames(then, Distribution.names(column, rows));
    }

    static ColumnDrift ofNumbers(Distribution then, double[] numbers) {
        double[] sorted = Distribution.sorted(numbers);
        double missing = 1 - (double) sorted.length / Math.max(1, numbers.length);
        var before = new ArrayList<Double>();
        var now = new ArrayList<Double>();
        double distance = 0;
        double lastThen = 0;
        double lastNow = 0;
        int last = then.values().size() - 1;
        for (int i = 0; i <= last; i++) {
            double shareThen = then.shares().get(i);
            double shareNow = Distribution.shareUpTo(sorted, then.values().get(i));
            distance = Math.max(distance, Math.abs(shareThen - shareNow));
            boolean isEnd = i == last;
            if (isEnd || (shareThen - lastThen >= STEP && shareThen < 1)) {
                // What lies beyond the greatest value belongs to the last stretch.
                before.add(((isEnd ? 1 : shareThen) - lastThen) * (1 - then.missing()));
                now.add(((isEnd ? 1 : shareNow) - lastNow) * (1 - missing));
                lastThen = shareThen;
                lastNow = shareNow;
            }
        }
        before.add(then.missing());
        now.add(missing);
        return drift(then, array(before), array(now), numbers.length, distance, missing, 0);
    }

    private static double[] array(List<Double> shares) {
        return shares.stream().mapToDouble(Double::doubleValue).toArray();
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
        double unseen = Math.max(0, 1 - missing - seen);
        before[known] = Math.max(0, present - listed);
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
            stretches += before[i] > 0 || now[i] > 0 ? 1 : 0;
        }
        for (int i = 0; i < before.length; i++) {
            if (before[i] > 0 || now[i] > 0) {
                double was = smoothed(before[i], then.rows(), stretches);
                double is = smoothed(now[i], rows, stretches);
                index += (is - was) * Math.log(is / was);
            }
        }
        int freedom = Math.max(1, stretches - 1);
        double chance = 1.0 / Math.max(1, then.rows()) + 1.0 / Math.max(1, rows);
        double expected = (freedom + 3 * Math.sqrt(2.0 * freedom)) * chance;
        return new ColumnDrift(
                then.column(), index, expected, distance, then.missing(), missing, unseen);
    }

    private static double smoothed(double share, int rows, int stretches) {
        return (share * rows + ADDED) / (rows + ADDED * stretches);
    }
}
