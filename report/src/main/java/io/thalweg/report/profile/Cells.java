package io.thalweg.report.profile;

import io.thalweg.data.source.Column;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// Some rows of a column as numbers, or as indices of names.
final class Cells {
    private Cells() {}

    static double[] numbers(NumberColumn column, int[] rows) {
        var numbers = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            numbers[i] = column.value(rows[i]);
        }
        return numbers;
    }

    /// Names that some rows have.
    ///
    /// @param codes \[rows\], indices of names; −1 is missing
    /// @param names in the order of first appearance
    @SuppressWarnings("ArrayRecordComponent") // index storage, never compared
    record Coded(int[] codes, List<String> names) {}

    static Coded names(Column column, int[] rows) {
        var codes = new int[rows.length];
        var names = new ArrayList<String>();
        switch (column) {
            case TextColumn texts -> {
                var known = new int[texts.dictionary().size()];
                Arrays.fill(known, -1);
                for (int i = 0; i < rows.length; i++) {
                    int code = texts.code(rows[i]);
                    if (code != TextColumn.MISSING && known[code] < 0) {
                        known[code] = names.size();
                        names.add(texts.dictionary().get(code));
                    }
                    codes[i] = code == TextColumn.MISSING ? -1 : known[code];
                }
            }
            case NumberColumn numbers -> {
                var known = new HashMap<Double, Integer>();
                for (int i = 0; i < rows.length; i++) {
                    double value = numbers.value(rows[i]);
                    if (Double.isNaN(value)) {
                        codes[i] = -1;
                        continue;
                    }
                    var code = known.get(value);
                    if (code == null) {
                        code = names.size();
                        known.put(value, code);
                        names.add(String.valueOf(numbers.text(rows[i])));
                    }
                    codes[i] = code;
                }
            }
        }
        return new Coded(codes, names);
    }
}
