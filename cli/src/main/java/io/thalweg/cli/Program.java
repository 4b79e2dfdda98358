package io.thalweg.cli;

import io.thalweg.core.error.UserInputException;
import io.thalweg.data.source.Names;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From arguments to an exit code: finds the command, runs it, and says what went wrong.
final class Program {
    private static final Option VERSION =
            Option.flag("--version", "Show the version.").withLetter("-V");

    private final List<Verb> verbs;
    private final Terminal terminal;

    /// @param verbs the commands to choose from
    /// @param terminal where to say things
    Program(List<Verb> verbs, Terminal terminal) {
        this.verbs = verbs;
        this.terminal = terminal;
    }

    /// Runs the command that the arguments name.
    ///
    /// @param typed the arguments
    /// @return the exit code, see [ExitCode]
    int run(String... typed) {
        boolean debug = List.of(typed).contains(Syntax.DEBUG.name());
        try {
            return choose(ArgumentFiles.expand(typed));
        } catch (UserInputException mistake) {
            return fail(ExitCode.USER_MISTAKE, messageOf(mistake), mistake, debug);
        } catch (OutOfMemoryError error) {
            String message =
                    "Not enough memory. Give the JVM more, for example with"
                            + " THALWEG_JAVA_OPTIONS=-Xmx4g";
            return fail(ExitCode.FAILED, message, error, debug);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError error) {
            return fail(ExitCode.FAILED, messageOf(error), error, debug);
        }
    }

    /// Options may stand before the command, so its name is the first word that is none.
    private int choose(List<String> words) throws Exception {
        int at = 0;
        while (at < words.size() && words.get(at).startsWith("-")) {
            at++;
        }
        if (at == words.size()) {
            return withoutVerb(words);
        }
        Verb verb = find(words.get(at));
        if (verb == null) {
            throw unknown(words.get(at));
        }
        List<String> rest = new ArrayList<>(words);
        rest.remove(at);
        Arguments arguments = new Parser(verb.syntax()).parse(rest);
        if (arguments.has(Syntax.HELP)) {
            terminal.result(HelpText.ofVerb(verb, terminal.width(), terminal.resultsTakeColor()));
            return ExitCode.DONE;
        }
        return verb.run(arguments, arguments.has(Syntax.QUIET) ? terminal.quiet() : terminal);
    }

    private int withoutVerb(List<String> words) {
        Syntax syntax = Syntax.of("").options(VERSION);
        Arguments arguments = new Parser(syntax).parse(words);
        if (arguments.has(VERSION)) {
            terminal.result(Version.line());
            return ExitCode.DONE;
        }
        boolean asked = arguments.has(Syntax.HELP);
        boolean color = asked ? terminal.resultsTakeColor() : terminal.takesColor();
        String help = HelpText.ofProgram(verbs, syntax.options(), terminal.width(), color);
        if (asked) {
            terminal.result(help);
            return ExitCode.DONE;
        }
        terminal.error(help);
        return ExitCode.USER_MISTAKE;
    }

    private @Nullable Verb find(String name) {
        for (Verb verb : verbs) {
            if (verb.name().equals(name)) {
                return verb;
            }
        }
        return null;
    }

    private UsageException unknown(String word) {
        List<String> names = new ArrayList<>();
        for (Verb verb : verbs) {
            names.add(verb.name());
        }
        String near = Names.nearest(word, names);
        String hint = near == null ? "" : " Did you mean " + near + "?";
        return new UsageException("thalweg", "Unknown command " + word + "." + hint);
    }

    private int fail(int code, String message, Throwable error, boolean debug) {
        terminal.error("thalweg: " + message);
        if (debug) {
            terminal.trace(error);
        } else if (code == ExitCode.FAILED) {
            terminal.error("Add --debug to see where this came from.");
        }
        return code;
    }

    private static String messageOf(Throwable error) {
        String message = error.getMessage();
        // These are thrown with a message for people, which names the file.
        boolean readable =
                error instanceof UserInputException || error instanceof UncheckedIOException;
        if (readable && message != null) {
            return message;
        }
        String name = error.getClass().getSimpleName();
        return "failed: " + name + (message == null ? "" : ": " + message);
    }
}
