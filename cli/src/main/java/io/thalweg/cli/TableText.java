package io.thalweg.cli;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.feature.NumberTransform;
import io.thalweg.data.feature.OneHotTransform;
import io.thalweg.data.schema.Field;
import io.thalweg.data.schema.Kind;
import io.thalweg.learn.recipe.Preparation;
import io.thalweg.model.Figure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/// What was found in a table, in a few lines.
final class TableText {
    private static final int NAMED = 8;
    private static final int INDENT = 11;

    private TableText() {}

    static List<String> of(Preparation preparation, int width) {
        var table = preparation.table();
        var lines = new ArrayList<String>();
        lines.add(
                table.name()
                        + ": "
                        + Figure.text((long) table.rows())
                        + " rows, "
                        + Figure.text((long) table.columns().size())
                        + " columns");
        lines.addAll(table.notes());
        lines.add("predicts   " + target(preparation));
        lines.add("columns    " + kinds(preparation.schema().fields(), table.columns().size()));
        add(lines, "missing    ", missing(preparation.schema().fields()));
        add(lines, "filled     ", filled(preparation.features()));
        add(lines, "ignored    ", ignored(preparation));
        if (preparation.withoutTarget() > 0) {
            lines.add(
                    "left out   "
                            + Figure.text((long) preparation.withoutTarget())
                            + " rows without a target");
        }
        lines.add(
                "rows       "
                        + Figure.text((long) preparation.trainingPart().size())
                        + " train, "
                        + Figure.text((long) preparation.validationPart().size())
                        + " choose (validation), "
                        + Figure.text((long) preparation.testPart().size())
                        + " judge (test)");
        var wrapped = new ArrayList<String>();
        for (var line : lines) {
            wrapped.addAll(WrappedText.of(line, width, INDENT));
        }
        return wrapped;
    }

    private static String target(Preparation preparation) {
        var task = preparation.task();
        var text =
                preparation.target().column()
                        + ": "
                        + task.task().name().toLowerCase(Locale.ROOT)
                        + " ("
                        + task.reason()
                        + ")";
        return switch (preparation.target()) {
            case NumberTarget number -> number.logarithm() ? text + ", on its logarithm" : text;
            case ClassTarget classes ->
                    classes.positive() < 0
                            ? text
                            : text
                                    + "; positive: "
                                    + classes.classes().get(classes.positive())
                                    + " ("
                                    + classes.positiveReason()
                                    + ")";
        };
    }

    private static String kinds(List<Field> fields, int columns) {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        int used = 0;
        for (var field : fields) {
            if (field.used()) {
                counts.merge(field.kind(), 1, Integer::sum);
                used++;
            }
        }
        var parts = new ArrayList<String>();
        for (var count : counts.entrySet()) {
            parts.add(
                    count.getValue()
                            + " "
                            + count.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return used + " of " + columns + " used: " + String.join(", ", parts);
    }

    private static List<String> missing(List<Field> fields) {
        var parts = new ArrayList<String>();
        for (var field : fields) {
            if (field.missing() > 0) {
                parts.add(field.name() + " " + field.missingSummary().replace(" missing", ""));
            }
        }
        return parts;
    }

    /// What stands for missing values, as fitted on the training rows.
    private static List<String> filled(FeaturePlan plan) {
        boolean numbers = false;
        boolean categories = false;
        for (var transform : plan.transforms()) {
            switch (transform) {
                case NumberTransform number -> numbers |= number.missingIndicator();
                case OneHotTransform oneHot -> categories |= oneHot.missingSlot();
                default -> {}
            }
        }
        var parts = new ArrayList<String>();
        if (numbers) {
            parts.add("numbers by their median and a flag");
        }
        if (categories) {
            parts.add("categories by one of their own");
        }
        return parts;
    }

    private static List<String> ignored(Preparation preparation) {
        var parts = new ArrayList<String>();
        for (var field : preparation.schema().fields()) {
            if (!field.used() && !field.name().equals(preparation.target().column())) {
                parts.add(field.name() + " (" + field.reason() + ")");
            }
        }
        return parts;
    }

    private static void add(List<String> lines, String label, List<String> parts) {
        if (!parts.isEmpty()) {
            int shown = Math.min(NAMED, parts.size());
            lines.add(
                    label
                            + String.join(", ", parts.subList(0, shown))
                            + (shown < parts.size()
                                    ? " and " + (parts.size() - shown) + " more"
                                    : ""));
        }
    }
}
