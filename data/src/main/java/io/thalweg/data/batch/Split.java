package io.thalweg.data.batch;

import io.thalweg.data.source.SplitException;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.ValueException;

/// Which rows train, which choose, which judge: indices into a table, each part in ascending order,
/// no row in two of them.
///
/// @param training rows the model is fitted on
/// @param validation rows that choose between settings and say when to stop
/// @param test rows that judge the finished model
@SuppressWarnings("ArrayRecordComponent") // index storage; identity is the right equality
public record Split(int[] training, int[] validation, int[] test) {

    /// Rows at random.
    ///
    /// @param table whose rows they are
    /// @param rows the rows to divide
    /// @throws SplitException if there are fewer rows than parts, or fewer than two for training
    public static Split random(Table table, int[] rows, Shares shares, long seed) {
        return RandomSplit.of(table, rows, shares, seed);
    }

    /// Rows at random with each class in the same proportion in each part. A class with three rows
    /// or more is in every part, one with two in training and test, one with one in training.
    ///
    /// @param table whose rows they are
    /// @param rows the rows to divide
    /// @param classes the class index of each of `rows`
    /// @throws SplitException as [#random(Table, int[], Shares, long)]
    public static Split stratified(
            Table table, int[] rows, int[] classes, Shares shares, long seed) {
        return StratifiedSplit.of(table, rows, classes, shares, seed);
    }

    /// The earliest rows train, the latest test. Rows of the same time are in the same part, so the
    /// parts may be a little larger or smaller than their shares.
    ///
    /// @param table has the column
    /// @param timeColumn numbers or dates
    /// @param rows the rows to divide
    /// @throws SplitException as [#random(Table, int[], Shares, long)]
    /// @throws ValueException if a row has no time, or the column isn't numbers or dates
    public static Split byTime(Table table, String timeColumn, int[] rows, Shares shares) {
        return TimeSplit.of(table, timeColumn, rows, shares);
    }

    /// Groups at random; all rows of a group are in the same part. Rows without a group form one.
    ///
    /// @param table has the column
    /// @param groupColumn equal values are a group
    /// @param rows the rows to divide
    /// @throws SplitException if there are fewer groups than parts, or rows as in [#random(Table,
    ///   int[], Shares, long)]
    public static Split byGroup(
            Table table, String groupColumn, int[] rows, Shares shares, long seed) {
        return GroupSplit.of(table, groupColumn, rows, shares, seed);
    }
}
