package io.thalweg.learn.recipe;

import io.thalweg.learn.ensemble.GreedySelection;
import io.thalweg.learn.ensemble.Shrinkage;
import java.util.Comparator;
import java.util.List;

/// How much of the model each of several entrants is, by what they say of the rows held back.
///
/// @param entrants at least one
/// @param outputs what each of them says of these rows
/// @param held the rows
record Mixture(List<Entrant> entrants, List<double[]> outputs, HeldRows held) {
    Mixture {
        entrants = List.copyOf(entrants);
        outputs = List.copyOf(outputs);
    }

    static Mixture of(List<Entrant> entrants, HeldRows held) {
        return new Mixture(entrants, entrants.stream().map(Entrant::joined).toList(), held);
    }

    /// The outputs of an average.
    ///
    /// @param shares of the entrants
    double[] mixed(double[] shares) {
        var mixed = new double[outputs.getFirst().length];
        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; shares[i] > 0 && j < mixed.length; j++) {
                mixed[j] += shares[i] * outputs.get(i)[j];
            }
        }
        return mixed;
    }

    /// All to the one with the lowest loss.
    double[] ofTheBest() {
        var first =
                entrants.stream()
                        .min(
                                Comparator.comparingDouble(Entrant::loss)
                                        .thenComparingInt(Entrant::trial))
                        .orElseThrow();
        var shares = new double[entrants.size()];
        shares[entrants.indexOf(first)] = 1;
        return shares;
    }

    /// Between a usual mean and the average that does best on the rows held back: as near to the
    /// latter as these rows are sure of it.
    ///
    /// @param usualShares in tenths, of the first entrants
    double[] shares(List<Double> usualShares) {
        var usual = new double[entrants.size()];
        for (int i = 0; i < usualShares.size(); i++) {
            usual[i] = usualShares.get(i);
        }
        var selection = select(usual);
        var chosen = new double[usual.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = (double) selection.counts()[i] / selection.members();
        }
        double sure = Shrinkage.share(held.losses(mixed(usual)), held.losses(mixed(chosen)));
        var shares = new double[usual.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = usual[i] + sure * (chosen[i] - usual[i]);
        }
        return shares;
    }

    /// The better of two selections: from nothing on, which is never worse than the best single
    /// entrant, and from the usual mean on, which is never worse than that.
    private GreedySelection select(double[] usual) {
        var start = new int[usual.length];
        for (int i = 0; i < start.length; i++) {
            start[i] = (int) Math.round(10 * usual[i]);
        }
        var onwards = GreedySelection.from(outputs, start, BestDefaults.ROUNDS, held::loss);
        var afresh = GreedySelection.of(outputs, BestDefaults.ROUNDS, held::loss);
        return afresh.loss() < onwards.loss() ? afresh : onwards;
    }
}
