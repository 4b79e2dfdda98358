package io.thalweg.learn.doctor;

import io.thalweg.model.Figure;
import java.util.SequencedMap;

/// Rows that judge are also among those that train, with the same answer.
///
/// @param part `validation` or `test`
/// @param duplicates how many of its rows have a twin among the training rows
/// @param rows how many rows it has
public record DuplicateRows(String part, int duplicates, int rows) implements Finding {
    @Override
    public String code() {
        return "duplicate_rows";
    }

    @Override
    public Severity severity() {
        return Severity.SERIOUS;
    }

    @Override
    public String subject() {
        return part + " rows";
    }

    @Override
    public String seen() {
        return Figure.text(duplicates)
                + " of the "
                + Words.count(rows, part + " row")
                + " ("
                + Words.percent((double) duplicates / rows)
                + ") are also training rows, target and all: the scores there are too good.";
    }

    @Override
    public String advice() {
        return "Remove the duplicates, or keep equal rows in one part (--group with a column that is"
                + " equal for them).";
    }

    @Override
    public SequencedMap<String, Object> evidence() {
        return Words.figures("part", part, "duplicates", duplicates, "rows", rows);
    }
}
