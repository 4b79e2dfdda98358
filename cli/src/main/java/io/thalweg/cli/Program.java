package io.thalweg.cli;

import io.thalweg.core.error.UserInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// From arguments to an exit code: finds the command, runs it, and says what went wrong.
final class Program {
    private final List<Verbs.Entry> verbs;
    private final Terminal terminal;

    /// @param verbs the commands to choose from
    /// @param terminal where to say things
    Program(List<Verbs.Entry> verbs, Terminal terminal) {
        this.verbs = verbs;
        this.terminal = terminal;
    }

    /// Runs the command that the arguments name.
    ///
    /// @param arguments as typed by the user
    /// @return the exit code, see [ExitCode]
    int run(String... arguments) {
        RootOptions options = new RootOptions();
        CommandLine root = commandLine(options, arguments);
        try {
            return run(options, root.parseArgs(arguments), root);
        } catch (ParameterException mistake) {
            return explain(mistake);
        } catch (UserInputException mistake) {
            return fail(ExitCode.USER_MISTAKE, messageOf(mistake), mistake, options.debug);
        } catch (OutOfMemoryError error) {
            String message =
                    "Not enough memory. Give the JVM more, for example with"
                            + " THALWEG_JAVA_OPTIONS=-Xmx4g";
            return fail(ExitCode.FAILED, message, error, options.debug);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError error) {
            return fail(ExitCode.FAILED, describe(error), error, options.debug);
        }
    }

    private int run(RootOptions options, ParseResult parsed, CommandLine root) throws Exception {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandLine chosen = last.commandSpec().commandLine();
        if (options.help) {
            terminal.result(
                    chosen.getUsageMessage(ansi(terminal.resultsTakeColor())).stripTrailing());
            return ExitCode.DONE;
        }
        if (options.version) {
            terminal.result(Version.line());
            return ExitCode.DONE;
        }
        if (chosen.getCommand() instanceof Verb verb) {
            return verb.run(options.quiet ? terminal.quiet() : terminal);
        }
        terminal.error(root.getUsageMessage(ansi(terminal.takesColor())).stripTrailing());
        return ExitCode.USER_MISTAKE;
    }

    private CommandLine commandLine(RootOptions options, String[] arguments) {
        CommandLine root = new CommandLine(options);
        Verbs.Entry asked = arguments.length == 0 ? null : find(arguments[0]);
        for (Verbs.Entry entry : asked == null ? verbs : List.of(asked)) {
            root.addSubcommand(entry.name(), entry.type());
        }
        return root.setUsageHelpWidth(terminal.width()).setOverwrittenOptionsAllowed(false);
    }

    private Verbs.@Nullable Entry find(String name) {
        for (Verbs.Entry entry : verbs) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        return null;
    }

    private int explain(ParameterException mistake) {
        CommandLine where = mistake.getCommandLine();
        StringBuilder message = new StringBuilder(messageOf(mistake));
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                message.append("\nDid you mean ")
                        .append(String.join(" or ", near.subList(0, Math.min(2, near.size()))))
                        .append('?');
            }
        }
        message.append("\nSee: ").append(where.getCommandSpec().qualifiedName()).append(" --help");
        terminal.error(message.toString());
        return ExitCode.USER_MISTAKE;
    }

    private int fail(int code, String message, Throwable error, boolean debug) {
        terminal.error(message);
        if (debug) {
            terminal.trace(error);
        } else if (code == ExitCode.FAILED) {
            terminal.error("Add --debug to see where.");
        }
        return code;
    }

    private static String describe(Throwable error) {
        String name = error.getClass().getSimpleName();
        String message = error.getMessage();
        return "Failed: " + name + (message == null ? "" : ": " + message);
    }

    private static String messageOf(RuntimeException mistake) {
        String message = mistake.getMessage();
        return message == null ? describe(mistake) : message;
    }

    private static Ansi ansi(boolean color) {
        return color ? Ansi.ON : Ansi.OFF;
    }
}
