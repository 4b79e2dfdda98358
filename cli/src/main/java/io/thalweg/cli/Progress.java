package io.thalweg.cli;

import io.thalweg.learn.evaluate.Drift;
import io.thalweg.learn.evaluate.FoldScore;
import io.thalweg.learn.recipe.Preparation;
import io.thalweg.learn.recipe.RecipeListener;
import io.thalweg.learn.recipe.RunName;
import io.thalweg.learn.recipe.Tried;
import io.thalweg.learn.train.Pace;
import io.thalweg.learn.train.RunEvent;
import io.thalweg.model.Evaluation;
import io.thalweg.model.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows on the terminal what a recipe does, and writes it to the run's folder.
final class Progress implements RecipeListener, AutoCloseable {
    private final Terminal terminal;
    private final @Nullable RunFolder folder;
    private final ProgressLine line;
    private final Pace pace = new Pace();
    private long stepsPerEpoch = 1;
    private long mostSteps;
    private double leastLoss = Double.POSITIVE_INFINITY;
    private final List<RunEvent.Stopped> stopped = new ArrayList<>();

    Progress(Terminal terminal, @Nullable RunFolder folder) {
        this.terminal = terminal;
        this.folder = folder;
        this.line = terminal.progress();
    }

    @Override
    public void prepared(Preparation preparation) {
        if (folder != null) {
            folder.write(preparation);
        }
        for (var text : TableText.of(preparation, terminal.width())) {
            terminal.say(text);
        }
    }

    @Override
    public void startsAfresh(Path from) {
        terminal.say("resume     " + from + " has no checkpoint: starting afresh");
    }

    @Override
    public void trains(String name) {
        terminal.say("trains     " + name);
    }

    @Override
    public void trained() {
        line.close();
        if (!stopped.isEmpty()) {
            for (var text :
                    WrappedText.of("           " + StoppedText.of(stopped), terminal.width(), 11)) {
                terminal.say(text);
            }
        }
        stopped.clear();
    }

    @Override
    public void tried(Tried trial) {
        if (folder != null) {
            folder.tried(trial);
        }
        if (trial.loss() < leastLoss) {
            leastLoss = trial.loss();
            line.close();
            for (var part :
                    WrappedText.of("           " + SearchText.line(trial), terminal.width(), 11)) {
                terminal.say(part);
            }
        } else if (line.isDue()) {
            line.show(
                    "trial "
                            + Figure.text((long) trial.number())
                            + "  loss "
                            + Figure.text(trial.loss())
                            + "  best "
                            + Figure.text(leastLoss)
                            + "  "
                            + Figure.text(Math.round(trial.seconds()))
                            + " s");
        }
    }

    @Override
    public void drifted(Drift drift) {
        if (folder != null) {
            folder.drifted(drift);
        }
        for (var text : DriftText.lines(drift)) {
            WrappedText.of(text, terminal.width(), 11).forEach(terminal::say);
        }
    }

    @Override
    public void chose(String text) {
        if (folder != null) {
            folder.chose(text);
        }
        line.close();
        for (var part : WrappedText.of("chosen     " + text, terminal.width(), 11)) {
            terminal.say(part);
        }
    }

    @Override
    public void fold(int number, int count) {
        if (number == 1) {
            terminal.say("judges     by " + count + " folds, everything anew in each");
        }
    }

    @Override
    public void folded(FoldScore score, int count) {
        line.close();
        var metric = score.metrics().firstEntry();
        terminal.say(
                "           fold "
                        + score.number()
                        + " of "
                        + count
                        + ": "
                        + Evaluation.label(metric.getKey())
                        + " "
                        + Figure.text(metric.getValue())
                        + " on "
                        + Figure.text((long) score.testRows())
                        + (score.testRows() == 1 ? " row" : " rows"));
    }

    @Override
    public void event(RunName run, RunEvent event) {
        if (folder != null) {
            folder.write(run, event);
        }
    }

    @Override
    public void event(RunEvent event) {
        switch (event) {
            case RunEvent.Started started -> {
                stepsPerEpoch = started.stepsPerEpoch();
                mostSteps = started.mostSteps();
            }
            case RunEvent.StepDone step -> {
                if (pace.isDue() && step.step() % stepsPerEpoch != 0 && line.isDue()) {
                    line.show(
                            "step "
                                    + Figure.text(step.step())
                                    + " of "
                                    + Figure.text(mostSteps)
                                    + "  loss "
                                    + Figure.text(step.loss()));
                }
            }
            case RunEvent.EpochDone epoch -> {
                if (line.isDue()) {
                    line.show(text(epoch));
                }
            }
            case RunEvent.Warned warned -> {
                line.close();
                for (var text : FindingText.lines(warned.finding(), terminal.width())) {
                    terminal.say(text);
                }
            }
            case RunEvent.Stopped ended -> stopped.add(ended);
            case RunEvent.Evaluated _,
                    RunEvent.LearningRateChanged _,
                    RunEvent.Checkpointed _,
                    RunEvent.Ended _ -> {
                // Too much for a terminal; the run folder has it.
            }
        }
    }

    private String text(RunEvent.EpochDone epoch) {
        long most = (mostSteps + stepsPerEpoch - 1) / stepsPerEpoch;
        return "epoch "
                + epoch.epoch()
                + "/"
                + most
                + "  loss "
                + Figure.text(epoch.trainingLoss())
                + (Double.isNaN(epoch.validationLoss())
                        ? ""
                        : "  validation " + Figure.text(epoch.validationLoss()))
                + "  "
                + Figure.text(Math.round(epoch.samplesPerSecond()))
                + " samples/s  "
                + Figure.text(Math.round(epoch.secondsLeft()))
                + " s left";
    }

    @Override
    public void close() {
        line.close();
    }
}
