package io.thalweg.data.feature;

import io.thalweg.data.schema.DateOrder;
import io.thalweg.data.schema.Field;
import io.thalweg.data.schema.Opposites;
import io.thalweg.data.schema.Schema;
import io.thalweg.data.source.ColumnException;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Fits one transform for each used column, looking at the training rows only.
final class FeatureFitting {
    private final Table table;
    private final int[] rows;
    private final FeatureOptions options;

    FeatureFitting(Table table, int[] rows, FeatureOptions options) {
        this.table = table;
        this.rows = rows;
        this.options = options;
    }

    List<Transform> fit(Schema schema) {
        var transforms = new ArrayList<Transform>();
        for (var field : schema.fields()) {
            if (field.used()) {
                transforms.add(fit(field));
            }
        }
        return transforms;
    }

    private Transform fit(Field field) {
        var name = field.name();
        var cells = cells(table, name);
        return switch (field.kind()) {
            case NUMBER -> number(name, cells);
            case BOOLEAN -> flag(name, cells);
            case CATEGORY -> new CategoryFitting(name, options).fit(cells, rows);
            case DATE_TIME -> dateTime(name, cells);
            case TEXT -> new TextFitting(name, options.textTokens()).fit(cells, rows);
            case IDENTIFIER, CONSTANT ->
                    throw new ColumnException(
                            table.name(),
                            name,
                            "column "
                                    + name
                                    + " cannot be used, because it is "
                                    + (field.distinct() == 0
                                            ? "always missing"
                                            : "an identifier or constant")
                                    + "; ignore it, or say that it is a category or a number",
                            null);
        };
    }

    static Cells cells(Table table, String name) {
        return switch (table.column(name)) {
            case NumberColumn column -> new NumberCells(table, column);
            case TextColumn column -> new TextCells(table, column);
        };
    }

    private NumberTransform number(String name, Cells cells) {
        var values = new double[rows.length];
        int count = 0;
        for (int row : rows) {
            double value = cells.number(row);
            if (!Double.isNaN(value)) {
                values[count++] = value;
            }
        }
        boolean missing = count < rows.length;
        if (count == 0) {
            return new NumberTransform(name, 0, 0, false, options.smoothClip(), missing);
        }
        var known = missing ? Arrays.copyOf(values, count) : values;
        var curve = options.logarithmForSkewed() ? Curve.forSkewed(known) : Curve.STRAIGHT;
        var spread = Spread.of(known);
        return new NumberTransform(
                name,
                spread.median(),
                spread.scale(curve),
                curve == Curve.LOGARITHM,
                options.smoothClip(),
                missing);
    }

    private BooleanTransform flag(String name, Cells cells) {
        var words = new HashSet<String>();
        for (int row : rows) {
            var word = cells.text(row);
            if (word != null) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        var negative = "no";
        var positive = "yes";
        for (var word : words) {
            if (Opposites.sign(word) < 0) {
                negative = word;
            } else {
                positive = word;
            }
        }
        return new BooleanTransform(name, negative, positive);
    }

    private DateTimeTransform dateTime(String name, Cells cells) {
        var order = order(name);
        var years = new double[rows.length];
        int count = 0;
        boolean timed = false;
        for (int row : rows) {
            var time = cells.time(row, order);
            if (time != null) {
                years[count++] = time.decimalYear();
                timed |= time.timed();
            }
        }
        boolean missing = count < rows.length;
        if (count == 0) {
            return new DateTimeTransform(name, order, false, 0, 0, missing);
        }
        var spread = Spread.of(Arrays.copyOf(years, count));
        return new DateTimeTransform(
                name, order, timed, spread.median(), spread.scale(Curve.STRAIGHT), missing);
    }

    /// How dates are written is a matter of the whole column, as its kind is.
    private DateOrder order(String name) {
        if (table.column(name) instanceof TextColumn column) {
            var order = DateOrder.find(column.dictionary()).order();
            if (order != null) {
                return order;
            }
        }
        throw new ColumnException(
                table.name(), name, "column " + name + " has other values than dates", null);
    }
}
