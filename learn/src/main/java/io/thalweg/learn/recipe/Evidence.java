package io.thalweg.learn.recipe;

import io.thalweg.model.SavedModel;

/// The rows that say what a model is worth, and what was said of them.
///
/// @param rows the rows that judged, with folds all folds' test rows
/// @param outputs what models that weren't trained on them gave for these rows, as
///   [io.thalweg.model.SavedModel#outputs]
/// @param model the model, or that of the last fold
/// @param unseen those of the rows that this model was not trained on, as indices of the table
@SuppressWarnings("ArrayRecordComponent") // storage of many rows; never compared
public record Evidence(Part rows, double[] outputs, SavedModel model, int[] unseen) {}
