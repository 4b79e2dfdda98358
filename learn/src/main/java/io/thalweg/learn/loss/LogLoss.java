package io.thalweg.learn.loss;

import io.thalweg.core.graph.Node;

/// The negative log-likelihood of two classes: with p = sigmoid(logit) and the target y, −w₁ y log
/// p − w₀ (1 − y) log(1 − p). Finite, with finite gradients, for every finite logit.
///
/// Shape: logit and target `[batch, 1]` (or any two alike); targets are 0 or 1, or a probability
/// between. Class weights multiply a sample's loss; the mean divides by the number of samples, as
/// `torch.nn.BCEWithLogitsLoss(pos_weight=…)` does.
///
/// @param positiveWeight w₁, the weight of target 1; above 0
/// @param negativeWeight w₀, the weight of target 0; above 0
/// @param labelSmoothing ε in 0 to 1: targets become y (1 − ε) + ε/2 (Szegedy et al. 2015, arXiv
///   1512.00567, section 7)
public record LogLoss(double positiveWeight, double negativeWeight, double labelSmoothing)
        implements Loss {
    /// @throws LossException if a weight isn't above 0, or the smoothing not in 0 to 1
    public LogLoss {
        LossException.requirePositive("weight of the positive class", positiveWeight);
        LossException.requirePositive("weight of the negative class", negativeWeight);
        LossException.requireSmoothing(labelSmoothing);
    }

    /// This loss with class weights.
    ///
    /// @throws LossException if a weight isn't above 0
    public LogLoss withClassWeights(double negative, double positive) {
        return new LogLoss(positive, negative, labelSmoothing);
    }

    /// This loss with label smoothing.
    ///
    /// @throws LossException if it isn't in 0 to 1
    public LogLoss withLabelSmoothing(double smoothing) {
        return new LogLoss(positiveWeight, negativeWeight, smoothing);
    }

    @Override
    public Node perSample(Node predicted, Node target) {
        PerSample.requireAlike(predicted, target);
        var positive = target.times(1 - labelSmoothing).plus(labelSmoothing / 2);
        // (w₁ y + w₀ (1 − y)) softplus(x) − w₁ y x, with softplus(x) = max(x, 0) + log(1 + e^−|x|).
        // The two large terms come first: they cancel exactly where the prediction is right, and
        // leave the small logarithm all its digits. |x| as x times its sign, −1 at 0, since the
        // gradient of max(x, 0) is 0 there.
        var sign = predicted.greater(0).times(2).minus(1);
        var tail = predicted.times(sign).negate().exp().log1p();
        var above = predicted.maximum(0);
        if (positiveWeight == 1 && negativeWeight == 1) {
            return PerSample.mean(above.minus(predicted.times(positive)).plus(tail));
        }
        var weighted = positive.times(positiveWeight);
        var both = positive.times(positiveWeight - negativeWeight).plus(negativeWeight);
        return PerSample.mean(
                both.times(above).minus(predicted.times(weighted)).plus(both.times(tail)));
    }
}
