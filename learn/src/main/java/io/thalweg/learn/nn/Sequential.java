package io.thalweg.learn.nn;

import io.thalweg.core.graph.Node;
import java.util.List;

/// Layers one behind the other.
///
/// @param layers in the order in which data flows
public record Sequential(List<Layer> layers) implements Layer {
    /// Keeps a copy of the list.
    public Sequential {
        layers = List.copyOf(layers);
    }

    /// Layers one behind the other.
    public static Sequential of(Layer... layers) {
        return new Sequential(List.of(layers));
    }

    /// Each layer takes what the one before gives.
    @Override
    public Node build(Node input, Site site) {
        var output = input;
        for (var layer : layers) {
            output = site.add(layer, output);
        }
        return output;
    }

    @Override
    public String kind() {
        return "sequential";
    }
}
