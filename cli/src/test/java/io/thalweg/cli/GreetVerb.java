package io.thalweg.cli;

import java.io.IOException;

/// A command for tests: greets, or fails as asked.
final class GreetVerb implements Verb {
    static final Option TIMES =
            Option.value("--times", "N", "How often; without it once.").withLetter("-t");
    static final Option FAIL = Option.value("--fail", "HOW", "What goes wrong.");

    @Override
    public String name() {
        return "greet";
    }

    @Override
    public String summary() {
        return "Greets somebody.";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(name()).argument("WHO", "who is greeted").options(TIMES, FAIL);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws Exception {
        switch (arguments.text(FAIL, "")) {
            case "disk" -> throw new IOException("No space left on device");
            case "bug" -> throw new IllegalStateException("a bug");
            case "memory" -> throw new OutOfMemoryError("Java heap space");
            case "input" -> throw arguments.mistake(FAIL, "needs something kinder");
            default -> {}
        }
        terminal.say("greeting");
        terminal.result(
                ("Hello " + arguments.argument(0) + ".")
                        .repeat(arguments.wholeNumber(TIMES, 1, 1)));
        return ExitCode.DONE;
    }
}
