package io.thalweg.learn.nn;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.tensor.Shape;
import java.util.Map;

/// Where one network becomes several that share their weights: each unit times +1 or −1 at random,
/// plus a number of its own for each member. Both are learnt. Shape: `[batch, units]` to `[batch,
/// members, units]`.
///
/// Source: the adapters of Wen, Tran, Ba 2020, arXiv 2002.06715 (BatchEnsemble), started at random
/// in the first layer only, as in Gorishniy, Kotelnikov, Babenko 2024, arXiv 2410.24210 (TabM).
/// Here they come behind the first product, which so is computed once for all members.
///
/// @param members how many
/// @param activation applied to the result
public record Members(int members, Activation activation) implements Layer {
    /// Checks the number.
    public Members {
        if (members < 1) {
            throw new LayerException("There have to be at least 1 member, not " + members + ".");
        }
    }

    @Override
    public Node build(Node input, Site site) {
        int units = input.shape().axis(-1);
        var shape = Shape.of(members, units);
        var signs =
                InitialValue.of(
                        shape,
                        (elements, seed, stream) -> {
                            for (int i = 0; i < elements.length; i++) {
                                boolean up = CounterRandom.uniform(seed, stream, 0, i) < 0.5;
                                elements[i] = up ? 1 : -1;
                            }
                        });
        double bound = 1 / Math.sqrt(units);
        var bias = site.variable("bias", InitialValue.uniform(-bound, bound, members, units));
        return activation.apply(
                input.reshape(Shape.of(Shape.BATCH, 1, units))
                        .times(site.variable("signs", signs))
                        .plus(bias));
    }

    @Override
    public String kind() {
        return "members";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("members", members, "activation", activation.name());
    }
}
