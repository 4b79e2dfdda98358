package io.thalweg.cli;

import io.thalweg.learn.train.RunEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Events as lines of JSON. What the lines hold is written down in docs/run-folder.md.
final class EventText {
    private EventText() {}

    /// The line of an event; null for one that has none of its own.
    static @Nullable ObjectNode of(RunEvent event) {
        return switch (event) {
            case RunEvent.Started started ->
                    line("start")
                            .put("rows", started.rows())
                            .put("parameters", started.parameters())
                            .put("steps_per_epoch", started.stepsPerEpoch())
                            .put("most_steps", started.mostSteps())
                            .put("resumed_from_step", started.resumedFromStep());
            case RunEvent.StepDone step -> {
                var line = line("step").put("step", step.step());
                put(line, "loss", step.loss());
                put(line, "learning_rate", step.learningRate());
                yield line;
            }
            case RunEvent.Evaluated _ -> null; // the line of the epoch has it
            case RunEvent.EpochDone epoch -> {
                var line = line("epoch").put("epoch", epoch.epoch()).put("step", epoch.step());
                put(line, "training_loss", epoch.trainingLoss());
                put(line, "validation_loss", epoch.validationLoss());
                line.put("best", epoch.best());
                put(line, "learning_rate", epoch.learningRate());
                put(line, "samples_per_second", epoch.samplesPerSecond());
                put(line, "seconds_left", epoch.secondsLeft());
                yield line;
            }
            case RunEvent.LearningRateChanged changed -> {
                var line = line("learning_rate").put("step", changed.step());
                put(line, "before", changed.before());
                put(line, "after", changed.after());
                yield line.put("cause", changed.cause());
            }
            case RunEvent.Checkpointed done -> {
                var line = line("checkpoint").put("step", done.step());
                put(line, "waited", done.seconds());
                yield line;
            }
            case RunEvent.Warned warned -> {
                var line = line("warning");
                line.setAll(FindingText.json(warned.finding()));
                yield line;
            }
            case RunEvent.Stopped stopped ->
                    line("stop")
                            .put("stopped_by", stopped.reason())
                            .put("epochs", stopped.epochs())
                            .put("steps", stopped.steps())
                            .put("best_epoch", stopped.bestEpoch());
            case RunEvent.Ended ended -> {
                var line = line("end");
                put(line, "training_loss", ended.trainingLoss());
                put(line, "validation_loss", ended.validationLoss());
                put(line, "trained", ended.seconds());
                yield line;
            }
        };
    }

    static ObjectNode line(String event) {
        return Json.object().put("event", event);
    }

    /// A number, or null for what JSON has no number for.
    private static void put(ObjectNode line, String name, double number) {
        if (Double.isFinite(number)) {
            line.put(name, number);
        } else {
            line.putNull(name);
        }
    }
}
