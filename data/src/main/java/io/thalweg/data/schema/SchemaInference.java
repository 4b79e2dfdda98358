package io.thalweg.data.schema;

import io.thalweg.data.source.Column;
import io.thalweg.data.source.ColumnException;
import io.thalweg.data.source.Names;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import io.thalweg.data.source.ValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Decides what each column is.
final class SchemaInference {
    private final Table table;
    private final String target;
    private final SchemaOptions options;

    private SchemaInference(Table table, String target, SchemaOptions options) {
        this.table = table;
        this.target = target;
        this.options = options;
    }

    static Schema infer(Table table, String target, SchemaOptions options) {
        return new SchemaInference(table, target, options).infer();
    }

    private Schema infer() {
        checkOptions();
        var fields = new ArrayList<Field>();
        boolean anyUsed = false;
        for (var column : table.columns()) {
            var field = field(column);
            fields.add(field);
            anyUsed |= field.used();
        }
        if (!anyUsed) {
            takeRowNumbers(fields);
        }
        return new Schema(fields, table.reading());
    }

    private Field field(Column column) {
        var name = column.name();
        boolean set = name.equals(target) || options.reserved().contains(name);
        boolean used = !set && !options.ignore().contains(name);
        var verdict = verdict(column, used);
        if (used && column instanceof NumberColumn numbers) {
            refuseInfinities(numbers);
        }
        var reason =
                name.equals(target)
                        ? "the target"
                        : options.reserved().contains(name)
                                ? "has another part to play"
                                : used ? verdict.reason() : "ignored, as asked for";
        used &= verdict.kind() != Kind.IDENTIFIER && verdict.kind() != Kind.CONSTANT;
        return new Field(
                name,
                verdict.kind(),
                used,
                reason,
                column.missingCount(),
                column.missingTokens(),
                verdict.distinct());
    }

    private Verdict verdict(Column column, boolean used) {
        var name = column.name();
        return switch (column) {
            case NumberColumn numbers -> {
                var found = NumberVerdict.of(numbers);
                yield asked(name, found);
            }
            case TextColumn texts -> {
                var usedTexts = UsedTexts.of(texts);
                var found = asked(name, TextVerdict.of(texts, usedTexts));
                if (used && found.kind() == Kind.NUMBER) {
                    MostlyNumbers.require(table, texts, usedTexts);
                } else if (used && !isAskedFor(name)) {
                    MostlyNumbers.check(table, texts, usedTexts);
                }
                yield found;
            }
        };
    }

    private boolean isAskedFor(String name) {
        return options.categorical().contains(name) || options.text().contains(name);
    }

    private Verdict asked(String name, Verdict found) {
        if (found.distinct() == 0) {
            return found; // nothing can be made of a column without values
        }
        if (options.categorical().contains(name)) {
            return new Verdict(Kind.CATEGORY, "a category, as asked for", found.distinct());
        }
        if (options.numeric().contains(name)) {
            return new Verdict(Kind.NUMBER, "numbers, as asked for", found.distinct());
        }
        if (options.text().contains(name)) {
            return new Verdict(Kind.TEXT, "free text, as asked for", found.distinct());
        }
        return found;
    }

    private void refuseInfinities(NumberColumn column) {
        for (int row = 0; row < column.size(); row++) {
            double value = column.value(row);
            if (Double.isInfinite(value)) {
                throw new ValueException(
                        table.source(row),
                        table.line(row),
                        column.name(),
                        Double.toString(value),
                        "the value is infinite, which no model can learn from; correct it, leave the"
                                + " cell empty if it is not known, or ignore the column (--ignore "
                                + column.name()
                                + ")");
            }
        }
    }

    /// Without any other column, a running number is what the user wants to predict from.
    private void takeRowNumbers(List<Field> fields) {
        var why = new ArrayList<String>();
        boolean taken = false;
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            if (field.name().equals(target)) {
                continue;
            }
            why.add(field.name() + " (" + field.reason() + ")");
            if (field.kind() == Kind.IDENTIFIER
                    && !options.ignore().contains(field.name())
                    && !options.reserved().contains(field.name())
                    && table.columns().get(i) instanceof NumberColumn) {
                fields.set(
                        i,
                        new Field(
                                field.name(),
                                Kind.NUMBER,
                                true,
                                "numbers, and there is no other column",
                                field.missing(),
                                field.missingTokens(),
                                field.distinct()));
                taken = true;
            }
        }
        if (!taken) {
            throw new ColumnException(
                    table.name(),
                    target,
                    "no column is left to predict "
                            + target
                            + " from"
                            + (why.isEmpty()
                                    ? "; it is the only one"
                                    : "; not used: " + Names.list(why)),
                    null);
        }
    }

    private void checkOptions() {
        var names = table.columnNames();
        if (!names.contains(target)) {
            throw Names.absent(table.name(), target, "the target", names);
        }
        check(options.ignore(), "to be ignored", names);
        check(options.categorical(), "to be a category", names);
        check(options.numeric(), "to be numbers", names);
        check(options.text(), "to be free text", names);
        check(options.reserved(), "for weights, groups or time", names);
        contradiction(options.ignore(), options.categorical(), "--ignore and --categorical");
        contradiction(options.ignore(), options.numeric(), "--ignore and --numeric");
        contradiction(options.ignore(), options.text(), "--ignore and --text");
        contradiction(options.categorical(), options.numeric(), "--categorical and --numeric");
        contradiction(options.categorical(), options.text(), "--categorical and --text");
        contradiction(options.numeric(), options.text(), "--numeric and --text");
        contradiction(options.ignore(), Set.of(target), "--ignore and --target");
        contradiction(
                options.reserved(), Set.of(target), "the target and as weight, group or time");
    }

    private void check(Set<String> columns, String role, List<String> names) {
        for (var column : sorted(columns)) {
            if (!names.contains(column)) {
                throw Names.absent(table.name(), column, role, names);
            }
        }
    }

    private void contradiction(Set<String> one, Set<String> other, String both) {
        for (var column : sorted(one)) {
            if (other.contains(column)) {
                throw new ColumnException(
                        table.name(),
                        column,
                        "column " + column + " is named as " + both + "; choose one",
                        null);
            }
        }
    }

    /// Sets have no order of their own; messages must not change from run to run.
    private static List<String> sorted(Set<String> names) {
        var list = new ArrayList<>(names);
        list.sort(null);
        return list;
    }
}
