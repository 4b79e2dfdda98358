package io.thalweg.learn.recipe;

import java.util.ArrayList;
import java.util.List;

/// The weighted mean of a linear model and networks with the least loss on rows held back.
///
/// @param share the networks', from 0 to 1
/// @param outputs of both together, for each of the folds that both were trained for
/// @param loss theirs
/// @param linearLoss the linear model's alone
/// @param networkLoss the networks' alone
record Blend(
        double share, List<double[]> outputs, double loss, double linearLoss, double networkLoss) {
    /// Finer steps would choose by chance.
    private static final int STEPS = 10;

    static Blend of(List<Fold> folds, Contender linear, Contender network, boolean binary) {
        var losses = new double[STEPS + 1];
        int best = 0;
        for (int step = 0; step <= STEPS; step++) {
            var outputs = mixed(linear, network, (double) step / STEPS);
            losses[step] = HeldOutLoss.of(folds, outputs, binary);
            best = losses[step] < losses[best] ? step : best;
        }
        double share = (double) best / STEPS;
        return new Blend(
                share, mixed(linear, network, share), losses[best], losses[0], losses[STEPS]);
    }

    private static List<double[]> mixed(Contender linear, Contender network, double share) {
        int count = Math.min(linear.outputs().size(), network.outputs().size());
        var mixed = new ArrayList<double[]>(count);
        for (int i = 0; i < count; i++) {
            var one = linear.outputs().get(i);
            var other = network.outputs().get(i);
            var outputs = new double[one.length];
            for (int j = 0; j < outputs.length; j++) {
                outputs[j] = (1 - share) * one[j] + share * other[j];
            }
            mixed.add(outputs);
        }
        return mixed;
    }
}
