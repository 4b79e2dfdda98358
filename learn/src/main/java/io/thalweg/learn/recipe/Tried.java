package io.thalweg.learn.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A model that a search trained, and what came of it.
///
/// @param number from 1, in the order of the search
/// @param kind what kind of model, for people
/// @param settings by name; empty for those that `auto` is made of
/// @param share of the usual number of epochs that it was trained with, 1 at most
/// @param epochs the most that its runs had
/// @param steps of all its runs
/// @param loss on the rows that it wasn't trained on; infinite if its loss left the finite numbers
/// @param seconds since the search began, when it had ended
/// @param weight its part of the ensemble, 0 to 1; 0 before the search has ended
public record Tried(
        int number,
        String kind,
        SequencedMap<String, Object> settings,
        double share,
        int epochs,
        long steps,
        double loss,
        double seconds,
        double weight) {
    /// Keeps a copy.
    public Tried {
        settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    }

    Tried withWeight(double part) {
        return new Tried(number, kind, settings, share, epochs, steps, loss, seconds, part);
    }
}
