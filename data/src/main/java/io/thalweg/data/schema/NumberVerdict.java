package io.thalweg.data.schema;

import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.NumberText;

/// Decides what a column of numbers is.
final class NumberVerdict {
    private static final int MOST_COUNTED = 1_000_000;

    private NumberVerdict() {}

    static Verdict of(NumberColumn column) {
        var distinct = DistinctNumbers.of(column, Field.COUNTED_DISTINCT);
        int count = distinct.length;
        if (count == 0) {
            return new Verdict(Kind.CONSTANT, "every value is missing", 0);
        }
        if (count == 1 && column.missingCount() == 0) {
            return new Verdict(
                    Kind.CONSTANT,
                    "the same value everywhere: " + NumberText.canonical(distinct[0]),
                    1);
        }
        if (count == 2 && distinct[0] == 0 && distinct[1] == 1) {
            return new Verdict(Kind.BOOLEAN, "two values: 0, 1", 2);
        }
        if (isRowNumber(column)) {
            return new Verdict(
                    Kind.IDENTIFIER,
                    "counts the rows from " + NumberText.canonical(column.value(0)),
                    count);
        }
        if (IdentifierNames.matches(column.name()) && isAllDistinctIntegers(column)) {
            return new Verdict(
                    Kind.IDENTIFIER,
                    "named like an identifier, and every value is different",
                    count);
        }
        return new Verdict(Kind.NUMBER, "numbers", count);
    }

    /// 0, 1, 2, … or 1, 2, 3, … in the order of the rows. Years in a row start elsewhere.
    private static boolean isRowNumber(NumberColumn column) {
        double first = column.value(0);
        if (first != 0 && first != 1) {
            return false;
        }
        for (int row = 1; row < column.size(); row++) {
            if (column.value(row) != first + row) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllDistinctIntegers(NumberColumn column) {
        for (int row = 0; row < column.size(); row++) {
            double value = column.value(row);
            if (value != Math.rint(value)) { // also for a missing value
                return false;
            }
        }
        // All of a few, or so many of a large table that more would only need memory.
        int counted = Math.min(column.size(), MOST_COUNTED);
        return DistinctNumbers.of(column, counted).length == counted;
    }
}
