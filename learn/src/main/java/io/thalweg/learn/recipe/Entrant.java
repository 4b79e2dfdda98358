package io.thalweg.learn.recipe;

import io.thalweg.model.Network;
import java.util.ArrayList;
import java.util.List;

/// A model of which a network was trained for each fold, that may come into an ensemble; or what
/// was trained several times, with other seeds, and stands for the mean of them.
///
/// @param trials the numbers of the trials that it is of, one but where it was repeated
/// @param networks that come into the model, alike in share: one for each fold, or one for all, of
///   each trial
/// @param outputs for each fold, what is said of the rows held back, by networks that didn't see
///   them
/// @param loss on these rows
record Entrant(List<Integer> trials, List<Network> networks, List<double[]> outputs, double loss) {
    Entrant {
        trials = List.copyOf(trials);
        networks = List.copyOf(networks);
        outputs = List.copyOf(outputs);
    }

    /// A model that was trained once.
    Entrant(int trial, List<Network> networks, List<double[]> outputs, double loss) {
        this(List.of(trial), networks, outputs, loss);
    }

    /// The networks of a contender.
    static List<Network> networks(Contender contender) {
        return contender.members().stream().map(each -> each.run().network()).toList();
    }

    /// The number of its trial, the first where it is of several.
    int trial() {
        return trials.getFirst();
    }

    /// The mean of this and the same model trained once more; all trials count alike.
    ///
    /// @param again of one trial
    /// @param folds whose rows the outputs are for
    Entrant and(Entrant again, List<Fold> folds, boolean binary) {
        var allTrials = new ArrayList<>(trials);
        allTrials.addAll(again.trials);
        var allNetworks = new ArrayList<>(networks);
        allNetworks.addAll(again.networks);
        var means = new ArrayList<double[]>();
        int before = trials.size();
        for (int fold = 0; fold < outputs.size(); fold++) {
            var mean = outputs.get(fold).clone();
            var other = again.outputs.get(fold);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += (other[i] - mean[i]) / (before + 1);
            }
            means.add(mean);
        }
        return new Entrant(allTrials, allNetworks, means, HeldOutLoss.of(folds, means, binary));
    }

    /// What is said of all rows held back, fold after fold.
    double[] joined() {
        int length = 0;
        for (var some : outputs) {
            length += some.length;
        }
        var joined = new double[length];
        int at = 0;
        for (var some : outputs) {
            System.arraycopy(some, 0, joined, at, some.length);
            at += some.length;
        }
        return joined;
    }
}
