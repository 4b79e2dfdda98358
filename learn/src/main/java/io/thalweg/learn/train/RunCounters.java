package io.thalweg.learn.train;

/// What a run counts.
final class RunCounters implements Progress {
    private final long start = System.nanoTime();
    private double secondsBefore;
    long step;
    int epoch;
    boolean epochFinished;
    double trainingLoss = Double.NaN;
    double validationLoss = Double.NaN;
    double bestLoss = Double.NaN;
    int bestEpoch;

    /// The rate of the last step, and what callbacks have multiplied the schedule's rate by.
    double learningRate = Double.NaN;

    double callbackFactor = 1;

    /// Where the next step of the epoch begins, and what its steps so far add up to.
    int position;

    double lossSum;
    double weightSum;

    @Override
    public long step() {
        return step;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public boolean epochFinished() {
        return epochFinished;
    }

    @Override
    public double trainingLoss() {
        return trainingLoss;
    }

    @Override
    public double validationLoss() {
        return validationLoss;
    }

    @Override
    public int epochsSinceBest() {
        return bestEpoch == 0 ? 0 : epoch - bestEpoch;
    }

    @Override
    public double seconds() {
        return secondsBefore + secondsHere();
    }

    /// Seconds since the run began or went on.
    double secondsHere() {
        return (System.nanoTime() - start) * 1e-9;
    }

    /// Ends an epoch.
    void finishEpoch(double loss) {
        epoch++;
        epochFinished = true;
        trainingLoss = loss;
        position = 0;
        lossSum = 0;
        weightSum = 0;
    }

    void save(Fields fields) {
        fields.put("step", step);
        fields.put("epoch", epoch);
        fields.put("training_loss", trainingLoss);
        fields.put("validation_loss", validationLoss);
        fields.put("best_loss", bestLoss);
        fields.put("best_epoch", bestEpoch);
        fields.put("learning_rate", learningRate);
        fields.put("callback_factor", callbackFactor);
        fields.put("position", position);
        fields.put("loss_sum", lossSum);
        fields.put("weight_sum", weightSum);
        fields.put("seconds", seconds());
    }

    void restore(Fields fields) {
        step = fields.whole("step");
        epoch = Math.toIntExact(fields.whole("epoch"));
        trainingLoss = fields.number("training_loss");
        validationLoss = fields.number("validation_loss");
        bestLoss = fields.number("best_loss");
        bestEpoch = Math.toIntExact(fields.whole("best_epoch"));
        learningRate = fields.number("learning_rate");
        callbackFactor = fields.number("callback_factor");
        position = Math.toIntExact(fields.whole("position"));
        lossSum = fields.number("loss_sum");
        weightSum = fields.number("weight_sum");
        secondsBefore = fields.number("seconds");
    }
}
