package io.thalweg.learn.recipe;

import io.thalweg.data.feature.Features;
import io.thalweg.model.Network;
import io.thalweg.model.NetworkOutputs;
import java.util.List;

/// What networks give for rows of a prepared table.
record Outputs(Preparation preparation, List<Network> networks) {
    static Outputs of(Preparation preparation, List<Network> networks) {
        return new Outputs(preparation, networks);
    }

    double[] of(Part part) {
        Features features = preparation.features().apply(part.table(), part.rows());
        return NetworkOutputs.of(networks, preparation.target(), features);
    }
}
