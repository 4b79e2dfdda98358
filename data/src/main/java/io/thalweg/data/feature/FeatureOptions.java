package io.thalweg.data.feature;

/// How columns become features.
///
/// @param oneHotLimit categories get a slot each up to this many
/// @param embedding whether a column with more of them becomes an embedding; if not, the most
///   frequent get the slots
/// @param minimumCount a category with fewer training rows is pooled with the unseen ones
/// @param smoothClip whether outliers of scaled numbers are drawn towards ±3
/// @param logarithmForSkewed whether numbers with a skewness beyond ±1 are taken as logarithms,
///   where that makes them less skewed
/// @param textTokens how many words of a free text count
public record FeatureOptions(
        int oneHotLimit,
        boolean embedding,
        int minimumCount,
        boolean smoothClip,
        boolean logarithmForSkewed,
        int textTokens) {
    private static final FeatureOptions STANDARD = new FeatureOptions(9, true, 1, true, false, 256);

    /// For networks: one-hot up to 9 categories, embeddings above, smooth clipping, no logarithms,
    /// 256 words.
    public static FeatureOptions standard() {
        return STANDARD;
    }

    public FeatureOptions withOneHotLimit(int limit) {
        return new FeatureOptions(
                limit, embedding, minimumCount, smoothClip, logarithmForSkewed, textTokens);
    }

    public FeatureOptions withEmbedding(boolean wanted) {
        return new FeatureOptions(
                oneHotLimit, wanted, minimumCount, smoothClip, logarithmForSkewed, textTokens);
    }

    public FeatureOptions withMinimumCount(int count) {
        return new FeatureOptions(
                oneHotLimit, embedding, count, smoothClip, logarithmForSkewed, textTokens);
    }

    public FeatureOptions withSmoothClip(boolean wanted) {
        return new FeatureOptions(
                oneHotLimit, embedding, minimumCount, wanted, logarithmForSkewed, textTokens);
    }

    public FeatureOptions withLogarithmForSkewed(boolean wanted) {
        return new FeatureOptions(
                oneHotLimit, embedding, minimumCount, smoothClip, wanted, textTokens);
    }

    public FeatureOptions withTextTokens(int count) {
        return new FeatureOptions(
                oneHotLimit, embedding, minimumCount, smoothClip, logarithmForSkewed, count);
    }
}
