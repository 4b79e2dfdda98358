package io.thalweg.cli;

import org.jspecify.annotations.Nullable;

/// Something that may be typed after a command and begins with `--`.
///
/// @param name as typed, such as `--seed`
/// @param letter the short form such as `-q`, or empty
/// @param label what the value is called in help, such as `N`; empty for a flag, which has none
/// @param description for help: what it does, what holds without it
record Option(String name, String letter, String label, String description) {
    /// An option that is followed by a value: `--seed 7` or `--seed=7`.
    static Option value(String name, String label, String description) {
        return new Option(name, "", label, description);
    }

    /// An option that is there or not.
    static Option flag(String name, String description) {
        return new Option(name, "", "", description);
    }

    /// The same with a short form, such as `-q`.
    Option withLetter(String shortForm) {
        return new Option(name, shortForm, label, description);
    }

    /// By name alone, which no two options of a command share. Written out, because a record's own
    /// `equals` is put together at its first call, which takes each start 9 ms.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Option option && option.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /// Whether a value follows.
    boolean takesValue() {
        return !label.isEmpty();
    }
}
