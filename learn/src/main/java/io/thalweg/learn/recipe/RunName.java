package io.thalweg.learn.recipe;

/// Which of a recipe's training runs something is about.
///
/// @param number from 1, in the order in which the recipe plans them; the same whenever the recipe
///   is repeated
/// @param name for people, such as `network 2 of 5`
public record RunName(int number, String name) {}
