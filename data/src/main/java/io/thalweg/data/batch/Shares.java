package io.thalweg.data.batch;

import io.thalweg.data.source.SplitException;

/// Which part of the rows is held back.
///
/// @param validation the share of all rows that chooses between settings and says when to stop, 0
///   for none
/// @param test the share of all rows that judges the finished model, 0 for none
public record Shares(double validation, double test) {
    public Shares {
        check("validation", validation);
        check("test", test);
        if (validation + test >= 1) {
            throw new SplitException(
                    "",
                    0,
                    "validation share "
                            + validation
                            + " and test share "
                            + test
                            + " leave no rows for training; their sum must be below 1");
        }
    }

    private static void check(String which, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new SplitException(
                    "",
                    0,
                    which + " share " + share + " must be at least 0 and below 1, such as 0.2");
        }
    }
}
