package io.thalweg.learn.recipe;

import io.thalweg.learn.train.RunEvent;

/// Is told what a recipe does.
public interface RecipeListener {
    /// The table was read and prepared.
    default void prepared(Preparation preparation) {}

    /// A training run begins.
    ///
    /// @param name what is trained, for people
    default void trains(String name) {}

    /// Something happened in the run.
    default void event(RunEvent event) {}

    /// A choice was made.
    ///
    /// @param text what was chosen and why, for people
    default void chose(String text) {}
}
