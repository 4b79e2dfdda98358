package io.thalweg.cli;

/// One command, such as `train`.
///
/// A verb is made at every start, for whatever command was asked for: it keeps no state and its
/// constructor does nothing. What goes wrong is thrown; [Program] turns that into a message and an
/// exit code.
interface Verb {
    /// @return what the user types, such as `train`
    String name();

    /// @return one line for the list of commands, such as `Trains a model on a table.`
    String summary();

    /// @return what may follow the command's name
    Syntax syntax();

    /// Does the work.
    ///
    /// @param arguments what the user typed
    /// @param terminal for all that people or programs are to read
    /// @return the exit code, see [ExitCode]
    /// @throws Exception whatever went wrong; a
    ///   [UserInputException][io.thalweg.core.error.UserInputException] if the user can mend it
    int run(Arguments arguments, Terminal terminal) throws Exception;
}
