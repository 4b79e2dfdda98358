package io.thalweg.bench.compare;

import java.util.List;
import java.util.Map;

/// All that a run found.
///
/// @param settings what was asked for
/// @param peaks what the machine can do at most, by number of threads
/// @param comparisons in the order in which they ran
/// @param absent titles of contestants whose library can't be had
record Outcome(
        Settings settings,
        Map<Integer, Peak> peaks,
        List<Comparison> comparisons,
        List<String> absent) {
    /// The larger of two shares: of the machine's operations, and of its memory's speed.
    ///
    /// @param figure in the workload's unit
    double shareOfPeak(Comparison comparison, double figure) {
        var peak = peaks.get(comparison.threads());
        var workload = comparison.workload();
        if (peak == null || workload.operations() == 0) {
            return Double.NaN;
        }
        double stepsPerNanosecond = workload.stepsPerSecond(figure) / 1e9;
        return Math.max(
                workload.operations() * stepsPerNanosecond / peak.gflops(),
                workload.bytes() * stepsPerNanosecond / peak.gigabytes());
    }

    /// The comparisons at a number of threads.
    List<Comparison> at(int threads) {
        return comparisons.stream().filter(c -> c.threads() == threads).toList();
    }
}
