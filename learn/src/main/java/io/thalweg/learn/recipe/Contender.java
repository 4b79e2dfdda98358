package io.thalweg.learn.recipe;

import java.util.ArrayList;
import java.util.List;

/// A kind of model that may become the model, trained once for each fold, with what it says of the
/// rows that it didn't see.
///
/// @param name for people
/// @param members one for each of the folds, or of the first of them
/// @param outputs for each of these folds, what its member gives for the rows held back, as
///   [io.thalweg.model.Network#predict]; empty where a fold holds none back
record Contender(String name, List<Member> members, List<double[]> outputs) {
    Contender {
        members = List.copyOf(members);
        outputs = List.copyOf(outputs);
    }

    /// @param members at least one, at most one for each fold
    static Contender of(String name, List<Member> members, List<Fold> folds) {
        var outputs = new ArrayList<double[]>();
        for (int i = 0; i < members.size(); i++) {
            var held = folds.get(i).validation();
            outputs.add(
                    held == null
                            ? new double[0]
                            : members.get(i).run().network().predict(held.features()));
        }
        return new Contender(name, members, outputs);
    }

    /// Its mean loss on the rows held back.
    double loss(List<Fold> folds, boolean binary) {
        return HeldOutLoss.of(folds, outputs, binary);
    }

    /// Which rule ended the last of them.
    String stoppedBy() {
        return members.getLast().run().stoppedBy();
    }

    /// The most epochs that one of them had.
    int epochs() {
        int most = 0;
        for (var member : members) {
            most = Math.max(most, member.run().epochs());
        }
        return most;
    }

    /// How many epochs were best on average, at least 1.
    int bestEpochs() {
        int sum = 0;
        for (var member : members) {
            sum += member.run().bestEpoch();
        }
        return Math.max(1, Math.round((float) sum / members.size()));
    }
}
