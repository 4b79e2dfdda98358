/// The command line: `thalweg train …`, `thalweg predict …`.
///
/// [Main] starts, [Program] finds the command and turns what happens into an exit code and at most
/// one message, [Verbs] lists the commands, one [Verb] is one command, [Syntax] says what may be
/// typed after it, [Arguments] is what was typed, and [Terminal] is the only way to say something
/// to people. Standard output carries nothing but what was asked for.
///
/// The parser is our own because start time counts: docs/adr/0002 has the figures.
@NullMarked
package io.thalweg.cli;

import org.jspecify.annotations.NullMarked;
