package io.thalweg.data.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Collects the cells of one column: numbers as long as each cell is one, else texts.
///
/// The texts of the first rows are kept until [#SAMPLE] rows have been numbers, so that a text
/// among them turns the column into texts on the spot. A text that comes later asks for the file to
/// be read again ([#mustReadAgain()]); that is rare, and saves keeping every number's text.
final class ColumnBuilder {
    private static final int SAMPLE = 1000;

    private final MissingTokens missing;
    private final int[] missingCounts;
    private final ColumnStorage storage;
    private @Nullable NumberPieces numbers;
    private @Nullable CellTexts sample = new CellTexts();
    private @Nullable CodePieces codes;
    private @Nullable TextDictionary dictionary;
    private boolean readAgain;
    private boolean zero;

    ColumnBuilder(MissingTokens missing, boolean asText, ColumnStorage storage) {
        this.missing = missing;
        this.storage = storage;
        this.numbers = new NumberPieces(storage);
        this.missingCounts = new int[missing.count()];
        if (asText) {
            becomeText();
        }
    }

    /// Adds the cell `buffer[offset, offset + length)`.
    void add(char[] buffer, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && isSpace(buffer[from])) {
            from++;
        }
        while (from < to && isSpace(buffer[to - 1])) {
            to--;
        }
        if (numbers != null) {
            addNumber(buffer, from, to);
        } else if (codes != null) {
            addText(buffer, from, to);
        }
    }

    /// Adds a number to a column of nothing but numbers, NaN if missing.
    void add(double value) {
        var numbers = this.numbers;
        if (numbers == null) {
            throw new IllegalStateException("a column of texts is given a number");
        }
        sample = null;
        double kept = value;
        if (Double.isNaN(value)) {
            missingCounts[0]++;
        } else if (missing.numeric()) {
            var text = NumberText.canonical(value).toCharArray();
            int token = missing.find(text, 0, text.length);
            if (token != MissingTokens.NOT_MISSING) {
                missingCounts[token]++;
                kept = Double.NaN;
            }
        }
        numbers.add(kept);
    }

    private void addNumber(char[] buffer, int from, int to) {
        var numbers = this.numbers;
        if (numbers == null) {
            return;
        }
        double value =
                missing.numeric() && missing.find(buffer, from, to) != MissingTokens.NOT_MISSING
                        ? Double.NaN
                        : NumberText.parse(buffer, from, to);
        if (Double.isNaN(value)) {
            int token = missing.find(buffer, from, to);
            if (token == MissingTokens.NOT_MISSING) {
                meetText(buffer, from, to);
                return;
            }
            missingCounts[token]++;
        } else if (NumberText.isPadded(buffer, from, to)) {
            meetText(buffer, from, to);
            return;
        }
        numbers.add(value);
        if (sample != null) {
            if (numbers.size() > SAMPLE) {
                sample = null;
            } else {
                sample.add(buffer, from, to);
            }
        }
    }

    private void addText(char[] buffer, int from, int to) {
        var codes = this.codes;
        var dictionary = this.dictionary;
        if (codes == null || dictionary == null) {
            return;
        }
        int token = missing.find(buffer, from, to);
        if (token == MissingTokens.NOT_MISSING) {
            int known = dictionary.size();
            int code = dictionary.add(buffer, from, to);
            if (code == known) {
                lookForZero(buffer, from, to);
            }
            codes.add(code);
        } else {
            missingCounts[token]++;
            codes.add(TextColumn.MISSING);
        }
    }

    private void meetText(char[] buffer, int from, int to) {
        var kept = sample;
        if (kept == null) {
            lookForZero(buffer, from, to);
            readAgain = true;
            numbers = null;
            return;
        }
        becomeText();
        Arrays.fill(missingCounts, 0);
        for (int i = 0; i < kept.size(); i++) {
            addText(kept.buffer(), kept.from(i), kept.to(i));
        }
        addText(buffer, from, to);
    }

    /// Called for each different text once.
    private void lookForZero(char[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            zero |= buffer[i] == 0;
        }
    }

    /// Whether a text had a zero character in it: what comes from damaged and binary files.
    boolean metZero() {
        return zero;
    }

    private void becomeText() {
        numbers = null;
        sample = null;
        codes = new CodePieces(storage);
        dictionary = new TextDictionary();
    }

    private static boolean isSpace(char character) {
        return (character <= ' ' || character > 127) && Character.isWhitespace(character);
    }

    /// How many different texts there are, if they don't fit into memory, else 0.
    int tooManyTexts() {
        return dictionary != null && dictionary.isTooLarge() ? dictionary.size() : 0;
    }

    /// Whether a text came after numbers whose texts are gone.
    boolean mustReadAgain() {
        return readAgain;
    }

    /// The finished column; the builder gives its storage away.
    Column build(String name) {
        var tokens = missing.met(missingCounts);
        if (numbers != null) {
            var values = numbers.build();
            numbers = null;
            return new NumberColumn(name, values, missingCount(), tokens);
        }
        var codes = this.codes;
        var dictionary = this.dictionary;
        if (codes == null || dictionary == null) {
            throw new IllegalStateException("column " + name + " has to be read again");
        }
        return new TextColumn(name, codes.build(), missingCount(), dictionary.texts(), tokens);
    }

    private int missingCount() {
        int count = 0;
        for (int each : missingCounts) {
            count += each;
        }
        return count;
    }
}
