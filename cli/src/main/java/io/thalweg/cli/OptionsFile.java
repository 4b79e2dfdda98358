package io.thalweg.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The options of a training as a file: `thalweg train @options.txt` repeats it, bit for bit, from
/// any folder.
///
/// What doesn't change the model is left out: where it and the run go, checkpoints, what is
/// printed. So is a time budget: how far training got within it is written as a number of steps.
final class OptionsFile {
    private OptionsFile() {}

    /// @param steps how many there were, where a time budget was given and training has ended
    static String of(Arguments arguments, long seed, @Nullable Long steps) {
        return of(arguments, seed, steps, null);
    }

    /// The options of a search that has ended.
    ///
    /// @param trials how many ended
    /// @param steps how many steps the first had, where not even that one ended
    static String ofSearch(Arguments arguments, long seed, int trials, @Nullable Long steps) {
        return of(arguments, seed, steps, trials);
    }

    private static String of(
            Arguments arguments, long seed, @Nullable Long steps, @Nullable Integer trials) {
        var text = new StringBuilder();
        text.append("# Repeats this training, from any folder:  ")
                .append(arguments.commandLine())
                .append(" @options.txt\n");
        text.append(quoted(new DataArgument(arguments, 0).recorded())).append('\n');
        for (var option : TrainOptions.RECORDED) {
            boolean isReplaced =
                    (steps != null && option.equals(TrainOptions.MAX_STEPS))
                            || (trials != null && option.equals(TrainOptions.MAX_TRIALS))
                            || ((steps != null || trials != null)
                                    && option.equals(TrainOptions.TIME_BUDGET));
            if (arguments.has(option) && !isReplaced && !option.equals(TrainOptions.SEED)) {
                append(text, option, value(arguments, option));
            }
        }
        if (trials != null) {
            text.append("# as many as there was time for\n");
            append(text, TrainOptions.MAX_TRIALS, Integer.toString(trials));
        }
        if (steps != null) {
            text.append("# as many as there was time for\n");
            append(text, TrainOptions.MAX_STEPS, Long.toString(steps));
        }
        append(text, TrainOptions.SEED, Long.toString(seed));
        return text.toString();
    }

    private static String value(Arguments arguments, Option option) {
        boolean isFile =
                List.of(TrainOptions.VALIDATION, TrainOptions.TEST).contains(option)
                        && !TrainOptions.isShare(arguments, option);
        return isFile ? absolute(arguments.path(option, "")) : arguments.text(option, "");
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    private static void append(StringBuilder text, Option option, String value) {
        text.append(option.name());
        if (option.takesValue()) {
            text.append('=').append(quoted(value));
        }
        text.append('\n');
    }

    /// In quotes where [ArgumentFiles] would read it otherwise.
    static String quoted(String word) {
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (Character.isWhitespace(letter) || "'\"#".indexOf(letter) >= 0) {
                // A quote of one kind stands between quotes of the other.
                return "'" + word.replace("'", "'\"'\"'") + "'";
            }
        }
        return word.isEmpty() ? "''" : word;
    }
}
