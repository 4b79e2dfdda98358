package io.thalweg.cli;

import io.thalweg.data.source.Names;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the user typed after a command, read as the types that the command wants.
///
/// Every method throws a [UsageException] that names the option when the text isn't what it should
/// be.
final class Arguments {
    private final Syntax syntax;
    private final Map<String, String> values;
    private final List<String> positionals;

    Arguments(Syntax syntax, Map<String, String> values, List<String> positionals) {
        this.syntax = syntax;
        this.values = values;
        this.positionals = positionals;
    }

    /// How the command is called.
    String commandLine() {
        return syntax.commandLine();
    }

    /// @return whether the option was given
    boolean has(Option option) {
        return values.containsKey(option.name());
    }

    /// @param position from 0
    /// @return the argument there, or null if fewer were given
    @Nullable String argument(int position) {
        return position < positionals.size() ? positionals.get(position) : null;
    }

    /// @param position of an argument that the syntax requires, from 0
    /// @return the file that it names
    Path path(int position) {
        return path(syntax.positionals().get(position).label(), positionals.get(position));
    }

    /// @param fallback the file's name when the option wasn't given
    Path path(Option option, String fallback) {
        return path(option.name(), text(option, fallback));
    }

    /// @return the value as typed, or null if not given
    @Nullable String text(Option option) {
        return values.get(option.name());
    }

    /// @return the value as typed, or the fallback if not given
    String text(Option option, String fallback) {
        return values.getOrDefault(option.name(), fallback);
    }

    /// @param fallback the value when the option wasn't given
    /// @param least the smallest value allowed
    int wholeNumber(Option option, int fallback, int least) {
        long number = wholeNumber(option, (long) fallback, least);
        if (number > Integer.MAX_VALUE) {
            throw mistake(option, "is at most " + Integer.MAX_VALUE);
        }
        return (int) number;
    }

    /// @param fallback the value when the option wasn't given
    /// @param least the smallest value allowed
    long wholeNumber(Option option, long fallback, long least) {
        String text = text(option);
        if (text == null) {
            return fallback;
        }
        long number;
        try {
            number = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw mistake(option, "needs a whole number");
        }
        if (number < least) {
            throw mistake(option, "needs a whole number from " + least);
        }
        return number;
    }

    /// @param fallback the value when the option wasn't given; it needn't lie in the range
    /// @param least the smallest value allowed
    /// @param most the largest value allowed
    double number(Option option, double fallback, double least, double most) {
        String text = text(option);
        if (text == null) {
            return fallback;
        }
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw mistake(option, "needs a number");
        }
        if (!Double.isFinite(number) || number < least || number > most) {
            throw mistake(option, "needs a number " + range(least, most));
        }
        return number;
    }

    /// @return the parts between commas, without spaces around them; empty if not given
    List<String> list(Option option) {
        String text = text(option);
        if (text == null) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            parts.add(text.substring(start, end).strip());
            start = end + 1;
        }
        return parts;
    }

    /// @param fallback the choice when the option wasn't given
    /// @param choices what may be typed
    String choice(Option option, String fallback, List<String> choices) {
        String text = text(option);
        if (text == null) {
            return fallback;
        }
        if (choices.contains(text)) {
            return text;
        }
        String near = Names.nearest(text, choices);
        throw mistake(
                option,
                "needs one of "
                        + String.join(", ", choices)
                        + (near == null ? "" : " (did you mean " + near + "?)"));
    }

    /// The exception for a value that the command itself finds wrong.
    ///
    /// @param option whose value is wrong
    /// @param expectation such as `needs a whole number or full`
    UsageException mistake(Option option, String expectation) {
        return new UsageException(
                syntax.commandLine(),
                option.name() + " " + expectation + ", but got '" + text(option, "") + "'.");
    }

    private Path path(String name, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException(
                    syntax.commandLine(), name + ": '" + text + "' can't be a file's name.");
        }
    }

    private static String range(double least, double most) {
        if (most == Double.POSITIVE_INFINITY) {
            return "from " + least;
        }
        return "from " + least + " to " + most;
    }
}
