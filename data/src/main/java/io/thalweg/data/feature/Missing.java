package io.thalweg.data.feature;

import io.thalweg.data.source.NumberText;
import java.util.List;

/// Texts that mean a missing value in records, as they did in the table that was trained on.
record Missing(List<String> tokens, boolean numeric) {
    static Missing of(List<String> tokens) {
        boolean anyNumeric = false;
        for (var token : tokens) {
            anyNumeric |= !Double.isNaN(NumberText.parse(token));
        }
        return new Missing(List.copyOf(tokens), anyNumeric);
    }

    /// Whether a text without white space around it is one of the tokens, or empty.
    boolean contains(String text) {
        if (text.isEmpty()) {
            return true;
        }
        for (var token : tokens) {
            if (token.equalsIgnoreCase(text)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a number is not there, or stands for one that isn't, such as −999.
    boolean contains(double number) {
        return Double.isNaN(number) || (numeric && contains(NumberText.canonical(number)));
    }
}
