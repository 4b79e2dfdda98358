package io.thalweg.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What the launcher runs once after a build while the JVM watches which classes and methods are
/// needed, to keep them ready in a cache that later starts read: a short performance of what users
/// do most, with nobody listening.
///
/// Whatever is to start fast belongs in here.
public final class Rehearsal {
    private Rehearsal() {}

    /// Runs the usual commands.
    ///
    /// @param arguments the folder of example tables
    public static void main(String[] arguments) {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(nowhere, nowhere, Terminal.Abilities.PLAIN);
        Program program = new Program(Verbs.ALL, terminal);
        program.run("--help");
        program.run("--version");
        program.run("--no-such-option");
    }
}
