package io.thalweg.bench.compare;

import io.thalweg.bench.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All sides in one workload at one number of threads.
///
/// @param workload what was done
/// @param threads on how many
/// @param results one for each side that took part
public record Comparison(Workload workload, int threads, List<Result> results) {
    /// Thalweg's figures, or null if there are none.
    @Nullable Figures thalweg() {
        for (var result : results) {
            if (result.side().equals(Contestant.THALWEG)) {
                return result.figures();
            }
        }
        return null;
    }

    /// The fastest peer of those that count, or null if none has figures.
    @Nullable Result best() {
        Result best = null;
        for (var result : results) {
            var figures = result.figures();
            if (figures == null
                    || !result.likeForLike()
                    || result.side().equals(Contestant.THALWEG)) {
                continue;
            }
            var bestFigures = best == null ? null : best.figures();
            if (bestFigures == null
                    || Result.ratio(workload, figures.median(), bestFigures.median()) > 1) {
                best = result;
            }
        }
        return best;
    }

    /// How many times faster Thalweg is than the best peer, by medians; NaN if one of them is
    /// missing.
    double ratio() {
        var ours = thalweg();
        var best = best();
        var theirs = best == null ? null : best.figures();
        return ours == null || theirs == null
                ? Double.NaN
                : Result.ratio(workload, ours.median(), theirs.median());
    }

    /// The geometric mean of the ratios of several comparisons, without whole processes and without
    /// those that have none; NaN if there is none.
    static double meanRatio(List<Comparison> comparisons) {
        double sum = 0;
        int count = 0;
        for (var comparison : comparisons) {
            double ratio = comparison.ratio();
            if (comparison.workload() != Workload.W9 && !Double.isNaN(ratio)) {
                sum += Math.log(ratio);
                count++;
            }
        }
        return count == 0 ? Double.NaN : Math.exp(sum / count);
    }
}
