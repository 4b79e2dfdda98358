package io.thalweg.data.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of texts. Each different text is kept once, in a dictionary; a row holds its index
/// there, −1 where a value is missing. Texts have no white space around them.
public final class TextColumn implements Column {
    /// The code of a missing value.
    public static final int MISSING = -1;

    private final String name;
    private final Codes codes;
    private final List<String> dictionary;
    private final int missing;
    private final List<String> missingTokens;

    /// @param codes not copied
    TextColumn(String name, int[] codes, List<String> dictionary, List<String> missingTokens) {
        this(name, new Codes.InMemory(codes), missing(codes), dictionary, missingTokens);
    }

    /// @param missing how many codes are [#MISSING]
    TextColumn(
            String name,
            Codes codes,
            int missing,
            List<String> dictionary,
            List<String> missingTokens) {
        this.name = name;
        this.codes = codes;
        this.missing = missing;
        this.dictionary = dictionary;
        this.missingTokens = missingTokens;
    }

    private static int missing(int[] codes) {
        int count = 0;
        for (int code : codes) {
            if (code == MISSING) {
                count++;
            }
        }
        return count;
    }

    /// A column in memory.
    ///
    /// @param values one text a row, null if missing
    public static TextColumn of(String name, List<? extends @Nullable String> values) {
        var codes = new int[values.size()];
        var dictionary = new ArrayList<String>();
        var known = new HashMap<String, Integer>();
        for (int row = 0; row < codes.length; row++) {
            var value = values.get(row);
            if (value == null) {
                codes[row] = MISSING;
                continue;
            }
            var text = value.strip();
            var code = known.get(text);
            if (code == null) {
                code = dictionary.size();
                known.put(text, code);
                dictionary.add(text);
            }
            codes[row] = code;
        }
        return new TextColumn(name, codes, List.copyOf(dictionary), List.of());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return codes.size();
    }

    /// The row's index into the dictionary, [#MISSING] if it has no value.
    public int code(int row) {
        return codes.get(row);
    }

    /// Every different text, in the order of first appearance. After [#select(int[])] it may hold
    /// texts that no row has.
    public List<String> dictionary() {
        return dictionary;
    }

    @Override
    public boolean isMissing(int row) {
        return codes.get(row) == MISSING;
    }

    @Override
    public @Nullable String text(int row) {
        int code = codes.get(row);
        return code == MISSING ? null : dictionary.get(code);
    }

    @Override
    public int missingCount() {
        return missing;
    }

    @Override
    public List<String> missingTokens() {
        return missingTokens;
    }

    @Override
    public TextColumn select(int[] rows) {
        var selected = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = codes.get(rows[i]);
        }
        return new TextColumn(name, selected, dictionary, missingTokens);
    }

    @Override
    public String toString() {
        return name
                + " ("
                + codes.size()
                + " texts, "
                + dictionary.size()
                + " different, "
                + missing
                + " missing)";
    }
}
