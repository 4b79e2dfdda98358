package io.thalweg.learn.optim;

/// The schedules, to be imported statically.
public final class Schedules {
    private Schedules() {}

    /// Always the optimizer's learning rate.
    public static Schedule constant() {
        return (step, totalSteps, stepsPerEpoch) -> 1;
    }

    /// Multiplied by a factor every so many epochs. As `torch.optim.lr_scheduler.StepLR`.
    ///
    /// @param epochs after how many epochs, each time; at least 1
    /// @param factor above 0
    /// @throws OptimizerException if one of them is out of range
    public static Schedule step(int epochs, double factor) {
        OptimizerException.require(
                epochs >= 1, "number of epochs between steps", epochs, "at least 1");
        OptimizerException.requirePositive("factor of the schedule", factor);
        return (step, totalSteps, stepsPerEpoch) -> {
            long times = step / stepsPerEpoch / epochs;
            return Math.pow(factor, (double) times);
        };
    }

    /// Multiplied by a factor in the course of each epoch, a little in each step. At the start of
    /// each epoch as `torch.optim.lr_scheduler.ExponentialLR`.
    ///
    /// @param factor of one epoch, above 0
    /// @throws OptimizerException if it isn't
    public static Schedule exponential(double factor) {
        OptimizerException.requirePositive("factor of the schedule", factor);
        return (step, totalSteps, stepsPerEpoch) -> Math.pow(factor, (double) step / stepsPerEpoch);
    }

    /// Down from 1 to 0 like half a cosine wave: ½ (1 + cos(π step / total)) (Loshchilov, Hutter
    /// 2016, arXiv 1608.03983). As `torch.optim.lr_scheduler.CosineAnnealingLR`.
    public static Schedule cosine() {
        return cosine(0);
    }

    /// 1 for the first half of the steps, then down to 0 like half a cosine wave. For what isn't
    /// the learning rate: the strength of regularization (Holzmüller, Grinsztajn, Steinwart 2024,
    /// arXiv 2407.04491, "flat_cos").
    public static Schedule flatCosine() {
        return (step, totalSteps, stepsPerEpoch) -> {
            double share = Math.min(1, (double) step / totalSteps);
            return share < 0.5 ? 1 : cosineBetween(1, 0, 2 * share - 1);
        };
    }

    /// Up in a straight line to 1 during a share of the steps, then down to 0 like half a cosine
    /// wave. The first of n steps of warm-up has the factor 1 / (n + 1).
    ///
    /// @param warmUp the share of the steps, 0 or more, and less than 1
    /// @throws OptimizerException if it isn't
    public static Schedule cosine(double warmUp) {
        return warmUpShare(
                warmUp,
                (step, totalSteps, stepsPerEpoch) ->
                        cosineBetween(1, 0, Math.min(1, (double) step / totalSteps)));
    }

    /// One cycle: from 1/25 up to 1 in 30 % of the steps, then down to 1/250,000 (Smith, Topin
    /// 2017, arXiv 1708.07120). The optimizer's learning rate is the highest. As
    /// `torch.optim.lr_scheduler.OneCycleLR` with its defaults (cosines, two phases), without its
    /// cycle of the momentum.
    public static Schedule oneCycle() {
        return oneCycle(0.3, 25, 1e4);
    }

    /// One cycle with other settings, see [#oneCycle()].
    ///
    /// @param rise the share of the steps on the way up, above 0 and less than 1
    /// @param startDivisor the first step has 1 / this; at least 1
    /// @param endDivisor the last step has 1 / (startDivisor · this); at least 1
    /// @throws OptimizerException if one of them is out of range
    public static Schedule oneCycle(double rise, double startDivisor, double endDivisor) {
        OptimizerException.require(
                rise > 0 && rise < 1, "share of the rise", rise, "more than 0, and less than 1");
        OptimizerException.require(startDivisor >= 1, "first divisor", startDivisor, "at least 1");
        OptimizerException.require(endDivisor >= 1, "last divisor", endDivisor, "at least 1");
        double start = 1 / startDivisor;
        double end = start / endDivisor;
        return (step, totalSteps, stepsPerEpoch) -> {
            double top = rise * totalSteps - 1;
            double last = totalSteps - 1.0;
            if (step <= top) {
                return cosineBetween(start, 1, top > 0 ? step / top : 1);
            }
            return cosineBetween(1, end, last > top ? Math.min(1, (step - top) / (last - top)) : 1);
        };
    }

