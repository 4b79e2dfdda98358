package io.thalweg.model;

import java.util.ArrayList;
import java.util.List;

/// A confusion matrix in at most 80 columns.
final class ConfusionText {
    private static final int COLUMNS = 80;
    private static final int MOST_CLASSES = 10;
    private static final int MOST_PAIRS = 10;
    private static final int LONGEST_LABEL = 24;
    private static final int LONGEST_NAME = 28;
    private static final String GAP = "  ";

    private final ConfusionMatrix matrix;
    private final int classes;

    ConfusionText(ConfusionMatrix matrix) {
        this.matrix = matrix;
        this.classes = matrix.classes().size();
    }

    @Override
    public String toString() {
        if (classes <= MOST_CLASSES) {
            var named = table(matrix.classes(), matrix.classes());
            if (fits(matrix.classes(), LONGEST_LABEL) && named.width() <= COLUMNS) {
                return named.text();
            }
            var numbered = table(numberedLabels(), numbers());
            if (numbered.width() <= COLUMNS) {
                return numbered.text();
            }
        }
        return pairs();
    }

    private record Table(String text, int width) {}

    private Table table(List<String> labels, List<String> headings) {
        int labelWidth = 0;
        for (var label : labels) {
            labelWidth = Math.max(labelWidth, TerminalText.width(shown(label, LONGEST_LABEL)));
        }
        var widths = new int[classes];
        int width = labelWidth;
        for (int column = 0; column < classes; column++) {
            widths[column] = TerminalText.width(headings.get(column));
            for (int row = 0; row < classes; row++) {
                widths[column] = Math.max(widths[column], cell(row, column).length());
            }
            width += GAP.length() + widths[column];
        }
        var text = new StringBuilder("confusion matrix (down: true class, across: predicted)\n");
        text.append(" ".repeat(labelWidth));
        for (int column = 0; column < classes; column++) {
            var heading = shown(headings.get(column), COLUMNS);
            text.append(GAP).append(TerminalText.padLeft(heading, widths[column]));
        }
        text.append('\n');
        for (int row = 0; row < classes; row++) {
            text.append(TerminalText.padRight(shown(labels.get(row), LONGEST_LABEL), labelWidth));
            for (int column = 0; column < classes; column++) {
                text.append(GAP).append(TerminalText.padLeft(cell(row, column), widths[column]));
            }
            text.append('\n');
        }
        return new Table(text.toString(), width);
    }

    private String pairs() {
        var confused = matrix.mostConfused(MOST_PAIRS);
        if (confused.isEmpty()) {
            return "no row was taken for a class it isn't of (" + classes + " classes)\n";
        }
        int truthWidth = "true class".length();
        int predictedWidth = "predicted".length();
        int countWidth = "rows".length();
        for (var pair : confused) {
            truthWidth = Math.max(truthWidth, TerminalText.width(name(pair.truth())));
            predictedWidth = Math.max(predictedWidth, TerminalText.width(name(pair.predicted())));
            countWidth = Math.max(countWidth, amount(pair.count()).length());
        }
        var text = new StringBuilder("most confused of ").append(classes).append(" classes\n");
        text.append(TerminalText.padRight("true class", truthWidth)).append(GAP);
        text.append(TerminalText.padRight("predicted", predictedWidth)).append(GAP);
        text.append(TerminalText.padLeft("rows", countWidth)).append("  of class\n");
        for (var pair : confused) {
            text.append(TerminalText.padRight(name(pair.truth()), truthWidth)).append(GAP);
            text.append(TerminalText.padRight(name(pair.predicted()), predictedWidth)).append(GAP);
            text.append(TerminalText.padLeft(amount(pair.count()), countWidth)).append(GAP);
            double share = 100 * pair.count() / matrix.rows(pair.truth());
            text.append(TerminalText.padLeft(percent(share), "of class".length())).append('\n');
        }
        return text.toString();
    }

    /// A class whose name doesn't fit over its column is called by its number there.
    private List<String> numbers() {
        var numbers = new ArrayList<String>(classes);
        for (int label = 0; label < classes; label++) {
            numbers.add("(" + (label + 1) + ")");
        }
        return numbers;
    }

    private List<String> numberedLabels() {
        var labels = new ArrayList<String>(classes);
        for (int label = 0; label < classes; label++) {
            labels.add("(" + (label + 1) + ") " + matrix.classes().get(label));
        }
        return labels;
    }

    private static boolean fits(List<String> names, int limit) {
        for (var name : names) {
            if (TerminalText.width(name) > limit) {
                return false;
            }
        }
        return true;
    }

    private String name(int label) {
        return shown(matrix.classes().get(label), LONGEST_NAME);
    }

    /// A class named with nothing at all is still to be seen.
    private static String shown(String name, int limit) {
        return name.isBlank() ? "\"" + name + "\"" : TerminalText.shortened(name, limit);
    }

    private String cell(int row, int column) {
        return amount(matrix.count(row, column));
    }

    private static String amount(double count) {
        long whole = (long) count;
        return whole == count ? Figure.text(whole) : Figure.text(count);
    }

    private static String percent(double share) {
        return Math.round(share * 10) / 10.0 + " %";
    }
}
