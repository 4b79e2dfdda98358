package io.thalweg.cli;

import java.nio.file.Path;
import java.util.Locale;

/// `example`: lists the example programs, or runs one.
final class ExampleVerb implements Verb {
    /// The system property by which the launcher says where the examples are.
    static final String FOLDER = "thalweg.examples";

    @Override
    public String name() {
        return "example";
    }

    @Override
    public String summary() {
        return "Lists the example programs, or runs one.";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("example")
                .optionalArgument("NAME", "An example; without it, all are listed.");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws Exception {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            throw new UsageException(
                    "thalweg example",
                    "The examples are part of a checkout: start them with its ./thalweg.");
        }
        Examples examples = Examples.in(Path.of(folder));
        String name = arguments.argument(0);
        if (name == null) {
            for (var example : examples.all()) {
                terminal.result("%-17s %s".formatted(example.name(), example.summary()));
            }
            terminal.say("");
            terminal.say(
                    "thalweg example NAME runs one. Their sources, made to be read and changed:");
            terminal.say(examples.folder().toString());
            return ExitCode.DONE;
        }
        var program = SourceProgram.compile(examples.named(name).file());
        // The guide shows what the examples print, so the decimal point is one everywhere.
        Locale.setDefault(Locale.ROOT);
        program.run();
        return ExitCode.DONE;
    }
}
