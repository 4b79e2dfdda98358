package io.thalweg.learn.loss;

import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.ShapeException;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The negative log-likelihood of several classes: with p = softmax(logits) and the target class y,
/// −w_y log p_y. Finite, with finite gradients, for every finite logit.
///
/// With label smoothing ε and K classes: −(1 − ε) w_y log p_y − ε/K Σ w_c log p_c (Szegedy et al.
/// 2015, arXiv 1512.00567, section 7; weighted as PyTorch does).
///
/// Shape: logits `[batch, classes]`, target classes `[batch]`. Class weights multiply a sample's
/// loss, and the mean divides by the number of samples, so that a batch's step doesn't depend on
/// which classes it happens to hold. (`torch.nn.CrossEntropyLoss(weight=…)` divides by the sum of
/// the samples' weights.)
///
/// @param classWeights one above 0 for each class; empty for 1 each
/// @param labelSmoothing ε in 0 to 1
public record SoftmaxCrossEntropy(List<Double> classWeights, double labelSmoothing)
        implements Loss {
    /// @throws LossException if a weight isn't above 0, or the smoothing not in 0 to 1
    public SoftmaxCrossEntropy {
        classWeights = List.copyOf(classWeights);
        for (int i = 0; i < classWeights.size(); i++) {
            LossException.requirePositive("weight of class " + i, classWeights.get(i));
        }
        LossException.requireSmoothing(labelSmoothing);
    }

    /// This loss with class weights, one for each class in their order.
    ///
    /// @throws LossException if a weight isn't above 0
    public SoftmaxCrossEntropy withClassWeights(double... weights) {
        var list = new ArrayList<Double>(weights.length);
        for (double weight : weights) {
            list.add(weight);
        }
        return new SoftmaxCrossEntropy(list, labelSmoothing);
    }

    /// This loss with label smoothing.
    ///
    /// @throws LossException if it isn't in 0 to 1
    public SoftmaxCrossEntropy withLabelSmoothing(double smoothing) {
        return new SoftmaxCrossEntropy(classWeights, smoothing);
    }

    /// @throws ShapeException if the shapes aren't those above, or there aren't as many weights as
    ///   classes
    @Override
    public Node perSample(Node predicted, Node target) {
        PerSample.requireClasses(predicted, target);
        int classes = predicted.shape().axis(1);
        // Taking off the largest logit changes nothing but the rounding: nothing overflows.
        var shifted = predicted.minus(predicted.maxKeeping(-1).stopGradient());
        var normalizer = shifted.exp().sum(-1).log();
        var wanted = target.oneHot(classes);
        if (classWeights.isEmpty()) {
            wanted = wanted.times(1 - labelSmoothing).plus(labelSmoothing / classes);
            return normalizer.minus(wanted.times(shifted).sum(-1));
        }
        if (classWeights.size() != classes) {
            throw new ShapeException(
                    "There are "
                            + classWeights.size()
                            + " class weights, but "
                            + predicted.label()
                            + " has "
                            + classes
                            + " classes. Give one weight for each class.");
        }
        var graph = predicted.graph();
        wanted =
                wanted.times(graph.constant(weights(1 - labelSmoothing)))
                        .plus(graph.constant(weights(labelSmoothing / classes)));
        return normalizer.times(wanted.sum(-1)).minus(wanted.times(shifted).sum(-1));
    }

    private Tensor weights(double factor) {
        var scaled = new double[classWeights.size()];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = factor * classWeights.get(i);
        }
        return Tensor.ofDoubles(Shape.of(scaled.length), scaled);
    }
}
