package io.thalweg.learn.recipe;

import io.thalweg.model.Network;
import java.util.ArrayList;
import java.util.List;

/// Trained networks that may become the model: their outputs are averaged.
///
/// @param name for people
/// @param members what it consists of, at least one
record Candidate(String name, List<Member> members) {
    Candidate {
        members = List.copyOf(members);
    }

    List<Network> networks() {
        var networks = new ArrayList<Network>(members.size());
        for (var member : members) {
            networks.add(member.run().network());
        }
        return networks;
    }

    /// Of several, the most epochs that one of them had.
    int epochs() {
        int most = 0;
        for (var member : members) {
            most = Math.max(most, member.run().epochs());
        }
        return most;
    }

    /// Which rule ended the last of them.
    String stoppedBy() {
        return members.getLast().run().stoppedBy();
    }
}
