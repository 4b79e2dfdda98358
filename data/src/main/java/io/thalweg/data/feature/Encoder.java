package io.thalweg.data.feature;

/// A transform made ready to run: knows where its numbers go, and looks nothing up that it could
/// have looked up before.
sealed interface Encoder
        permits NumberEncoder,
                BooleanEncoder,
                OneHotEncoder,
                EmbeddingEncoder,
                DateTimeEncoder,
                TextEncoder {
    /// Writes the features of `rows[from, to)` into the same rows of the features.
    ///
    /// @param cells the column
    /// @param rows which of its values
    void encode(Cells cells, int[] rows, int from, int to, Features into);

    /// @param at the first dense number that the transform gives
    /// @param index the category index that it gives, if it does
    static Encoder of(Transform transform, int at, int index) {
        return switch (transform) {
            case NumberTransform number -> new NumberEncoder(number, at);
            case BooleanTransform flag -> new BooleanEncoder(flag, at);
            case OneHotTransform oneHot -> new OneHotEncoder(oneHot, at);
            case EmbeddingTransform embedding -> new EmbeddingEncoder(embedding, index);
            case DateTimeTransform time -> new DateTimeEncoder(time, at);
            case TextTransform text -> new TextEncoder(text, at);
        };
    }
}
