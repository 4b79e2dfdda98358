package io.thalweg.learn.loss;

import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;

/// The mean of the losses of an ensemble's members: each learns to be right by itself, which the
/// loss of their mean would not ask for (Gorishniy, Kotelnikov, Babenko 2024, arXiv 2410.24210).
///
/// Shape: what `[batch, outputs]` is for one member is `[batch, members, outputs]` here; targets
/// are as for one.
///
/// @param each the loss of one member
public record MembersLoss(Loss each) implements Loss {
    @Override
    public Node perSample(Node predicted, Node target) {
        int members = predicted.shape().axis(1);
        var one = Shape.of(Shape.BATCH, predicted.shape().axis(2));
        var sum = each.perSample(predicted.slice(1, 0, 1).reshape(one), target);
        for (int i = 1; i < members; i++) {
            sum = sum.plus(each.perSample(predicted.slice(1, i, i + 1).reshape(one), target));
        }
        return sum.times(1.0 / members);
    }
}
