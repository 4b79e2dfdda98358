package io.thalweg.learn.doctor;

import io.thalweg.model.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Pieces of the sentences and figures that findings are made of.
final class Words {
    private Words() {}

    /// A share as per cent, without more digits than it is worth: `7.3 %`, `52 %`.
    static String percent(double share) {
        double tenths = Math.rint(share * 1000);
        return tenths < 100 && tenths != Math.rint(tenths / 10) * 10
                ? tenths / 10 + " %"
                : Math.round(share * 100) + " %";
    }

    /// `1 row`, `1,200 rows`.
    static String count(long count, String one) {
        return Figure.text(count) + " " + one + (count == 1 ? "" : "s");
    }

    /// `a`, `a and b`, `a, b and 3 more`.
    static String list(List<String> names, int most) {
        if (names.size() == 1) {
            return names.get(0);
        }
        int shown = names.size() <= most ? names.size() - 1 : most - 1;
        var first = String.join(", ", names.subList(0, shown));
        return names.size() <= most
                ? first + " and " + names.getLast()
                : first + " and " + (names.size() - shown) + " more";
    }

    /// Names and values in turn.
    static SequencedMap<String, Object> figures(Object... namesAndValues) {
        var figures = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            figures.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return figures;
    }
}
