package io.thalweg.data.feature;

import java.util.List;

/// One of two opposite values as −1 and 1; 0 for a missing value or any other.
///
/// @param input the column
/// @param negative the value that gives −1, compared whatever the letter case
/// @param positive the value that gives 1
public record BooleanTransform(String input, String negative, String positive)
        implements Transform {
    @Override
    public List<String> outputs() {
        return List.of(input);
    }
}
