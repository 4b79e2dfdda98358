package io.thalweg.learn.recipe;

import java.util.ArrayList;
import java.util.List;

/// The weighted mean of contenders with the least loss on rows held back (stacking: Wolpert 1992,
/// "Stacked generalization"; with weights of at least 0 that sum up to 1, as in Breiman 1996,
/// "Stacked regressions").
///
/// @param shares one for each contender, in steps of a tenth; 1 together
/// @param outputs of all together, for each of the folds that all were trained for
/// @param loss theirs
/// @param losses each contender's alone
record Blend(List<Double> shares, List<double[]> outputs, double loss, List<Double> losses) {
    /// Finer steps would choose by chance.
    private static final int STEPS = 10;

    Blend {
        shares = List.copyOf(shares);
        outputs = List.copyOf(outputs);
        losses = List.copyOf(losses);
    }

    /// Tries all shares in steps of a tenth. Of equal ones, those with more of the contenders that
    /// come first.
    ///
    /// @param contenders at least one
    /// @param binary whether outputs are the probability that the target is 1
    static Blend of(List<Fold> folds, List<Contender> contenders, boolean binary) {
        var outputs = contenders.stream().map(Contender::outputs).toList();
        var decisive = outputs.stream().map(each -> HeldOutLoss.decisive(folds, each)).toList();
        var losses = new ArrayList<Double>();
        for (int i = 0; i < contenders.size(); i++) {
            var alone = new int[contenders.size()];
            alone[i] = STEPS;
            losses.add(HeldOutLoss.ofDecisive(folds, mixed(decisive, alone), binary));
        }
        var best = new int[contenders.size()];
        best[0] = STEPS;
        double loss = losses.get(0);
        for (var steps : divisions(contenders.size(), STEPS)) {
            double tried = HeldOutLoss.ofDecisive(folds, mixed(decisive, steps), binary);
            if (tried < loss) {
                loss = tried;
                best = steps;
            }
        }
        var shares = new ArrayList<Double>();
        for (int step : best) {
            shares.add((double) step / STEPS);
        }
        return new Blend(shares, mixed(outputs, best), loss, losses);
    }

    /// All ways to divide some steps between some contenders, most for the first ones first.
    private static List<int[]> divisions(int contenders, int steps) {
        var divisions = new ArrayList<int[]>();
        if (contenders == 1) {
            divisions.add(new int[] {steps});
            return divisions;
        }
        for (int own = steps; own >= 0; own--) {
            for (var rest : divisions(contenders - 1, steps - own)) {
                var division = new int[contenders];
                division[0] = own;
                System.arraycopy(rest, 0, division, 1, rest.length);
                divisions.add(division);
            }
        }
        return divisions;
    }

    /// @param all for each contender, what it says in each fold
    private static List<double[]> mixed(List<List<double[]>> all, int[] steps) {
        int folds = Integer.MAX_VALUE;
        for (var each : all) {
            folds = Math.min(folds, each.size());
        }
        var mixed = new ArrayList<double[]>(folds);
        for (int i = 0; i < folds; i++) {
            var sums = new double[all.get(0).get(i).length];
            for (int j = 0; j < steps.length; j++) {
                var own = all.get(j).get(i);
                for (int k = 0; steps[j] > 0 && k < sums.length; k++) {
                    sums[k] += steps[j] * own[k] / STEPS;
                }
            }
            mixed.add(sums);
        }
        return mixed;
    }
}
