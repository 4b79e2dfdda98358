package io.thalweg.learn.optim;

/// The optimizers with their usual settings, to be imported statically.
///
/// What else can be set has a method on the result: `adam(1e-3).withBetas(0.9, 0.99).clipNorm(1)`.
public final class Optimizers {
    private Optimizers() {}

    /// w ← w − η g.
    ///
    /// @param learningRate η
    /// @throws OptimizerException if the learning rate isn't above 0
    public static GradientDescent gradientDescent(double learningRate) {
        return new GradientDescent(learningRate);
    }

    /// Gradient descent that keeps its direction: see [Momentum].
    ///
    /// @param momentum the share of the velocity that stays, often 0.9
    /// @throws OptimizerException if the learning rate isn't above 0, or the momentum not in 0 to 1
    public static Momentum momentum(double learningRate, double momentum) {
        return new Momentum(learningRate, momentum, false);
    }

    /// Momentum that looks ahead: see [Momentum].
    ///
    /// @param momentum the share of the velocity that stays, often 0.9
    /// @throws OptimizerException if the learning rate isn't above 0, or the momentum not in 0 to 1
    public static Momentum nesterov(double learningRate, double momentum) {
        return new Momentum(learningRate, momentum, true);
    }

    /// [AdaGrad], with ε = 1e-10.
    ///
    /// @param learningRate often 0.01
    /// @throws OptimizerException if the learning rate isn't above 0
    public static AdaGrad adaGrad(double learningRate) {
        return new AdaGrad(learningRate, AdaGrad.DEFAULT_EPSILON);
    }

    /// [RmsProp], with ρ = 0.99, ε = 1e-8.
    ///
    /// @param learningRate often 0.01 or 0.001
    /// @throws OptimizerException if the learning rate isn't above 0
    public static RmsProp rmsProp(double learningRate) {
        return new RmsProp(learningRate, RmsProp.DEFAULT_DECAY, RmsProp.DEFAULT_EPSILON);
    }

    /// [Adadelta] as in its paper: a learning rate of 1, ρ = 0.9, ε = 1e-6.
    public static Adadelta adadelta() {
        return adadelta(1);
    }

    /// [Adadelta], with ρ = 0.9, ε = 1e-6.
    ///
    /// @throws OptimizerException if the learning rate isn't above 0
    public static Adadelta adadelta(double learningRate) {
        return new Adadelta(learningRate, Adadelta.DEFAULT_DECAY, Adadelta.DEFAULT_EPSILON);
    }

    /// [Adam], with β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
    ///
    /// @param learningRate often 0.001
    /// @throws OptimizerException if the learning rate isn't above 0
    public static Adam adam(double learningRate) {
        return new Adam(learningRate, Adam.DEFAULT_BETA1, Adam.DEFAULT_BETA2, Adam.DEFAULT_EPSILON);
    }

    /// [Adam] with decoupled weight decay (Loshchilov, Hutter 2017, arXiv 1711.05101): the same as
    /// `adam(learningRate).weightDecay(decay)`. Unlike `torch.optim.AdamW` it shrinks variables of
    /// at least two axes only.
    ///
    /// @param learningRate often 0.001
    /// @param weightDecay often 0.01
    /// @throws OptimizerException if the learning rate isn't above 0, or the decay below 0
    public static Optimizer adamW(double learningRate, double weightDecay) {
        return adam(learningRate).weightDecay(weightDecay);
    }

    /// [NAdam], with β₁ = 0.9, β₂ = 0.999, ε = 1e-8, ψ = 0.004.
    ///
    /// @param learningRate often 0.002
    /// @throws OptimizerException if the learning rate isn't above 0
    public static NAdam nadam(double learningRate) {
        return new NAdam(
                learningRate,
                Adam.DEFAULT_BETA1,
                Adam.DEFAULT_BETA2,
                Adam.DEFAULT_EPSILON,
                NAdam.DEFAULT_MOMENTUM_DECAY);
    }

    /// [Lion], with β₁ = 0.9, β₂ = 0.99.
    ///
    /// @param learningRate often 0.0001
    /// @throws OptimizerException if the learning rate isn't above 0
    public static Lion lion(double learningRate) {
        return new Lion(learningRate, Lion.DEFAULT_BETA1, Lion.DEFAULT_BETA2);
    }
}
