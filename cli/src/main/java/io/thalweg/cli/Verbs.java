package io.thalweg.cli;

import java.util.List;

/// The commands there are. A new one is one line in [#ALL], in the order in which help lists them.
final class Verbs {
    /// A command's word and its class, whose options are looked at only when it is asked for:
    /// building the model of one command costs milliseconds, of all of them tens.
    ///
    /// @param name what the user types
    /// @param type the annotated class, with a constructor without parameters
    record Entry(String name, Class<? extends Verb> type) {}

    /// All commands.
    static final List<Entry> ALL = List.of();

    private Verbs() {}
}
