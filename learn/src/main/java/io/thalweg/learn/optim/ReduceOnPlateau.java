package io.thalweg.learn.optim;

/// Lowers the learning rate when the validation loss has stopped falling.
///
/// As `torch.optim.lr_scheduler.ReduceLROnPlateau` (mode `min`, threshold mode `rel`). It remembers
/// nothing itself: the [State] goes from epoch to epoch, and into a checkpoint.
///
/// ```java
/// var state = plateau.start();
/// state = plateau.next(state, validationLoss);    // after each epoch
/// double rate = optimizer.learningRate() * state.factor();
/// ```
///
/// @param reduction what the learning rate is multiplied by, above 0 and less than 1
/// @param patience how many epochs without improvement are tolerated, 0 or more
/// @param threshold by which share of the best loss a loss must be lower to be an improvement, 0 or
///   more
/// @param rest how many epochs after a reduction nothing is counted, 0 or more
/// @param smallest the factor doesn't fall below this, 0 or more
public record ReduceOnPlateau(
        double reduction, int patience, double threshold, int rest, double smallest) {
    /// @throws OptimizerException if one of them is out of range
    public ReduceOnPlateau {
        OptimizerException.require(
                reduction > 0 && reduction < 1,
                "factor of the schedule",
                reduction,
                "more than 0, and less than 1");
        OptimizerException.requireNotNegative("patience", patience);
        OptimizerException.requireNotNegative("threshold", threshold);
        OptimizerException.requireNotNegative("rest after a reduction", rest);
        OptimizerException.requireNotNegative("smallest factor", smallest);
    }

    /// What is remembered from epoch to epoch.
    ///
    /// @param factor to the optimizer's learning rate
    /// @param best the lowest loss so far
    /// @param waited epochs since then, or since the last reduction
    /// @param resting epochs of rest that are left
    public record State(double factor, double best, int waited, int resting) {}

    /// The state before the first epoch.
    public State start() {
        return new State(1, Double.POSITIVE_INFINITY, 0, 0);
    }

    /// The state after an epoch.
    ///
    /// @param loss of the epoch; NaN is no improvement
    public State next(State state, double loss) {
        double best = state.best();
        int waited = state.waited() + 1;
        // Taken off by its absolute value, so that a negative loss has to fall too.
        if (best == Double.POSITIVE_INFINITY
                ? loss < best
                : loss < best - threshold * Math.abs(best)) {
            best = loss;
            waited = 0;
        }
        int resting = state.resting();
        if (resting > 0) {
            resting--;
            waited = 0;
        }
        if (waited > patience) {
            double factor = Math.max(smallest, state.factor() * reduction);
            return new State(factor, best, 0, rest);
        }
        return new State(state.factor(), best, waited, resting);
    }
}
