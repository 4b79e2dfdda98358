package io.thalweg.learn.doctor;

import io.thalweg.model.Figure;
import java.util.SequencedMap;

/// Numbers are fed that are far from the size that layers and learning rates are made for.
///
/// @param column the worst: `feature 3`, counted from 0, or `target`
/// @param others how many other columns are as far off
/// @param least the smallest value
/// @param greatest the greatest value
/// @param size the root of the mean of the squares
public record UnscaledInput(String column, int others, double least, double greatest, double size)
        implements Finding {
    @Override
    public String code() {
        return "unscaled_input";
    }

    @Override
    public String subject() {
        return column;
    }

    @Override
    public String seen() {
        return "The "
                + column
                + " isn't scaled: it goes from "
                + Figure.text(least)
                + " to "
                + Figure.text(greatest)
                + (others == 0 ? "" : ", and " + Words.count(others, "other") + " like it")
                + "; a network learns well from numbers of about −1 to 1.";
    }

    @Override
    public String advice() {
        return "Take off the training rows' mean and divide by their standard deviation, or train"
                + " with a recipe, which does.";
    }

    @Override
    public SequencedMap<String, Object> evidence() {
        return Words.figures(
                "column", column,
                "others", others,
                "least", least,
                "greatest", greatest,
                "root_mean_square", size);
    }
}
