package io.thalweg.learn.recipe;

/// Which of a recipe's training runs something is about.
///
/// @param number from 1 (0 for none of them), in the order in which the recipe plans them; the same
///   whenever the recipe is repeated
/// @param name for people, such as `network 2 of 5`
public record RunName(int number, String name) {
    /// What is about the rows, or about what came out of all runs.
    public static final RunName OF_NO_RUN = new RunName(0, "");
}
