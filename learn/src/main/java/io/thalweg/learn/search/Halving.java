package io.thalweg.learn.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Asynchronous successive halving: configurations begin on the lowest rung, cheaply; the best of
/// each rung are trained again on the next one, with more epochs. There is always a next job, so
/// that the search can end at any moment.
///
/// Source: Li, Jamieson, Rostamizadeh, Gonina, Hardt, Recht, Talwalkar 2018, arXiv 1810.05934,
/// algorithm 2 (`get_job`), with no more jobs begun than ended.
public final class Halving {
    private final int reduction;
    private final List<Rung> rungs = new ArrayList<>();
    private int configurations;

    /// What is to be trained next.
    ///
    /// @param configuration which, from 0
    /// @param rung with how much, from 0
    public record Job(int configuration, int rung) {}

    private record Result(int configuration, double loss) {}

    /// Configurations that were trained with so much, and which of them went on.
    private record Rung(List<Result> results, Set<Integer> promoted) {}

    /// @param rungs how many, at least 1
    /// @param reduction the best one of so many goes on (η), at least 2
    public Halving(int rungs, int reduction) {
        if (rungs < 1 || reduction < 2) {
            throw new IllegalArgumentException(
                    rungs + " rungs and a reduction of " + reduction + " make no search");
        }
        this.reduction = reduction;
        for (int i = 0; i < rungs; i++) {
            this.rungs.add(new Rung(new ArrayList<>(), new HashSet<>()));
        }
    }

    /// The share of the epochs that a rung trains with: 1 on the highest.
    public double share(int rung) {
        double share = 1;
        for (int i = rung; i < rungs.size() - 1; i++) {
            share /= reduction;
        }
        return share;
    }

    /// The next job: a promotion from the highest rung that has one, or a new configuration.
    public Job next() {
        for (int i = rungs.size() - 2; i >= 0; i--) {
            var rung = rungs.get(i);
            int best = rung.results.size() / reduction;
            for (var result : rung.results.subList(0, best)) {
                if (rung.promoted.add(result.configuration)) {
                    return new Job(result.configuration, i + 1);
                }
            }
        }
        return new Job(configurations++, 0);
    }

    /// Tells what a job gave.
    ///
    /// @param loss the smaller the better; NaN for none
    public void done(Job job, double loss) {
        var results = rungs.get(job.rung).results;
        results.add(
                new Result(
                        job.configuration, Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss));
        results.sort(
                Comparator.comparingDouble(Result::loss).thenComparingInt(Result::configuration));
    }
}
