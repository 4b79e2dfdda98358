package io.thalweg.report.profile;

import io.thalweg.data.feature.DateTimeTransform;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.schema.CalendarTime;
import io.thalweg.data.schema.DateOrder;
import io.thalweg.data.schema.Field;
import io.thalweg.data.schema.Kind;
import io.thalweg.data.schema.Schema;
import io.thalweg.data.schema.Task;
import io.thalweg.data.source.Column;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the columns of a table look like.
///
/// @param target the column that is predicted
/// @param columns the others, in the table's order
/// @param spreadRows how many rows the spreads were counted on
/// @param relationRows how many training rows the relations were computed on
public record TableProfile(
        ColumnProfile target, List<ColumnProfile> columns, int spreadRows, int relationRows) {
    /// More rows show nothing new in a small picture, and a page is to be made in no time.
    public static final int MOST_ROWS = 20_000;

    /// A relation of names needs a cell for each pair of them.
    private static final int MOST_CELLS = 1_000_000;

    /// Keeps a copy.
    public TableProfile {
        columns = List.copyOf(columns);
    }

    /// Looks at a table: at all its rows for spreads, at the training rows alone for what goes with
    /// the target, for nothing about judging rows should be known when columns are chosen. Of large
    /// tables only evenly picked rows are looked at.
    ///
    /// @param table the rows
    /// @param schema what the columns are
    /// @param features how dates are written
    /// @param target the column that is predicted
    /// @param task what it is taken as
    /// @param trainingRows with a target
    public static TableProfile of(
            Table table,
            Schema schema,
            FeaturePlan features,
            String target,
            Task task,
            int[] trainingRows) {
        var every = new int[table.rows()];
        Arrays.setAll(every, row -> row);
        var seen = picked(every);
        var related = picked(trainingRows);
        var answers = table.column(target);
        var relations = new Relations(answers, task, related);
        ColumnProfile targetProfile = null;
        var profiles = new ArrayList<ColumnProfile>();
        for (var field : schema.fields()) {
            var column = table.column(field.name());
            boolean isTarget = field.name().equals(target);
            var kind =
                    isTarget
                            ? (task == Task.REGRESSION ? Kind.NUMBER : Kind.CATEGORY)
                            : field.kind();
            var order = order(features, field);
            var profile =
                    new ColumnProfile(
                            field,
                            table.rows(),
                            spread(column, kind, order, seen),
                            isTarget ? null : relations.to(column, kind, order));
            if (isTarget) {
                targetProfile = profile;
            } else {
                profiles.add(profile);
            }
        }
        if (targetProfile == null) {
            throw new IllegalArgumentException("the schema has no column " + target);
        }
        return new TableProfile(targetProfile, profiles, seen.length, related.length);
    }

    private static int[] picked(int[] rows) {
        if (rows.length <= MOST_ROWS) {
            return rows;
        }
        var picked = new int[MOST_ROWS];
        for (int i = 0; i < MOST_ROWS; i++) {
            picked[i] = rows[(int) ((long) i * rows.length / MOST_ROWS)];
        }
        return picked;
    }

    private static @Nullable DateOrder order(FeaturePlan features, Field field) {
        if (field.kind() == Kind.DATE_TIME) {
            for (var transform : features.transforms()) {
                if (transform instanceof DateTimeTransform dates
                        && dates.input().equals(field.name())) {
                    return dates.order();
                }
            }
        }
        return null;
    }

    private static @Nullable Spread spread(
            Column column, Kind kind, @Nullable DateOrder order, int[] rows) {
        return switch (kind) {
            case NUMBER ->
                    column instanceof NumberColumn numbers
                            ? Spreads.ofNumbers(Cells.numbers(numbers, rows), false)
                            : null;
            case DATE_TIME ->
                    order == null ? null : Spreads.ofNumbers(years(column, order, rows), true);
            case CATEGORY, BOOLEAN, CONSTANT -> Spreads.ofNames(Cells.names(column, rows));
            case TEXT, IDENTIFIER -> null;
        };
    }

    private static double[] years(Column column, DateOrder order, int[] rows) {
        var years = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            var text = column.text(rows[i]);
            var time = text == null ? null : CalendarTime.parse(text, order);
            years[i] = time == null ? Double.NaN : time.decimalYear();
        }
        return years;
    }

    /// Compares columns with the target.
    private static final class Relations {
        private final int[] rows;
        private final double @Nullable [] numbers;
        private final Cells.@Nullable Coded classes;

        Relations(Column target, Task task, int[] rows) {
            this.rows = rows;
            boolean number = task == Task.REGRESSION && target instanceof NumberColumn;
            this.numbers =
                    number && target instanceof NumberColumn values
                            ? Cells.numbers(values, rows)
                            : null;
            this.classes = number ? null : Cells.names(target, rows);
        }

        @Nullable Relation to(Column column, Kind kind, @Nullable DateOrder order) {
            return switch (kind) {
                case NUMBER ->
                        column instanceof NumberColumn values
                                ? toNumbers(Cells.numbers(values, rows))
                                : null;
                case DATE_TIME -> order == null ? null : toNumbers(years(column, order, rows));
                case CATEGORY, BOOLEAN -> toNames(Cells.names(column, rows));
                case TEXT, IDENTIFIER, CONSTANT -> null;
            };
        }

        private @Nullable Relation toNumbers(double[] values) {
            if (numbers != null) {
                return defined(Relation.ofNumbers(values, numbers));
            }
            return classes == null
                    ? null
                    : defined(Relation.ofGroups(classes.codes(), classes.names().size(), values));
        }

        private @Nullable Relation toNames(Cells.Coded names) {
            if (numbers != null) {
                return defined(Relation.ofGroups(names.codes(), names.names().size(), numbers));
            }
            if (classes == null
                    || (long) names.names().size() * classes.names().size() > MOST_CELLS) {
                return null;
            }
            return defined(
                    Relation.ofNames(
                            names.codes(),
                            names.names().size(),
                            classes.codes(),
                            classes.names().size()));
        }

        private static @Nullable Relation defined(Relation relation) {
            return Double.isNaN(relation.strength()) ? null : relation;
        }
    }
}
