package io.thalweg.bench.compare;

import io.thalweg.bench.Workload;
import java.util.LinkedHashMap;
import java.util.Map;

/// Decides from the losses which sides trained the same model.
final class LossCheck {
    /// First losses come from the same weights and rows: only the rounding of sums differs, which
    /// is below 1e-4 of the loss for the longest of them in float32.
    static final double FIRST = 1e-3;

    /// Roundings grow while training. Among sides that agree they were seen to move the mean of the
    /// last quarter by up to 2 %; another learning rate or optimizer moves it by more than 10 %.
    static final double LATE = 0.05;

    private LossCheck() {}

    /// What is wrong with each side, or empty where nothing is.
    ///
    /// Sides with the same algorithm must agree with the median of them; the others must have
    /// learned as much as the workload asks of all, measured from where those began.
    ///
    /// @param same traces of the sides with the same algorithm
    /// @param others traces of the other sides
    static Map<String, String> verdicts(
            Workload workload, Map<String, Trace> same, Map<String, Trace> others) {
        var verdicts = new LinkedHashMap<String, String>();
        double first = median(same, Part.FIRST);
        double early = median(same, Part.EARLY);
        double late = median(same, Part.LATE);
        same.forEach((side, trace) -> {
            var wrong = learned(workload, trace, trace.early());
            if (wrong.isEmpty() && apart(trace.first(), first) > FIRST) {
                wrong =
                        "began with a loss of %.5g, the others with %.5g"
                                .formatted(trace.first(), first);
            }
            if (wrong.isEmpty() && apart(trace.late(), late) > LATE) {
                wrong =
                        "ended with a loss of %.5g, the others with %.5g"
                                .formatted(trace.late(), late);
            }
            verdicts.put(side, wrong);
        });
        others.forEach((side, trace) -> {
            double start = Double.isNaN(early) ? trace.early() : early;
            verdicts.put(side, learned(workload, trace, start));
        });
        return verdicts;
    }

    private static String learned(Workload workload, Trace trace, double start) {
        if (!Double.isFinite(trace.first()) || !Double.isFinite(trace.late())) {
            return "its loss isn't finite";
        }
        return workload.isProduct() || trace.late() < workload.learned() * start
                ? ""
                : "didn't learn: its loss went from %.5g to %.5g".formatted(start, trace.late());
    }

    private static double apart(double one, double other) {
        return Math.abs(one - other) / Math.max(Math.abs(other), 1e-6);
    }

    private enum Part {
        FIRST,
        EARLY,
        LATE
    }

    private static double median(Map<String, Trace> traces, Part part) {
        if (traces.isEmpty()) {
            return Double.NaN;
        }
        var values =
                traces.values().stream()
                        .mapToDouble(trace ->
                                switch (part) {
                                    case FIRST -> trace.first();
                                    case EARLY -> trace.early();
                                    case LATE -> trace.late();
                                })
                        .toArray();
        return Figures.of(values).median();
    }
}
