package io.thalweg.learn.train;

import io.thalweg.learn.doctor.Finding;

/// All who are told what happens in a run, and what those of them want who may interfere.
final class RunAudience implements RunControl {
    private final Training training;
    private final RunCounters counters;
    private String stopReason = "";

    RunAudience(Training training, RunCounters counters) {
        this.training = training;
        this.counters = counters;
    }

    boolean isEmpty() {
        return training.listeners.isEmpty() && training.callbacks.isEmpty();
    }

    void tell(RunEvent event) {
        for (var listener : training.listeners) {
            listener.accept(event);
        }
        for (var callback : training.callbacks) {
            callback.accept(event, this);
        }
    }

    /// Why a callback wants the run to end; empty if none does.
    String stopReason() {
        return stopReason;
    }

    @Override
    public Progress progress() {
        return counters;
    }

    @Override
    public void stop(String reason) {
        stopReason = reason;
    }

    @Override
    public void multiplyLearningRate(double factor) {
        TrainingException.require(
                factor > 0 && factor < Double.POSITIVE_INFINITY,
                "factor of the learning rate",
                factor,
                "above 0, and finite");
        counters.callbackFactor *= factor;
        double rate = counters.learningRate;
        tell(new RunEvent.LearningRateChanged(counters.step, rate, rate * factor, "callback"));
    }

    @Override
    public void warn(Finding finding) {
        tell(new RunEvent.Warned(finding));
    }
}
