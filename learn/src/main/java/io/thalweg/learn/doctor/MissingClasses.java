package io.thalweg.learn.doctor;

import java.util.List;
import java.util.SequencedMap;

/// Classes that some rows of the data have, but none of a part.
///
/// @param part `training`, `validation` or `test`
/// @param classes the names of those that are missing there
/// @param rows how many rows of them there are in the other parts
public record MissingClasses(String part, List<String> classes, long rows) implements Finding {
    /// Keeps a copy of the list.
    public MissingClasses {
        classes = List.copyOf(classes);
    }

    @Override
    public String code() {
        return "missing_classes";
    }

    @Override
    public Severity severity() {
        return part.equals("training") ? Severity.SERIOUS : Severity.WARNING;
    }

    @Override
    public String subject() {
        return part + " rows";
    }

    @Override
    public String seen() {
        return "No "
                + part
                + " row is of class "
                + Words.list(classes, 5)
                + ", of which the other parts have "
                + Words.count(rows, "row")
                + (part.equals("training")
                        ? ": the model can't learn it."
                        : ": the scores there say nothing about it.");
    }

    @Override
    public String advice() {
        return "Let the rows be split at random within each class, give more rows of it, or leave"
                + " its rows out.";
    }

    @Override
    public SequencedMap<String, Object> evidence() {
        return Words.figures("part", part, "classes", classes, "rows", rows);
    }
}
