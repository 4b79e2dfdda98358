package io.thalweg.cli;

/// What the process tells its caller. An interrupted process ends with 130, which the JVM sees to.
final class ExitCode {
    /// All went well.
    static final int DONE = 0;

    /// It failed though the input was fine.
    static final int FAILED = 1;

    /// The user's input or usage is wrong, and a message says what.
    static final int USER_MISTAKE = 2;

    private ExitCode() {}
}
