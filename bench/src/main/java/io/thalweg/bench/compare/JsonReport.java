package io.thalweg.bench.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// An outcome as one JSON object. Numbers that there are none of are null.
final class JsonReport {
    private JsonReport() {}

    static String of(Outcome outcome) {
        return JsonMapper.builder().build().writeValueAsString(object(outcome));
    }

    static Map<String, @Nullable Object> object(Outcome outcome) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put(
                "peak_gflops",
                outcome.peaks().values().stream().findFirst().map(Peak::gflops).orElse(null));
        Map<String, @Nullable Object> peaks = new LinkedHashMap<>();
        outcome.peaks()
                .forEach((threads, peak) ->
                        peaks.put(
                                Integer.toString(threads),
                                Map.of(
                                        "gflops", peak.gflops(),
                                        "copy_gbytes", peak.gigabytes())));
        root.put("peaks", peaks);
        Map<String, @Nullable Object> means = new LinkedHashMap<>();
        for (int threads : outcome.settings().threads()) {
            means.put(Integer.toString(threads), number(Comparison.meanRatio(outcome.at(threads))));
        }
        root.put("mean_ratio", means);
        Map<String, Map<String, @Nullable Object>> workloads = new LinkedHashMap<>();
        for (var comparison : outcome.comparisons()) {
            var workload = comparison.workload();
            var entry = workloads.computeIfAbsent(workload.id(), id -> new LinkedHashMap<>());
            entry.put("title", workload.title());
            entry.put("unit", workload.unit().label());
            entry.put("more_is_better", workload.unit().moreIsBetter());
            @SuppressWarnings("unchecked")
            var threads =
                    (Map<String, @Nullable Object>)
                            entry.computeIfAbsent("threads", t -> new LinkedHashMap<>());
            threads.put(Integer.toString(comparison.threads()), comparison(outcome, comparison));
        }
        root.put("workloads", workloads);
        root.put("absent", outcome.absent());
        return root;
    }

    private static Map<String, @Nullable Object> comparison(
            Outcome outcome, Comparison comparison) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        var ours = comparison.thalweg();
        var best = comparison.best();
        var theirs = best == null ? null : best.figures();
        map.put("thalweg", ours == null ? null : ours.median());
        map.put("best_peer", theirs == null ? null : theirs.median());
        map.put("peer", best == null ? null : best.side());
        map.put("ratio", number(comparison.ratio()));
        map.put(
                "share_of_peak",
                ours == null ? null : number(outcome.shareOfPeak(comparison, ours.median())));
        Map<String, @Nullable Object> sides = new LinkedHashMap<>();
        for (var result : comparison.results()) {
            sides.put(result.side(), side(result));
        }
        map.put("sides", sides);
        return map;
    }

    private static Map<String, @Nullable Object> side(Result result) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        var figures = result.figures();
        if (figures != null) {
            map.put("median", figures.median());
            map.put("least", figures.least());
            map.put("greatest", figures.greatest());
        }
        map.put("counts", figures != null && result.likeForLike());
        if (!result.note().isEmpty()) {
            map.put("note", result.note());
        }
        var trace = result.trace();
        if (trace != null) {
            map.put("first_loss", number(trace.first()));
            map.put("early_loss", number(trace.early()));
            map.put("late_loss", number(trace.late()));
            map.put("first_step_ms", number(trace.firstMilliseconds()));
        }
        var start = result.start();
        if (start != null) {
            map.put("hundredth_step_ms", number(start.hundredth()));
            map.put("steady_ms", number(start.steady()));
        }
        var late = result.late();
        if (late != null) {
            map.put("late_steps", late.steps());
            map.put("late", number(late.figure()));
            map.put("late_steps_loss", number(late.loss()));
        }
        return map;
    }

    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
