package io.thalweg.data.source;

import java.io.IOException;
import java.io.Reader;

/// Finds the quote that was opened and not closed as it should, for the message.
final class QuoteScan {
    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    /// What the parser takes.
    private static final int LONGEST_FIELD = 1 << 24;

    private final Reader text;
    private final char delimiter;
    private State state = State.FIELD_START;
    private int line = 1;
    private int opened;
    private int length;
    private int longFieldLine;
    private boolean carriageReturn;

    QuoteScan(Reader text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /// What is wrong, or an exception saying that the text can't be divided into fields.
    FormatException problem(String file) throws IOException {
        var buffer = new char[1 << 13];
        for (int count = text.read(buffer); count >= 0; count = text.read(buffer)) {
            for (int i = 0; i < count; i++) {
                if (!step(buffer[i])) {
                    return new FormatException(
                            file,
                            opened,
                            null,
                            "text follows a closing quote"
                                    + (line == opened
                                            ? ""
                                            : " (in line "
                                                    + line
                                                    + "; is the quote opened here never closed?)")
                                    + "; write a quote inside a quoted text twice (\"\")");
                }
            }
        }
        if (state == State.QUOTED) {
            return new FormatException(
                    file,
                    opened,
                    null,
                    "the quote opened in this line is never closed; close it, or write a quote that"
                            + " belongs to the text as \"\" inside quotes");
        }
        return new FormatException(
                file,
                longFieldLine,
                null,
                "a field is longer than 16 million characters; is a quote or a line break missing?");
    }

    /// Takes one character; false if it can't stand where it does.
    private boolean step(char character) {
        boolean lineEnd = character == '\n' || character == '\r';
        if (lineEnd && !(character == '\n' && carriageReturn)) {
            line++;
        }
        carriageReturn = character == '\r';
        length++;
        if (length > LONGEST_FIELD && longFieldLine == 0) {
            longFieldLine = state == State.QUOTED ? opened : line;
        }
        switch (state) {
            case FIELD_START, PLAIN -> {
                if (character == '"' && state == State.FIELD_START) {
                    state = State.QUOTED;
                    opened = line;
                    length = 0;
                } else {
                    length = lineEnd || character == delimiter ? 0 : length;
                    state = character == delimiter || lineEnd ? State.FIELD_START : State.PLAIN;
                }
            }
            case QUOTED -> {
                if (character == '"') {
                    state = State.QUOTE_IN_QUOTED;
                }
            }
            case QUOTE_IN_QUOTED -> {
                if (character == '"') {
                    state = State.QUOTED;
                } else if (character == delimiter || lineEnd) {
                    state = State.FIELD_START;
                    length = 0;
                } else {
                    return false;
                }
            }
        }
        return true;
    }
}
