package io.thalweg.learn.doctor;

import io.thalweg.model.Figure;
import java.util.SequencedMap;

/// Rows that judge a model trained on are among those that the saved model keeps and asks.
///
/// @param part `validation` or `test`
/// @param known how many of its rows the model knows
/// @param rows how many rows it has
public record KnownRows(String part, int known, int rows) implements Finding {
    @Override
    public String code() {
        return "known_rows";
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
        return Figure.text(known)
                + " of the "
                + Words.count(rows, part + " row")
                + " ("
                + Words.percent((double) known / rows)
                + ") are among those that the saved model knows and looks its answers up in: the"
                + " scores there are too good.";
    }

    @Override
    public String advice() {
        return "Judge the model by rows that it never saw (--"
                + part
                + " FILE), or divide the rows as they were when it was trained (--seed).";
    }

    @Override
    public SequencedMap<String, Object> evidence() {
        return Words.figures("part", part, "known", known, "rows", rows);
    }
}
