package io.thalweg.core.plan;

/// The two loops of a fused kernel: over rows, and within each over columns.
///
/// @param rows how often the inner loop runs
/// @param columns the length of the inner loop, along neighbouring elements
public record Frame(Size rows, Size columns) {
    /// Whether there is one long loop only.
    public boolean isFlat() {
        return rows.isOne();
    }
}
