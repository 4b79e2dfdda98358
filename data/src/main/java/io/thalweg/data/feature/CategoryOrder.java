package io.thalweg.data.feature;

import io.thalweg.data.source.NumberText;
import java.util.Comparator;
import java.util.List;

/// The order of names: by value if all are numbers, else by code point.
final class CategoryOrder {
    private CategoryOrder() {}

    static void sort(List<String> names) {
        for (var name : names) {
            if (Double.isNaN(NumberText.parse(name))) {
                names.sort(CategoryOrder::byCodePoint);
                return;
            }
        }
        names.sort(
                Comparator.<String>comparingDouble(NumberText::parse)
                        .thenComparing(CategoryOrder::byCodePoint));
    }

    static int byCodePoint(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                // characters beyond the basic plane are written with two below some within it
                boolean beyondA = Character.isSurrogate(a);
                boolean beyondB = Character.isSurrogate(b);
                return beyondA == beyondB ? Character.compare(a, b) : beyondA ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
