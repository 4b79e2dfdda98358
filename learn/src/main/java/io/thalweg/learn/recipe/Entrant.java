package io.thalweg.learn.recipe;

import io.thalweg.model.Network;
import java.util.List;

/// A model of which a network was trained for each fold, that may come into an ensemble.
///
/// @param trial its number
/// @param networks that come into the model, alike in share: one for each fold, or one for all
/// @param outputs for each fold, what its network gives for the rows held back
/// @param loss on these rows
record Entrant(int trial, List<Network> networks, List<double[]> outputs, double loss) {
    Entrant {
        networks = List.copyOf(networks);
        outputs = List.copyOf(outputs);
    }

    /// The networks of a contender.
    static List<Network> networks(Contender contender) {
        return contender.members().stream().map(each -> each.run().network()).toList();
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