    /// Cosine waves from 0 to 1 and back that get longer and longer: ½ (1 − cos(2π log₂(1 + (2ᵏ −
    /// 1) t))) with t from 0 to 1. Each is about twice as long as the one before, and at the end of
    ///    each there is a good model (Holzmüller, Grinsztajn, Steinwart 2024, arXiv 2407.04491,
    ///    "coslog4" with 4 waves).
    ///
    /// @param waves k, at least 1
    /// @throws OptimizerException if it isn't
    public static Schedule lengtheningWaves(int waves) {
        OptimizerException.require(waves >= 1, "number of waves", waves, "at least 1");
        double most = StrictMath.pow(2, waves) - 1;
        return (step, totalSteps, stepsPerEpoch) -> {
            double share = Math.min(1, (step + 1.0) / (totalSteps + 1.0));
            double wave = StrictMath.log1p(most * share) / StrictMath.log(2);
            return (1 - StrictMath.cos(2 * StrictMath.PI * wave)) / 2;
        };
    }

    /// Up in a straight line during the first steps, then another schedule on those that are left,
    /// as if they were all. The first of n steps of warm-up has the factor 1 / (n + 1) of the
    /// other's first.
    ///
    /// @param steps n, 0 or more
    /// @throws OptimizerException if it is negative
    public static Schedule warmUp(long steps, Schedule then) {
        OptimizerException.require(
                steps >= 0, "number of warm-up steps", (double) steps, "0 or more");
        return (step, totalSteps, stepsPerEpoch) ->
                afterWarmUp(steps, then, step, totalSteps, stepsPerEpoch);
    }

    /// As [#warmUp(long, Schedule)], for a share of the steps.
    ///
    /// @param share 0 or more, and less than 1
    /// @throws OptimizerException if it isn't
    public static Schedule warmUpShare(double share, Schedule then) {
        OptimizerException.requireDecay("share of the warm-up", share);
        return (step, totalSteps, stepsPerEpoch) -> {
            long steps = Math.round(share * totalSteps);
            return afterWarmUp(steps, then, step, totalSteps, stepsPerEpoch);
        };
    }

    private static double afterWarmUp(
            long rising, Schedule then, long step, long totalSteps, long stepsPerEpoch) {
        long left = Math.max(1, totalSteps - rising);
        return step < rising
                ? (step + 1.0) / (rising + 1.0) * then.factor(0, left, stepsPerEpoch)
                : then.factor(step - rising, left, stepsPerEpoch);
    }

    /// One schedule after the other, each from its own beginning, as if its epochs were all there
    /// are. As `torch.optim.lr_scheduler.SequentialLR`.
    ///
    /// @param epochs how many the first has, at least 1
    /// @throws OptimizerException if it is less
    public static Schedule inTurn(Schedule first, int epochs, Schedule then) {
        OptimizerException.require(
                epochs >= 1, "number of epochs of a schedule", epochs, "at least 1");
        return (step, totalSteps, stepsPerEpoch) -> {
            long end = epochs * stepsPerEpoch;
            return step < end
                    ? first.factor(step, end, stepsPerEpoch)
                    : then.factor(step - end, Math.max(1, totalSteps - end), stepsPerEpoch);
        };
    }

    /// [ReduceOnPlateau] with other settings than the usual ones.
    ///
    /// @param factor what the learning rate is multiplied by, above 0 and less than 1
    /// @param patience how many epochs without improvement are tolerated, 0 or more
    /// @throws OptimizerException if one of them is out of range
    public static ReduceOnPlateau reduceOnPlateau(double factor, int patience) {
        return new ReduceOnPlateau(factor, patience, 1e-4, 0, 0);
    }

    /// [ReduceOnPlateau] as PyTorch's: a tenth after 10 epochs without improvement.
    public static ReduceOnPlateau reduceOnPlateau() {
        return reduceOnPlateau(0.1, 10);
    }

    private static double cosineBetween(double from, double to, double share) {
        return to + (from - to) / 2 * (1 + StrictMath.cos(StrictMath.PI * share));
    }
}
