package io.thalweg.data.feature;

/// An index that a network embeds.
///
/// @param input the column
/// @param size how many indices there are: the categories and, as 0, all others
public record CategoryInput(String input, int size) {}
