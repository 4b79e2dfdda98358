package io.thalweg.core.session;

import io.thalweg.core.graph.Node;

/// A value for a placeholder in one run. Not copied: don't change the array during the run.
public final class Feed {
    private final Node placeholder;
    private final Object values;

    private Feed(Node placeholder, Object values) {
        this.placeholder = placeholder;
        this.values = values;
    }

    /// Numbers for a placeholder.
    ///
    /// @param values row-major; as many as the placeholder's shape has for some batch
    public static Feed feed(Node placeholder, float... values) {
        return new Feed(placeholder, values);
    }

    /// Classes or row numbers for a placeholder.
    ///
    /// @param values row-major; as many as the placeholder's shape has for some batch
    public static Feed feed(Node placeholder, int[] values) {
        return new Feed(placeholder, values);
    }

    /// What is fed.
    public Node placeholder() {
        return placeholder;
    }

    /// The elements, not copied: `float[]` or `int[]`.
    public Object values() {
        return values;
    }

    int length() {
        return values instanceof float[] numbers ? numbers.length : ((int[]) values).length;
    }
}
