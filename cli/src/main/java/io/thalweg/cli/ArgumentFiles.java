package io.thalweg.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Puts the words of a file in the place of `@FILE`.
///
/// Words are separated by spaces, tabs and line ends; quotes (`"` or `'`) keep spaces; from a word
/// that begins with `#` to the line's end is a comment. `@@` at the start stands for one `@` and no
/// file. Files don't name further files.
final class ArgumentFiles {
    private ArgumentFiles() {}

    /// @param arguments as typed
    /// @return with the words of files in their places
    /// @throws UsageException if a file can't be read or a quote isn't closed
    static List<String> expand(String... arguments) {
        List<String> words = new ArrayList<>(arguments.length);
        for (String argument : arguments) {
            if (argument.startsWith("@@")) {
                words.add(argument.substring(1));
            } else if (argument.length() > 1 && argument.charAt(0) == '@') {
                split(argument.substring(1), read(argument.substring(1)), words);
            } else {
                words.add(argument);
            }
        }
        return words;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw mistake("@" + file + ": there is no such file.");
        } catch (CharacterCodingException e) {
            throw mistake("@" + file + ": not a text file in UTF-8.");
        } catch (IOException e) {
            throw mistake("@" + file + ": can't be read (" + e.getMessage() + ").");
        }
    }

    private static void split(String file, String text, List<String> words) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '#') {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else {
                i = word(file, text, i, words);
            }
        }
    }

    private static int word(String file, String text, int start, List<String> words) {
        StringBuilder word = new StringBuilder();
        int i = start;
        while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                int end = text.indexOf(c, i + 1);
                if (end < 0) {
                    throw mistake("@" + file + ": the quote " + c + " is never closed.");
                }
                word.append(text, i + 1, end);
                i = end + 1;
            } else {
                word.append(c);
                i++;
            }
        }
        words.add(word.toString());
        return i;
    }

    private static UsageException mistake(String what) {
        return new UsageException("thalweg", what);
    }
}
