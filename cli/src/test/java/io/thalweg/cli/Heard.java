package io.thalweg.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A terminal that remembers what was said.
final class Heard {
    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream people = new ByteArrayOutputStream();
    private final Terminal terminal;

    Heard(Terminal.Abilities abilities) {
        terminal = new Terminal(stream(results), stream(people), abilities);
    }

    Heard() {
        this(Terminal.Abilities.PLAIN);
    }

    Terminal terminal() {
        return terminal;
    }

    /// Runs a command on it.
    ///
    /// @return the exit code
    int run(String... arguments) {
        int code = new Program(Verbs.ALL, terminal).run(arguments);
        terminal.flush();
        return code;
    }

    String results() {
        return results.toString(StandardCharsets.UTF_8);
    }

    String people() {
        return people.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
