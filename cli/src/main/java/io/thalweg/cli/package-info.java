/// The command line: `thalweg train …`, `thalweg predict …`.
///
/// [Main] starts, [Program] reads the arguments and turns what happens into an exit code and at
/// most one message, [Verbs] lists the commands, one [Verb] is one command, and [Terminal] is the
/// only way to say something to people. Standard output carries nothing but what was asked for.
@NullMarked
package io.thalweg.cli;

import org.jspecify.annotations.NullMarked;
