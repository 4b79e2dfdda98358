package io.thalweg.data.batch;

import io.thalweg.data.source.SplitException;
import io.thalweg.data.source.Table;

/// How many rows each part gets.
///
/// @param training what is left
/// @param validation the share, rounded; at least one if any is wanted
/// @param test the share, rounded; at least one if any is wanted
record PartSizes(int training, int validation, int test) {
    static final int LEAST_TRAINING = 2;

    static PartSizes of(Table table, int rows, Shares shares) {
        int validation = size(rows, shares.validation());
        int test = size(rows, shares.test());
        int training = rows - validation - test;
        if (training < LEAST_TRAINING) {
            int needed =
                    LEAST_TRAINING
                            + (shares.validation() > 0 ? 1 : 0)
                            + (shares.test() > 0 ? 1 : 0);
            throw new SplitException(
                    table.name(),
                    rows,
                    rows
                            + (rows == 1 ? " row is" : " rows are")
                            + " too few to hold back "
                            + percent(shares.validation())
                            + " for validation and "
                            + percent(shares.test())
                            + " for test; at least two must be left for training: give "
                            + (rows < needed ? "at least " + needed + " rows" : "smaller shares"));
        }
        return new PartSizes(training, validation, test);
    }

    static int size(int rows, double share) {
        return share == 0 ? 0 : Math.max(1, (int) Math.round(rows * share));
    }

    private static String percent(double share) {
        return Math.round(share * 1000) / 10.0 + " %";
    }
}
