package io.thalweg.learn.loss;

import java.util.List;

/// The losses, to be imported statically.
public final class Losses {
    private Losses() {}

    /// (predicted − target)². The best constant is the mean.
    ///
    /// Shape: predicted and target alike, `[batch]` or `[batch, outputs, …]`; the loss of a sample
    /// is the mean over its outputs.
    public static Loss squaredError() {
        return new SquaredError();
    }

    /// |predicted − target|. The best constant is the median; gradient 0 where both are equal.
    ///
    /// Shape: as [#squaredError].
    public static Loss absoluteError() {
        return new AbsoluteError();
    }

    /// Squared for small errors, absolute for large ones, so that outliers pull with a limited
    /// force: e²/2 where |e| ≤ delta, else delta (|e| − delta/2).
    ///
    /// Shape: as [#squaredError]. Source: Huber 1964, "Robust estimation of a location parameter";
    /// same scale as `torch.nn.HuberLoss`.
    ///
    /// @param delta where one turns into the other, in units of the target; above 0
    /// @throws LossException if delta isn't above 0
    public static Loss huber(double delta) {
        return new Huber(delta);
    }

    /// The negative log-likelihood of two classes from one logit, with both classes' weights 1 and
    /// no label smoothing.
    ///
    /// Shape: logit and target `[batch, 1]` (or any two alike).
    public static LogLoss logLoss() {
        return new LogLoss(1, 1, 0);
    }

    /// The negative log-likelihood of several classes from their logits, without class weights and
    /// label smoothing.
    ///
    /// Shape: logits `[batch, classes]`, target classes `[batch]`.
    public static SoftmaxCrossEntropy softmaxCrossEntropy() {
        return new SoftmaxCrossEntropy(List.of(), 0);
    }

    /// By how much the right class misses a margin of 1.
    ///
    /// For two classes, max(0, 1 − s · predicted) with s = −1 for target 0 and 1 for target 1;
    /// Shape: both `[batch, 1]` (or any two alike). For several, max(0, 1 − (right − best wrong));
    /// Shape: predicted `[batch, classes]`, target classes `[batch]`.
    ///
    /// Source: Cortes, Vapnik 1995, "Support-vector networks"; for several classes Crammer, Singer
    /// 2001, "On the algorithmic implementation of multiclass kernel-based vector machines".
    public static Loss hinge() {
        return new Hinge();
    }
}
