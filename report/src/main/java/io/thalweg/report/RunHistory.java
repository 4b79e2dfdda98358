package io.thalweg.report;

import io.thalweg.learn.doctor.Finding;
import io.thalweg.learn.recipe.Candidate;
import io.thalweg.learn.recipe.RecipeListener;
import io.thalweg.learn.recipe.RunName;
import io.thalweg.learn.train.RunEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Keeps what a report tells of a recipe's runs, while they happen: an epoch takes a few numbers,
/// steps take none.
public final class RunHistory implements RecipeListener {
    private final List<Stage> stages = new ArrayList<>();
    private final SequencedSet<Finding> findings = new LinkedHashSet<>();
    private final List<Candidate> candidates = new ArrayList<>();

    /// A history of nothing yet.
    public RunHistory() {}

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

        /// The curve of a run, a new one if it has none.
        private Curve curve(RunName run) {
            for (var curve : curves) {
                if (curve.run().equals(run)) {
                    return curve;
                }
            }
            var curve = new Curve(run, new ArrayList<>());
            curves.add(curve);
            return curve;
        }
    }

    /// The epochs of one run.
    record Curve(RunName run, List<RunEvent.EpochDone> epochs) {}

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
    public synchronized void compared(List<Candidate> compared) {
        this.candidates.addAll(compared);
    }

    /// Findings about the data belong to no run.
    @Override
    public synchronized void event(RunEvent event) {
        if (event instanceof RunEvent.Warned warned) {
            findings.add(warned.finding());
        }
    }

    @Override
    public synchronized void event(RunName run, RunEvent event) {
        if (stages.isEmpty()) {
            stages.add(Stage.named(run.name()));
        }
        var stage = stages.getLast();
        switch (event) {
            case RunEvent.EpochDone epoch -> stage.curve(run).epochs().add(epoch);
            case RunEvent.Warned warned -> findings.add(warned.finding());
            case RunEvent.Stopped ended -> stage.ends().add(ended);
            case RunEvent.Started _,
                    RunEvent.StepDone _,
                    RunEvent.Evaluated _,
                    RunEvent.LearningRateChanged _,
                    RunEvent.Checkpointed _,
                    RunEvent.Ended _ -> {
                // Nothing that the epochs don't tell.
            }
        }
    }

    List<Stage> stages() {
        return stages;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    List<Candidate> candidates() {
        return candidates;
    }
}
