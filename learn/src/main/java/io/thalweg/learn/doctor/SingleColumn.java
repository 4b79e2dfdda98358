package io.thalweg.learn.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// What one column alone tells of a target: even rows are looked up, odd rows are predicted.
final class SingleColumn {
    /// How many rows a prediction is the mean of, at least.
    private static final int NEIGHBOURS = 5;

    private final ExaminedRows rows;
    private final int[] known;
    private final int[] asked;
    private final double[] targets;
    private final int classes;

    /// @param count how many rows to look at, an even number
    SingleColumn(ExaminedRows rows, int count) {
        this.rows = rows;
        known = new int[count / 2];
        asked = new int[count / 2];
        // Neighbours in the file often belong together: each pair has a row on either side, and
        // which is which changes from pair to pair, so that no rhythm of the file is met.
        for (int i = 0; i < count / 2; i++) {
            int first = (int) (2L * i * rows.rows() / count);
            int second = (int) ((2L * i + 1) * rows.rows() / count);
            boolean swapped = (Integer.bitCount(i) & 1) == 1;
            known[i] = swapped ? second : first;
            asked[i] = swapped ? first : second;
        }
        classes = rows.classes().size();
        targets = new double[rows.rows()];
        for (int row = 0; row < targets.length; row++) {
            targets[row] = rows.target(row);
        }
        if (classes == 0) {
            rank();
        }
    }

    /// Replaces the looked-at targets by their ranks; equal ones have the mean of theirs.
    private void rank() {
        var both = new Integer[known.length + asked.length];
        for (int i = 0; i < known.length; i++) {
            both[2 * i] = known[i];
            both[2 * i + 1] = asked[i];
        }
        Arrays.sort(both, Comparator.comparingDouble(row -> targets[row]));
        var ranks = new double[both.length];
        for (int from = 0; from < both.length; ) {
            int to = from;
            while (to < both.length && targets[both[to]] == targets[both[from]]) {
                to++;
            }
            Arrays.fill(ranks, from, to, (from + to - 1) / 2.0);
            from = to;
        }
        for (int i = 0; i < both.length; i++) {
            targets[both[i]] = ranks[i];
        }
    }

    /// The share of errors, or of the ranks' variance, that a column takes away.
    double explained(int column) {
        return rows.isCategory(column) ? byCategory(column) : byNeighbours(column);
    }

    private double byCategory(int column) {
        var groups = new HashMap<Double, List<Integer>>();
        for (int row : known) {
            groups.computeIfAbsent(rows.number(row, column), key -> new ArrayList<>()).add(row);
        }
        var predictions = new HashMap<Double, Double>();
        for (var group : groups.entrySet()) {
            predictions.put(group.getKey(), predict(group.getValue()));
        }
        double otherwise = predict(list(known));
        var predicted = new double[asked.length];
        for (int i = 0; i < asked.length; i++) {
            predicted[i] = predictions.getOrDefault(rows.number(asked[i], column), otherwise);
        }
        return explained(predicted);
    }

    private double byNeighbours(int column) {
        var sorted = new ArrayList<Integer>();
        var missing = new ArrayList<Integer>();
        for (int row : known) {
            (Double.isNaN(rows.number(row, column)) ? missing : sorted).add(row);
        }
        sorted.sort(Comparator.comparingDouble(row -> rows.number(row, column)));
        double otherwise = predict(missing.isEmpty() ? list(known) : missing);
        var values = new double[sorted.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.number(sorted.get(i), column);
        }
        var predictions = new double[values.length];
        for (int from = 0; from < values.length; ) {
            int to = from;
            while (to < values.length && values[to] == values[from]) {
                to++;
            }
            int low = from;
            int high = to;
            while (high - low < Math.min(NEIGHBOURS, values.length)) {
                low = Math.max(0, low - 1);
                high = Math.min(values.length, high + 1);
            }
            Arrays.fill(predictions, from, to, predict(sorted.subList(low, high)));
            from = to;
        }
        var predicted = new double[asked.length];
        for (int i = 0; i < asked.length; i++) {
            double value = rows.number(asked[i], column);
            predicted[i] =
                    Double.isNaN(value) || values.length == 0
                            ? otherwise
                            : predictions[nearest(values, value)];
        }
        return explained(predicted);
    }

    private static int nearest(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        if (at >= 0) {
            return at;
        }
        int above = -at - 1;
        if (above == 0 || above == sorted.length) {
            return Math.min(above, sorted.length - 1);
        }
        return sorted[above] - value < value - sorted[above - 1] ? above : above - 1;
    }

    private static List<Integer> list(int[] rows) {
        var list = new ArrayList<Integer>(rows.length);
        for (int row : rows) {
            list.add(row);
        }
        return list;
    }

    /// The mean of the rows' targets, or their most frequent class.
    private double predict(List<Integer> some) {
        if (classes == 0) {
            double sum = 0;
            for (int row : some) {
                sum += targets[row];
            }
            return sum / some.size();
        }
        var counts = new int[classes];
        int best = 0;
        for (int row : some) {
            int number = (int) targets[row];
            counts[number]++;
            best = counts[number] > counts[best] ? number : best;
        }
        return best;
    }

    private double explained(double[] predicted) {
        double otherwise = predict(list(known));
        double errors = 0;
        double trivial = 0;
        for (int i = 0; i < asked.length; i++) {
            errors += error(targets[asked[i]], predicted[i]);
            trivial += error(targets[asked[i]], otherwise);
        }
        return trivial == 0 ? 0 : 1 - errors / trivial;
    }

    private double error(double target, double predicted) {
        double difference = target - predicted;
        return classes == 0 ? difference * difference : difference == 0 ? 0 : 1;
    }
}
