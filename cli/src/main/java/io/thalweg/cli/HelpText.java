package io.thalweg.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What `--help` shows.
final class HelpText {
    private static final int WIDEST = 100;
    private static final int LEFT_COLUMN = 28;
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final int width;
    private final boolean color;
    private final StringBuilder text = new StringBuilder();

    private HelpText(int width, boolean color) {
        this.width = Math.min(width, WIDEST);
        this.color = color;
    }

    /// Help for the program as a whole.
    static String ofProgram(List<Verb> verbs, List<Option> options, int width, boolean color) {
        HelpText help = new HelpText(width, color);
        help.paragraph("Trains machine-learning models on tables, and predicts with them.");
        help.heading("Usage");
        help.paragraph("  thalweg COMMAND …");
        if (!verbs.isEmpty()) {
            help.heading("Commands");
            for (Verb verb : verbs) {
                help.entry(verb.name(), verb.summary());
            }
        }
        help.options(options);
        help.text.append('\n');
        help.paragraph("thalweg COMMAND --help explains a command.");
        help.paragraph("@FILE among the arguments stands for the arguments in that file.");
        help.paragraph(
                "THALWEG_JAVA_OPTIONS in the environment is added to the JVM's options,"
                        + " for example -Xmx1g.");
        return help.text.toString().stripTrailing();
    }

    /// Names and what they mean, in two columns.
    static String ofEntries(Map<String, String> meanings, int width) {
        HelpText help = new HelpText(width, false);
        for (var meaning : meanings.entrySet()) {
            help.entry(meaning.getKey(), meaning.getValue());
        }
        return help.text.toString().stripTrailing();
    }

    /// Help for one command.
    static String ofVerb(Verb verb, int width, boolean color) {
        HelpText help = new HelpText(width, color);
        Syntax syntax = verb.syntax();
        help.paragraph(verb.summary());
        help.heading("Usage");
        StringBuilder usage = new StringBuilder("  ").append(syntax.commandLine());
        for (Syntax.Positional positional : syntax.positionals()) {
            usage.append(positional.required() ? " " : " [");
            usage.append(positional.label()).append(positional.required() ? "" : "]");
        }
        for (Option option : syntax.options()) {
            if (syntax.isRequired(option)) {
                usage.append(' ').append(option.name()).append(' ').append(option.label());
            }
        }
        help.paragraph(usage.append(" [options]").toString());
        if (!syntax.positionals().isEmpty()) {
            help.heading("Arguments");
            for (Syntax.Positional positional : syntax.positionals()) {
                help.entry(positional.label(), positional.description());
            }
        }
        help.options(syntax.options());
        return help.text.toString().stripTrailing();
    }

    private void options(List<Option> options) {
        heading("Options");
        for (Option option : options) {
            String letter = option.letter().isEmpty() ? "" : option.letter() + ", ";
            String label = option.takesValue() ? " " + option.label() : "";
            entry(letter + option.name() + label, option.description());
        }
    }

    private void heading(String word) {
        text.append('\n').append(color ? BOLD + word + PLAIN : word).append('\n');
    }

    private void paragraph(String sentences) {
        text.append(sentences).append('\n');
    }

    private void entry(String left, String right) {
        StringBuilder line = new StringBuilder("  ").append(left);
        if (line.length() > LEFT_COLUMN - 2) {
            text.append(line).append('\n');
            line.setLength(0);
        }
        String indent = " ".repeat(LEFT_COLUMN);
        for (String part : wrapped(right, Math.max(20, width - LEFT_COLUMN))) {
            line.append(indent, line.length(), LEFT_COLUMN).append(part);
            text.append(line).append('\n');
            line.setLength(0);
        }
    }

    private static List<String> wrapped(String sentences, int room) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (sentences.length() - start > room) {
            int end = sentences.lastIndexOf(' ', start + room);
            if (end <= start) {
                end = sentences.indexOf(' ', start + room);
                if (end < 0) {
                    break;
                }
            }
            lines.add(sentences.substring(start, end));
            start = end + 1;
        }
        lines.add(sentences.substring(start));
        return lines;
    }
}
