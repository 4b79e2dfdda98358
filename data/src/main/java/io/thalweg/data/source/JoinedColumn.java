package io.thalweg.data.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One column of several files.
final class JoinedColumn {
    private final String name;
    private final ColumnStorage storage;
    private final List<String> tokens = new ArrayList<>();
    private @Nullable String numbersFrom;
    private @Nullable String textsFrom;
    private @Nullable NumberPieces numbers;
    private @Nullable CodePieces codes;
    private @Nullable TextDictionary dictionary;
    private int missing;

    JoinedColumn(String name, ColumnStorage storage) {
        this.name = name;
        this.storage = storage;
    }

    String name() {
        return name;
    }

    /// Adds the rows of the next file.
    ///
    /// @throws ColumnException if it holds texts where the others hold numbers, or the reverse
    void add(Table part) {
        var column = part.column(name);
        for (var token : column.missingTokens()) {
            if (!tokens.contains(token)) {
                tokens.add(token);
            }
        }
        if (column.missingCount() == column.size()) {
            for (int row = 0; row < column.size(); row++) {
                addMissing();
            }
            return;
        }
        switch (column) {
            case NumberColumn values -> add(part, values);
            case TextColumn texts -> add(part, texts);
        }
    }

    private void addMissing() {
        if (numbers != null) {
            numbers.add(Double.NaN);
        } else if (codes != null) {
            codes.add(TextColumn.MISSING);
        }
        missing++;
    }

    private void add(Table part, NumberColumn values) {
        if (textsFrom != null) {
            throw new ColumnException(
                    part.name(),
                    name,
                    "column "
                            + Names.shown(name)
                            + " holds numbers, but texts in "
                            + textsFrom
                            + "; it must be the same in all files",
                    null);
        }
        numbersFrom = part.name();
        if (numbers == null) {
            numbers = new NumberPieces(storage);
            for (int row = 0; row < missing; row++) {
                numbers.add(Double.NaN);
            }
        }
        for (int row = 0; row < values.size(); row++) {
            numbers.add(values.value(row));
        }
        missing += values.missingCount();
    }

    private void add(Table part, TextColumn texts) {
        if (numbersFrom != null) {
            throw new ColumnException(
                    part.name(),
                    name,
                    "column "
                            + Names.shown(name)
                            + " holds texts, such as '"
                            + Names.shown(texts.dictionary().getFirst())
                            + "', but numbers in "
                            + numbersFrom
                            + "; it must be the same in all files",
                    null);
        }
        textsFrom = part.name();
        if (codes == null || dictionary == null) {
            codes = new CodePieces(storage);
            dictionary = new TextDictionary();
            for (int row = 0; row < missing; row++) {
                codes.add(TextColumn.MISSING);
            }
        }
        var known = new int[texts.dictionary().size()];
        for (int code = 0; code < known.length; code++) {
            var text = texts.dictionary().get(code).toCharArray();
            known[code] = dictionary.add(text, 0, text.length);
        }
        for (int row = 0; row < texts.size(); row++) {
            codes.add(texts.isMissing(row) ? TextColumn.MISSING : known[texts.code(row)]);
        }
        missing += texts.missingCount();
    }

    Column build() {
        if (codes != null && dictionary != null) {
            return new TextColumn(name, codes.build(), missing, dictionary.texts(), tokens);
        }
        var values = numbers == null ? new NumberPieces(storage) : numbers;
        if (numbers == null) {
            for (int row = 0; row < missing; row++) {
                values.add(Double.NaN);
            }
        }
        return new NumberColumn(name, values.build(), missing, tokens);
    }
}
