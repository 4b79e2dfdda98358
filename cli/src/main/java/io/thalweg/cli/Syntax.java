package io.thalweg.cli;

import java.util.ArrayList;
import java.util.List;

/// What may be typed after a command: its positional arguments in order, and its options.
///
/// ```java
/// Syntax.of("train").argument("DATA", "a table").required(TARGET).options(SEED, OUT);
/// ```
final class Syntax {
    /// Every command has these.
    static final Option HELP = Option.flag("--help", "Show this help.").withLetter("-h");

    static final Option QUIET = Option.flag("--quiet", "Say nothing but errors.").withLetter("-q");
    static final Option DEBUG = Option.flag("--debug", "Show where an error came from.");

    /// A positional argument.
    ///
    /// @param label what it is called in help and messages, such as `DATA`
    /// @param description for help
    /// @param required whether it must be given
    record Positional(String label, String description, boolean required) {}

    private final String command;
    private final List<Positional> positionals = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();
    private final List<Option> required = new ArrayList<>();
    private final List<Option> alone = new ArrayList<>();

    private Syntax(String command) {
        this.command = command;
    }

    /// @param command the words before the arguments, after the program's name; empty for none
    static Syntax of(String command) {
        return new Syntax(command);
    }

    /// Adds a positional argument that must be given.
    Syntax argument(String label, String description) {
        positionals.add(new Positional(label, description, true));
        return this;
    }

    /// Adds a positional argument that may be left out; only optional ones may follow.
    Syntax optionalArgument(String label, String description) {
        positionals.add(new Positional(label, description, false));
        return this;
    }

    /// Adds an option that must be given.
    Syntax required(Option option) {
        options.add(option);
        required.add(option);
        return this;
    }

    /// Adds options that may be given.
    Syntax options(Option... more) {
        options.addAll(List.of(more));
        return this;
    }

    /// Adds options with which nothing else need be given, such as one that only lists something.
    Syntax alone(Option... more) {
        options.addAll(List.of(more));
        alone.addAll(List.of(more));
        return this;
    }

    /// Whether nothing else need be given with the option.
    boolean isAlone(Option option) {
        return option.equals(HELP) || alone.contains(option);
    }

    /// @return the words that the user typed to get here, such as `thalweg train`
    String commandLine() {
        return command.isEmpty() ? "thalweg" : "thalweg " + command;
    }

    List<Positional> positionals() {
        return positionals;
    }

    /// The options in the order of help: the command's own, then those of every command.
    List<Option> options() {
        List<Option> all = new ArrayList<>(options);
        all.add(QUIET);
        all.add(DEBUG);
        all.add(HELP);
        return all;
    }

    boolean isRequired(Option option) {
        return required.contains(option);
    }
}
