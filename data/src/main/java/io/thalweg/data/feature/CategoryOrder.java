package io.thalweg.data.feature;

import io.thalweg.data.source.NumberText;
import java.util.Comparator;
import java.util.List;

/// The order of names: by value if all are numbers, else by code point.
final class CategoryOrder implements Comparator<String> {
    private final boolean numbers;

    private CategoryOrder(boolean numbers) {
        this.numbers = numbers;
    }

    static void sort(List<String> names) {
        boolean numbers = true;
        for (var name : names) {
            numbers &= !Double.isNaN(NumberText.parse(name));
        }
        names.sort(new CategoryOrder(numbers));
    }

    @Override
    public int compare(String one, String other) {
        int byValue = numbers ? Double.compare(NumberText.parse(one), NumberText.parse(other)) : 0;
        return byValue != 0 ? byValue : byCodePoint(one, other);
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
