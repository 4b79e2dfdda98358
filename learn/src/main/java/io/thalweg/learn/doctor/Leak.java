package io.thalweg.learn.doctor;

import java.util.SequencedMap;

/// A column tells the target all by itself, while no other comes near.
///
/// @param column its name
/// @param measure what the shares below are shares of: `errors` of the most frequent class, or
///   `variance` of the target's ranks
/// @param explained the share that this column alone takes away, on rows it wasn't fitted on
/// @param next the best of the other columns
/// @param nextExplained the same share of that column
/// @param rows on how many rows it was judged
public record Leak(
        String column,
        String measure,
        double explained,
        String next,
        double nextExplained,
        int rows)
        implements Finding {
    @Override
    public String code() {
        return "leak";
    }

    @Override
    public Severity severity() {
        return Severity.SERIOUS;
    }

    @Override
    public String subject() {
        return "column " + column;
    }

    @Override
    public String seen() {
        return "The column '"
                + column
                + "' tells the target all by itself: alone it explains "
                + Words.percent(explained)
                + " of the "
                + (measure.equals("errors") ? "errors" : "variance of the target's ranks")
                + " on "
                + Words.count(rows, "row")
                + "; the next best, '"
                + next
                + "', "
                + Words.percent(nextExplained)
                + ".";
    }

    @Override
    public String advice() {
        return "If it is only known once the target is, leave it out (--ignore '" + column + "').";
    }

    @Override
    public SequencedMap<String, Object> evidence() {
        return Words.figures(
                "column", column,
                "measure", measure,
                "explained", explained,
                "next_column", next,
                "next_explained", nextExplained,
                "rows", rows);
    }
}
