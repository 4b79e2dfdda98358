package io.thalweg.cli;

import io.thalweg.data.source.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the words after a command by its [Syntax].
///
/// Accepted are `--name value`, `--name=value`, a flag's letter, and after `--` nothing but
/// positional arguments. A value may begin with one hyphen and a digit or point (`--stop-loss -1`),
/// else it must be joined with `=`.
final class Parser {
    private final Syntax syntax;
    private final Map<String, Option> known = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    Parser(Syntax syntax) {
        this.syntax = syntax;
        for (Option option : syntax.options()) {
            known.put(option.name(), option);
            names.add(option.name());
            if (!option.letter().isEmpty()) {
                known.put(option.letter(), option);
            }
        }
    }

    /// @param words as typed, `@FILE` already replaced
    /// @return the values by option and position
    /// @throws UsageException if the words don't fit the syntax
    Arguments parse(List<String> words) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> positionals = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                positionals.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if (!looksLikeOption(word)) {
                positionals.add(word);
                continue;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            Option option = option(equals < 0 ? word : word.substring(0, equals));
            String value = "";
            if (equals >= 0) {
                value = word.substring(equals + 1);
                if (!option.takesValue()) {
                    throw mistake(option.name() + " takes no value, but got '" + value + "'.");
                }
            } else if (option.takesValue()) {
                i++;
                if (i == words.size() || looksLikeOption(words.get(i))) {
                    throw mistake(option.name() + " needs a value: " + usage(option) + ".");
                }
                value = words.get(i);
            }
            if (values.put(option.name(), value) != null && option.takesValue()) {
                throw mistake(option.name() + " is given twice.");
            }
        }
        boolean whole = true;
        for (Option option : syntax.options()) {
            // Help is wanted most when something required is missing.
            whole &= !(syntax.isAlone(option) && values.containsKey(option.name()));
        }
        if (whole) {
            check(values, positionals);
        }
        return new Arguments(syntax, values, positionals);
    }

    private void check(Map<String, String> values, List<String> positionals) {
        List<Syntax.Positional> expected = syntax.positionals();
        if (positionals.size() > expected.size()) {
            throw mistake("Unexpected argument '" + positionals.get(expected.size()) + "'.");
        }
        for (int i = positionals.size(); i < expected.size(); i++) {
            if (expected.get(i).required()) {
                throw mistake(
                        "Missing argument "
                                + expected.get(i).label()
                                + ": "
                                + expected.get(i).description());
            }
        }
        for (Option option : syntax.options()) {
            if (syntax.isRequired(option) && !values.containsKey(option.name())) {
                throw mistake("Missing option " + usage(option) + ": " + option.description());
            }
        }
    }

    private Option option(String name) {
        Option option = known.get(name);
        if (option != null) {
            return option;
        }
        String near = Names.nearest(name, names);
        throw mistake(
                "Unknown option "
                        + name
                        + "."
                        + (near == null ? "" : " Did you mean " + near + "?"));
    }

    private UsageException mistake(String what) {
        return new UsageException(syntax.commandLine(), what);
    }

    private static String usage(Option option) {
        return option.name() + " " + option.label();
    }

    private static boolean looksLikeOption(String word) {
        if (word.length() < 2 || word.charAt(0) != '-') {
            return false;
        }
        char next = word.charAt(1);
        return next != '.' && (next < '0' || next > '9');
    }
}
