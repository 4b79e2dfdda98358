package io.thalweg.learn.recipe;

import io.thalweg.learn.train.TrainingRun;
import java.util.List;

/// Trained networks that may become the model: their outputs are averaged.
///
/// @param name for people
/// @param runs the runs that they come from
record Candidate(String name, List<TrainingRun> runs) {
    Candidate {
        runs = List.copyOf(runs);
    }
}
