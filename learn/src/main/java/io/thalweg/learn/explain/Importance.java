package io.thalweg.learn.explain;

/// How much a model relies on a column: how much its loss grows when the column's values are dealt
/// out among the rows at random.
///
/// Source: Breiman, "Random forests" (Machine Learning 45, 2001), section 10; Fisher, Rudin,
/// Dominici, "All models are wrong, but many are useful" (JMLR 20, 2019).
///
/// @param feature the column
/// @param increase the mean increase of the loss over the repeats, in the unit of
///   [Explanation#loss]; around 0 (also a little below) for a column that the model doesn't use
/// @param deviation the standard deviation of the increase over the repeats (divided by their
///   number)
/// @param repeats how often the values were dealt out
public record Importance(String feature, double increase, double deviation, int repeats) {}
