package io.thalweg.learn.recipe;

import io.thalweg.learn.evaluate.Drift;
import io.thalweg.model.Evaluation;

/// How a model came from a saved one.
///
/// @param drift how far the rows differ from those that the saved model was trained on
/// @param networks how many networks it has that training goes on for: known rows aren't among them
/// @param kept how many of them are as they were: more training made them no better on the
///   validation rows, or there was no time for it
/// @param frozen whether only the last layers were trained
/// @param before the saved model's figures on the rows that judge the new one
public record Continuation(
        Drift drift, int networks, int kept, boolean frozen, Evaluation before) {}
