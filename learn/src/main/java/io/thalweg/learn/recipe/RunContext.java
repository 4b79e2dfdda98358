package io.thalweg.learn.recipe;

import io.thalweg.learn.train.RunEvent;
import java.util.function.Consumer;

/// What a run of a recipe is told before it begins.
///
/// @param name which run it is
/// @param events where it tells what happens
record RunContext(RunName name, Consumer<RunEvent> events) {}
