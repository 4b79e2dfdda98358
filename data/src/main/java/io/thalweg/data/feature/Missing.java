package io.thalweg.data.feature;

import io.thalweg.data.source.ReadOptions;

/// Texts that mean a missing value where no other meaning is known.
final class Missing {
    private Missing() {}

    /// Whether a text is one of [ReadOptions#STANDARD_MISSING], or empty.
    static boolean isStandard(String text) {
        if (text.isEmpty()) {
            return true;
        }
        for (var token : ReadOptions.STANDARD_MISSING) {
            if (token.equalsIgnoreCase(text)) {
                return true;
            }
        }
        return false;
    }
}
