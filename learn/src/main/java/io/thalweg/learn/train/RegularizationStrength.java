package io.thalweg.learn.train;

import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Session;
import io.thalweg.learn.optim.Schedule;
import io.thalweg.learn.optim.Schedules;
import org.jspecify.annotations.Nullable;

/// A number in a graph that multiplies the rates of dropout and the weight decay, and follows a
/// schedule. It depends on the step alone, so that checkpoints needn't hold it.
final class RegularizationStrength {
    private final @Nullable Node node;
    private final Session session;
    private final Schedule schedule;
    private final long totalSteps;
    private final long stepsPerEpoch;
    private float value = Float.NaN;

    private RegularizationStrength(
            @Nullable Node node,
            Session session,
            Schedule schedule,
            long totalSteps,
            long stepsPerEpoch) {
        this.node = node;
        this.session = session;
        this.schedule = schedule;
        this.totalSteps = totalSteps;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    /// That of a training.
    ///
    /// @param schedule null where it is always 1
    /// @param totalSteps over how many steps the schedule stretches
    static RegularizationStrength of(
            TrainingGraph graph,
            Session session,
            @Nullable Schedule schedule,
            long totalSteps,
            long stepsPerEpoch) {
        return new RegularizationStrength(
                graph.regularizationStrength,
                session,
                schedule == null ? Schedules.constant() : schedule,
                totalSteps,
                stepsPerEpoch);
    }

    /// Sets it for a step, where the graph has it.
    ///
    /// @param step 0 for the first
    void set(long step) {
        if (node == null) {
            return;
        }
        float factor = (float) schedule.factor(step, totalSteps, stepsPerEpoch);
        if (factor != value) {
            value = factor;
            session.assign(node, factor);
        }
    }
}
