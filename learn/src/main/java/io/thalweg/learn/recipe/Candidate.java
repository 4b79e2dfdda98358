package io.thalweg.learn.recipe;

/// Something that a recipe chose between.
///
/// @param name for people
/// @param loss its mean loss on rows that it wasn't trained on, by which the recipe chose
/// @param chosen whether it became the model
public record Candidate(String name, double loss, boolean chosen) {}
