package io.thalweg.cli;

/// Where the program starts.
public final class Main {
    private Main() {}

    /// Runs one command and ends the process with its exit code.
    ///
    /// @param arguments as typed by the user
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofThisProcess();
        int code = new Program(Verbs.ALL, terminal).run(arguments);
        terminal.flush();
        System.exit(code);
    }
}
