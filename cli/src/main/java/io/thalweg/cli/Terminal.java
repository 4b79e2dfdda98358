package io.thalweg.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where the program speaks: results on standard output, everything for people on standard error.
///
/// Java can ask only about all three standard streams at once whether they are a terminal, so the
/// launcher asks and passes system properties; without a launcher nothing is taken for one.
final class Terminal {
    private static final int USUAL_WIDTH = 80;
    private static final int NARROWEST = 40;

    private final PrintStream results;
    private final PrintStream people;
    private final Abilities abilities;
    private final boolean quiet;

    /// What the streams lead to.
    ///
    /// @param terminal whether standard error is a terminal
    /// @param color whether a terminal may be written to in colour
    /// @param resultsTerminal whether standard output is a terminal
    /// @param width columns of the terminal
    record Abilities(boolean terminal, boolean color, boolean resultsTerminal, int width) {
        /// Files and pipes: no colour, no rewriting.
        static final Abilities PLAIN = new Abilities(false, false, false, USUAL_WIDTH);
    }

    /// @param results what was asked for goes here
    /// @param people what people read goes here
    /// @param abilities what the streams lead to
    Terminal(PrintStream results, PrintStream people, Abilities abilities) {
        this(results, people, abilities, false);
    }

    private Terminal(PrintStream results, PrintStream people, Abilities abilities, boolean quiet) {
        this.results = results;
        this.people = people;
        this.abilities = abilities;
        this.quiet = quiet;
    }

    /// @return the terminal of this process
    static Terminal ofThisProcess() {
        // The JVM prints a warning about incubator modules on descriptor 2 before any of our code
        // runs and has no option against it. The launcher therefore hands standard error over as
        // descriptor 0; docs/adr/0003 tells the whole story.
        if (Boolean.getBoolean("thalweg.errors.on.0")) {
            System.setErr(stream(FileDescriptor.in, 1 << 9));
        }
        String noColor = System.getenv("NO_COLOR");
        boolean color =
                (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
        Abilities abilities =
                new Abilities(
                        Boolean.getBoolean("thalweg.terminal.2"),
                        color,
                        Boolean.getBoolean("thalweg.terminal.1"),
                        width(System.getProperty("thalweg.columns")));
        return new Terminal(System.out, System.err, abilities);
    }

    static int width(@Nullable String columns) {
        if (columns == null || columns.isEmpty()) {
            return USUAL_WIDTH;
        }
        try {
            return Math.max(NARROWEST, Integer.parseInt(columns));
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }

    private static PrintStream stream(FileDescriptor descriptor, int bufferSize) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), bufferSize),
                true,
                StandardCharsets.UTF_8);
    }

    /// @return the same terminal, on which only errors and results are heard
    Terminal quiet() {
        return new Terminal(results, people, abilities, true);
    }

    /// Tells people something.
    ///
    /// @param line one or more lines, without the last line's end
    void say(String line) {
        if (!quiet) {
            people.println(line);
        }
    }

    /// Tells people what went wrong, even when quiet.
    ///
    /// @param line one or more lines, without the last line's end
    void error(String line) {
        people.println(line);
    }

    /// Shows where an error came from.
    ///
    /// @param error what was thrown
    void trace(Throwable error) {
        error.printStackTrace(people);
    }

    /// Gives what was asked for.
    ///
    /// @param line one or more lines, without the last line's end
    void result(String line) {
        results.println(line);
    }

    /// @return the stream for large results, such as a million predictions
    PrintStream results() {
        return results;
    }

    /// Writes without a line's end, for [ProgressLine].
    ///
    /// @param text control characters included
    void draw(String text) {
        people.print(text);
        people.flush();
    }

    /// @return a line that shows how far some work is
    ProgressLine progress() {
        return new ProgressLine(this, System::nanoTime);
    }

    /// @return whether a line for people may be rewritten
    boolean isTerminal() {
        return abilities.terminal();
    }

    /// @return whether only errors and results are heard
    boolean isQuiet() {
        return quiet;
    }

    /// @return whether text for people may hold colours
    boolean takesColor() {
        return abilities.color() && abilities.terminal();
    }

    /// @return whether results may hold colours
    boolean resultsTakeColor() {
        return abilities.color() && abilities.resultsTerminal();
    }

    /// @return columns of the terminal, 80 when nobody knows
    int width() {
        return abilities.width();
    }

    /// Hands everything to the operating system.
    void flush() {
        results.flush();
        people.flush();
    }
}
