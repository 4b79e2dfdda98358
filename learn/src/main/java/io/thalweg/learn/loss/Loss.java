package io.thalweg.learn.loss;

import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.ShapeException;

/// How bad predictions are, sample by sample.
@FunctionalInterface
public interface Loss {
    /// The loss of each sample.
    ///
    /// @param predicted what the network says. Shape: as the loss states
    /// @param target what is true. Shape: as the loss states
    /// @return Shape: `[batch]`
    /// @throws ShapeException if the shapes aren't those that the loss states
    Node perSample(Node predicted, Node target);

    /// The mean over the samples: its gradient doesn't grow with the batch.
    ///
    /// @return Shape: `[]`
    /// @throws ShapeException as [#perSample]
    default Node mean(Node predicted, Node target) {
        return perSample(predicted, target).mean();
    }

    /// The sum over the samples: its gradient grows with the batch, so the learning rate has to
    /// shrink with it.
    ///
    /// @return Shape: `[]`
    /// @throws ShapeException as [#perSample]
    default Node sum(Node predicted, Node target) {
        return perSample(predicted, target).sum();
    }

    /// The weighted mean over the samples, Σ weight · loss / Σ weight.
    ///
    /// @param weights how much each sample counts, 0 or more and not all 0. Shape: `[batch]`
    /// @return Shape: `[]`
    /// @throws ShapeException as [#perSample], or if the weights aren't one a sample
    default Node weightedMean(Node predicted, Node target, Node weights) {
        var losses = perSample(predicted, target);
        if (!weights.shape().equals(losses.shape())) {
            throw new ShapeException(
                    "The weights "
                            + weights.label()
                            + " don't fit the losses; expected one for each sample, "
                            + losses.shape()
                            + ".");
        }
        return losses.times(weights).sum().dividedBy(weights.sum());
    }
}
