package io.thalweg.learn.recipe;

import io.thalweg.learn.train.CheckpointInterval;
import java.nio.file.Path;

/// How a recipe keeps what it needs to go on after a crash.
///
/// @param folder where, for this training alone
/// @param interval how often
/// @param resume whether to go on from what is there; if there is nothing, training begins
public record CheckpointSettings(Path folder, CheckpointInterval interval, boolean resume) {}
