package io.thalweg.learn.recipe;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a search found.
///
/// @param tried all that was trained to its end, in order
/// @param loss of what became the model, on rows that its parts weren't trained on
/// @param startLoss of the mean that `auto` would have been, on the same rows
/// @param calibration what is done to probabilities, for people; empty for nothing
/// @param cutSteps the number of steps that the time cut the first model at; null if it ended
public record Search(
        List<Tried> tried,
        double loss,
        double startLoss,
        String calibration,
        @Nullable Long cutSteps) {
    /// Keeps a copy.
    public Search {
        tried = List.copyOf(tried);
    }

    /// The same models, those with the lowest loss first.
    public List<Tried> leaderboard() {
        return tried.stream()
                .sorted(Comparator.comparingDouble(Tried::loss).thenComparingInt(Tried::number))
                .toList();
    }
}
