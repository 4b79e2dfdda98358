package io.thalweg.learn.recipe;

import io.thalweg.learn.evaluate.FoldScore;
import io.thalweg.learn.train.RunEvent;
import java.nio.file.Path;
import java.util.List;

/// Is told what a recipe does.
public interface RecipeListener {
    /// The table was read and prepared.
    default void prepared(Preparation preparation) {}

    /// There was no checkpoint to go on from, though it was asked for: training begins.
    default void startsAfresh(Path folder) {}

    /// One or several training runs begin.
    ///
    /// @param name what is trained, for people
    default void trains(String name) {}

    /// The runs that began with [#trains] have ended.
    default void trained() {}

    /// Something happened in a run; of several at once, steps and epochs are those of one. For who
    /// shows one run at a time.
    default void event(RunEvent event) {}

    /// Something happened in a run. For who keeps them apart: told of all events of all runs, of
    /// several at once in turns. What the other [#event(RunEvent)] is told, this is told too.
    default void event(RunName run, RunEvent event) {}

    /// Candidates were compared on rows that they weren't trained on.
    ///
    /// @param candidates the best first
    default void compared(List<Candidate> candidates) {}

    /// A search has trained something to its end.
    default void tried(Tried trial) {}

    /// A choice was made.
    ///
    /// @param text what was chosen and why, for people
    default void chose(String text) {}

    /// The model was trained, and now a fold is trained to judge it.
    ///
    /// @param number from 1
    /// @param count how many folds there are
    default void fold(int number, int count) {}

    /// A fold was trained and judged.
    ///
    /// @param score its figures
    /// @param count how many folds there are
    default void folded(FoldScore score, int count) {}

    /// This listener and another one, which is told everything after this.
    default RecipeListener and(RecipeListener other) {
        return new BothListeners(this, other);
    }
}
