package io.thalweg.learn.recipe;

import java.util.List;

/// What a model says of rows that its parts weren't trained on.
///
/// @param rows the folds
/// @param outputs for each fold, of the rows that it holds back, calibrated
record Held(Auto.Rows rows, List<double[]> outputs) {
    Held {
        outputs = List.copyOf(outputs);
    }
}
