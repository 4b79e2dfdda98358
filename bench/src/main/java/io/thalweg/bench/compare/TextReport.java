package io.thalweg.bench.compare;

import io.thalweg.bench.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// An outcome as Markdown.
final class TextReport {
    private static final String NONE = "–";

    private TextReport() {}

    static String of(Outcome outcome) {
        var text = new StringBuilder();
        outcome.peaks()
                .forEach((threads, peak) ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "Peak at %s: %.0f GFLOP/s, copying %.1f GB/s.%n",
                                        threads(threads),
                                        peak.gflops(),
                                        peak.gigabytes())));
        for (int threads : outcome.settings().threads()) {
            var comparisons = outcome.at(threads);
            text.append("\n### ").append(threads(threads)).append("\n\n");
            table(text, outcome, comparisons);
            double mean = Comparison.meanRatio(comparisons);
            if (!Double.isNaN(mean)) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                "%nGeometric mean of the ratios, W9 left out: %.2f.%n",
                                mean));
            }
        }
        notes(text, outcome);
        return text.toString();
    }

    private static String threads(int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }

    private static void table(StringBuilder text, Outcome outcome, List<Comparison> comparisons) {
        var sides = outcome.settings().sides();
        var head = new ArrayList<String>(List.of("workload", "unit"));
        head.addAll(sides);
        head.addAll(List.of("best peer", "ratio", "of peak"));
        row(text, head);
        var rule = new String[head.size()];
        Arrays.fill(rule, "---");
        row(text, List.of(rule));
        for (var comparison : comparisons) {
            var cells = new ArrayList<String>();
            cells.add(comparison.workload().id());
            cells.add(comparison.workload().unit().label());
            for (var side : sides) {
                cells.add(cell(comparison, side));
            }
            var best = comparison.best();
            var ours = comparison.thalweg();
            cells.add(best == null ? NONE : best.side());
            double ratio = comparison.ratio();
            cells.add(Double.isNaN(ratio) ? NONE : String.format(Locale.ROOT, "**%.2f**", ratio));
            double share =
                    ours == null ? Double.NaN : outcome.shareOfPeak(comparison, ours.median());
            cells.add(
                    Double.isNaN(share)
                            ? NONE
                            : String.format(Locale.ROOT, "%.0f %%", 100 * share));
            row(text, cells);
        }
    }

    private static String cell(Comparison comparison, String side) {
        for (var result : comparison.results()) {
            var figures = result.figures();
            if (result.side().equals(side)) {
                return figures == null
                        ? "refused"
                        : number(figures.median())
                                + " ("
                                + number(figures.least())
                                + " to "
                                + number(figures.greatest())
                                + ")"
                                + (result.likeForLike() ? "" : " *");
            }
        }
        return NONE;
    }

    /// Three digits at least, no more than needed.
    static String number(double value) {
        if (Math.abs(value) >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(
                Locale.ROOT,
                Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.3f",
                value);
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static void notes(StringBuilder text, Outcome outcome) {
        text.append("\nLosses, and milliseconds from asking for the model to the first, the 100th");
        text.append(" and the first steady step:\n\n");
        row(
                text,
                List.of(
                        "workload",
                        "threads",
                        "side",
                        "first loss",
                        "last losses",
                        "1st step",
                        "100th",
                        "steady",
                        "remark"));
        row(text, List.of("---", "---", "---", "---", "---", "---", "---", "---", "---"));
        for (var comparison : outcome.comparisons()) {
            for (var result : comparison.results()) {
                if (result.trace() != null || result.figures() == null) {
                    row(text, note(comparison.workload(), comparison.threads(), result));
                }
            }
        }
        for (var absent : outcome.absent()) {
            text.append("\nLeft out, for it could not be had: ").append(absent).append(".\n");
        }
    }

    private static List<String> note(Workload workload, int threads, Result result) {
        var trace = result.trace();
        var start = result.start();
        var late = result.late();
        var remark = result.figures() == null ? "refused: " + result.note() : result.note();
        if (late != null) {
            remark +=
                    " after %,d steps %s %s, loss %s"
                            .formatted(
                                    late.steps(),
                                    number(late.figure()),
                                    workload.unit().label(),
                                    String.format(Locale.ROOT, "%.2g", late.loss()));
        }
        return List.of(
                workload.id(),
                Integer.toString(threads),
                result.side(),
                trace == null ? NONE : String.format(Locale.ROOT, "%.5g", trace.first()),
                trace == null ? NONE : String.format(Locale.ROOT, "%.5g", trace.late()),
                trace == null ? NONE : number(trace.firstMilliseconds()),
                start == null || Double.isNaN(start.hundredth()) ? NONE : number(start.hundredth()),
                start == null || Double.isNaN(start.steady()) ? NONE : number(start.steady()),
                remark.strip());
    }
}
