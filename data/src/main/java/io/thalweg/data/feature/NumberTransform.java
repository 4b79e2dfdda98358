package io.thalweg.data.feature;

import java.util.List;

/// A number, scaled: with g the identity or the signed logarithm sign(x)·log(1 + |x|), and missing
/// values replaced by the median, z = (g(x) − g(median)) · scale, then z / √(1 + (z/3)²) if the
/// clip is smooth.
///
/// Source: Holzmüller et al. 2024 (arXiv 2407.04491), robust scaling and smooth clipping.
///
/// @param input the column
/// @param median of the training rows, in the column's unit
/// @param scale 1 / (g(q75) − g(q25)); 2 / (g(max) − g(min)) if that is infinite; 0 for a constant
/// @param logarithm whether g is the signed logarithm
/// @param smoothClip whether outliers are drawn towards ±3
/// @param missingIndicator whether a second number says that the value was missing (1) or not (0)
public record NumberTransform(
        String input,
        double median,
        double scale,
        boolean logarithm,
        boolean smoothClip,
        boolean missingIndicator)
        implements Transform {
    /// g(x).
    double curve(double value) {
        return (logarithm ? Curve.LOGARITHM : Curve.STRAIGHT).of(value);
    }

    @Override
    public List<String> outputs() {
        return missingIndicator ? List.of(input, input + " missing") : List.of(input);
    }
}
