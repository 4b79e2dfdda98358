package io.thalweg.learn.doctor;

import java.util.SequencedMap;

/// Something that is wrong with a run or its data.
public sealed interface Finding
        permits LossNotFinite,
                ExplodingGradients,
                VanishingGradients,
                DeadUnits,
                LearningRateTooLarge,
                LearningRateTooSmall,
                NoBetterThanTrivial,
                Overfitting,
                Leak,
                UnscaledInput,
                MissingClasses,
                DuplicateRows,
                KnownRows {
    /// The kind, for programs: `dead_units` and so on.
    String code();

    /// How bad it is.
    default Severity severity() {
        return Severity.WARNING;
    }

    /// What it is about: a layer, a column, a step.
    String subject();

    /// What was seen, with figures, in a sentence or two.
    String seen();

    /// What to do about it.
    String advice();

    /// The figures, for programs: numbers, texts and lists of them.
    SequencedMap<String, Object> evidence();

    /// What was seen, and what to do.
    default String text() {
        return seen() + " " + advice();
    }
}
