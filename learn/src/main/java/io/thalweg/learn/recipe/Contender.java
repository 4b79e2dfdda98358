package io.thalweg.learn.recipe;

/// What a recipe chose between.
///
/// @param name for people
/// @param validationLoss its mean loss on the validation rows
/// @param chosen whether it was the best
public record Contender(String name, double validationLoss, boolean chosen) {}
