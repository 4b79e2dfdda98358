package io.thalweg.cli;

/// One command, such as `train`: a class with picocli's annotations for its options.
///
/// A verb has a constructor without parameters, says things through the [Terminal] it is given, and
/// throws what goes wrong: [Program] turns that into a message and an exit code.
interface Verb {
    /// Does the work.
    ///
    /// @param terminal for all that people or programs are to read
    /// @return the exit code, see [ExitCode]
    /// @throws Exception whatever went wrong; a
    ///   [UserInputException][io.thalweg.core.error.UserInputException] if the user can mend it
    int run(Terminal terminal) throws Exception;
}
