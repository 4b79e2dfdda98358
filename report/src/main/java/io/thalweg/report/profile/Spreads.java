package io.thalweg.report.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts values.
final class Spreads {
    private static final int STRETCHES = 24;
    private static final int NAMES = 8;

    private Spreads() {}

    /// Counts numbers; null if there is none. Few different whole numbers get a stretch each.
    ///
    /// @param numbers NaN is missing
    /// @param time whether they are years
    static @Nullable Spread ofNumbers(double[] numbers, boolean time) {
        var sorted = Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return null;
        }
        double least = sorted[0];
        double greatest = sorted[sorted.length - 1];
        boolean whole = !time && greatest - least < STRETCHES;
        double sum = 0;
        for (double number : sorted) {
            sum += number;
            whole &= number == Math.rint(number);
        }
        double mean = sum / sorted.length;
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        double from = whole ? least - 0.5 : least;
        double to = whole ? greatest + 0.5 : greatest;
        int stretches = whole ? (int) (greatest - least) + 1 : STRETCHES;
        if (from == to) {
            stretches = 1;
        }
        var counts = new int[stretches];
        for (double number : sorted) {
            int stretch = from == to ? 0 : (int) ((number - from) / (to - from) * stretches);
            counts[Math.min(stretches - 1, stretch)]++;
        }
        return new Spread.OfNumbers(from, to, mean, median, list(counts), time);
    }

    /// Counts names; null if there is none.
    static @Nullable Spread ofNames(Cells.Coded coded) {
        int distinct = coded.names().size();
        if (distinct == 0) {
            return null;
        }
        var counts = new int[distinct];
        int others = 0;
        for (int code : coded.codes()) {
            if (code >= 0) {
                counts[code]++;
                others++;
            }
        }
        var order = new ArrayList<Integer>();
        for (int i = 0; i < distinct; i++) {
            order.add(i);
        }
        order.sort((a, b) -> Integer.compare(counts[b], counts[a]));
        var names = new ArrayList<String>();
        var shown = new ArrayList<Integer>();
        for (int code : order.subList(0, Math.min(NAMES, distinct))) {
            names.add(coded.names().get(code));
            shown.add(counts[code]);
            others -= counts[code];
        }
        return new Spread.OfNames(names, shown, others, distinct);
    }

    private static List<Integer> list(int[] counts) {
        var list = new ArrayList<Integer>(counts.length);
        for (int count : counts) {
            list.add(count);
        }
        return list;
    }
}
