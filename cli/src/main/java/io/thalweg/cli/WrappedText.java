package io.thalweg.cli;

import io.thalweg.model.TerminalText;
import java.util.ArrayList;
import java.util.List;

/// A line that may be too long for the terminal, as several.
final class WrappedText {
    private WrappedText() {}

    /// Breaks at spaces; what follows the first line is indented. A word that is too long for a
    /// line of its own is shortened.
    static List<String> of(String line, int width, int indent) {
        var lines = new ArrayList<String>();
        var margin = "";
        var rest = line;
        while (TerminalText.width(margin + rest) > width) {
            int cut = 0;
            int space = rest.indexOf(' ', margin.isEmpty() ? indent : 1);
            while (space >= 0 && TerminalText.width(margin + rest.substring(0, space)) <= width) {
                cut = space;
                space = rest.indexOf(' ', space + 1);
            }
            if (cut == 0) {
                break;
            }
            lines.add(margin + rest.substring(0, cut));
            rest = rest.substring(cut + 1);
            margin = " ".repeat(indent);
        }
        lines.add(TerminalText.shortened(margin + rest, width));
        return lines;
    }
}
