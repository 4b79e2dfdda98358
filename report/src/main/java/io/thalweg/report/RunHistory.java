package io.thalweg.report;

import io.thalweg.learn.doctor.Finding;
import io.thalweg.learn.recipe.Contender;
import io.thalweg.learn.recipe.RecipeListener;
import io.thalweg.learn.train.RunEvent;
import java.util.ArrayList;
import java.util.List;

/// Keeps what a report tells of a recipe's runs, while they happen: an epoch takes a few numbers,
/// steps take none.
public final class RunHistory implements RecipeListener {
    private final List<Stage> stages = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Contender> contenders = new ArrayList<>();

    /// Runs that belong together, such as one model with several penalties.
    ///
    /// @param name what was trained
    /// @param curves what became of the losses, run by run
    /// @param ends how the runs ended
    /// @param choices what was chosen afterwards
    record Stage(
            String name, List<Curve> curves, List<RunEvent.Stopped> ends, List<String> choices) {
        static Stage named(String name) {
            return new Stage(name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /// The epochs of one run.
    record Curve(List<RunEvent.EpochDone> epochs) {
        /// Whether an epoch may be the one after the last here.
        boolean goesOnWith(RunEvent.EpochDone epoch) {
            return epochs.isEmpty() || epochs.getLast().epoch() < epoch.epoch();
        }
    }

    @Override
    public synchronized void trains(String name) {
        stages.add(Stage.named(name));
    }

    @Override
    public synchronized void chose(String text) {
        if (!stages.isEmpty()) {
            stages.getLast().choices().add(text);
        }
    }

    @Override
    public synchronized void compared(List<Contender> candidates) {
        contenders.addAll(candidates);
    }

    @Override
    public synchronized void event(RunEvent event) {
        if (stages.isEmpty()) {
            stages.add(Stage.named("training"));
        }
        var stage = stages.getLast();
        switch (event) {
            case RunEvent.Started started -> stage.curves().add(new Curve(new ArrayList<>()));
            case RunEvent.StepDone step -> {}
            case RunEvent.EpochDone epoch -> {
                if (stage.curves().isEmpty() || !stage.curves().getLast().goesOnWith(epoch)) {
                    stage.curves().add(new Curve(new ArrayList<>()));
                }
                stage.curves().getLast().epochs().add(epoch);
            }
            case RunEvent.Warned warned -> findings.add(warned.finding());
            case RunEvent.Stopped ended -> stage.ends().add(ended);
        }
    }

    List<Stage> stages() {
        return stages;
    }

    List<Finding> findings() {
        return findings;
    }

    List<Contender> contenders() {
        return contenders;
    }
}
