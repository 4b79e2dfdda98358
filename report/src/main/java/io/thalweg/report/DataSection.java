package io.thalweg.report;

import io.thalweg.data.schema.Kind;
import io.thalweg.model.Figure;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import io.thalweg.report.html.Text;
import io.thalweg.report.profile.ColumnProfile;
import io.thalweg.report.profile.Relation;
import io.thalweg.report.profile.TableProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;

/// The table's columns: their kinds, how their values are spread, what is missing, and how closely
/// they go with the target.
final class DataSection {
    private static final int MOST_COLUMNS = 300;

    /// Others unfold.
    private static final int SHOWN_COLUMNS = 20;

    private static final int MOST_BARS = 12;

    private DataSection() {}

    static Section of(Run run) {
        var preparation = run.preparation();
        var table = preparation.table();
        var profile =
                TableProfile.of(
                        table,
                        preparation.schema(),
                        preparation.features(),
                        run.target(),
                        preparation.task().task(),
                        preparation.trainingPart().rows());
        var contents = new ArrayList<Content>();
        contents.add(
                Element.of("p")
                        .add(Element.name(table.name()))
                        .add(
                                " has "
                                        + Words.count(table.rows(), "row")
                                        + " and "
                                        + Words.count(table.columns().size(), "column")
                                        + ": "
                                        + kinds(profile.columns())
                                        + ". "
                                        + rows(run)));
        for (var note : table.notes()) {
            contents.add(Element.of("p", "note").add(note));
        }
        var charts = new ArrayList<Element>();
        charts.add(SpreadDrawing.large(run.target(), profile.target()));
        add(charts, closest(profile));
        add(charts, missing(profile));
        contents.add(Chart.row(charts));
        contents.add(Element.of("h3").add("Columns"));
        contents.add(
                Element.of("p", "note")
                        .add(
                                "Those that go with the target most closely first. Alone, on "
                                        + Words.count(profile.relationRows(), "training row")
                                        + ": r is Pearson's correlation, η the correlation ratio"
                                        + " of numbers in groups, V Cramér's of names with names;"
                                        + " 0 is none, 1 all."
                                        + (profile.spreadRows() < table.rows()
                                                ? " Spreads are those of "
                                                        + Words.count(profile.spreadRows(), "row")
                                                        + ", evenly picked."
                                                : "")));
        var sorted = sorted(profile);
        int shown =
                sorted.size() <= SHOWN_COLUMNS + SHOWN_COLUMNS / 4 ? sorted.size() : SHOWN_COLUMNS;
        contents.add(columns(sorted.subList(0, shown)));
        if (shown < sorted.size()) {
            contents.add(
                    Element.of("details")
                            .add(
                                    Element.of("summary")
                                            .add((sorted.size() - shown) + " more columns"),
                                    columns(sorted.subList(shown, sorted.size()))));
        }
        if (profile.columns().size() > MOST_COLUMNS) {
            contents.add(
                    Element.of("p", "note")
                            .add(
                                    "The first "
                                            + MOST_COLUMNS
                                            + " of "
                                            + Words.count(profile.columns().size(), "column")
                                            + "."));
        }
        return new Section("data", "Data", contents);
    }

    private static void add(List<Element> charts, Element chart) {
        if (!chart.isEmpty()) {
            charts.add(chart);
        }
    }

    private static String rows(Run run) {
        var preparation = run.preparation();
        var text = new StringBuilder();
        text.append(Figure.text((long) preparation.trainingPart().size())).append(" rows train, ");
        text.append(Figure.text((long) preparation.validationPart().size()))
                .append(" choose (validation), ");
        text.append(Figure.text((long) preparation.testPart().size())).append(" judge (test)");
        if (preparation.withoutTarget() > 0) {
            text.append("; ")
                    .append(Figure.text((long) preparation.withoutTarget()))
                    .append(" without a target were left out");
        }
        return text.append('.').toString();
    }

    private static String kinds(List<ColumnProfile> columns) {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        for (var column : columns) {
            counts.merge(column.field().kind(), 1, Integer::sum);
        }
        var parts = new ArrayList<String>();
        counts.forEach((kind, count) -> parts.add(count + " " + kind(kind)));
        parts.add("the target");
        return Words.list(parts);
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case NUMBER -> "number";
            case CATEGORY -> "category";
            case BOOLEAN -> "yes or no";
            case DATE_TIME -> "date";
            case TEXT -> "text";
            case IDENTIFIER -> "identifier";
            case CONSTANT -> "constant";
        };
    }

    private static double strength(ColumnProfile column) {
        return column.relation().map(relation -> Math.abs(relation.strength())).orElse(-1.0);
    }

    private static String text(Relation relation) {
        long hundredths = Math.round(relation.strength() * 100);
        long size = Math.abs(hundredths);
        return relation.measure().symbol()
                + (hundredths < 0 ? " −" : " ")
                + size / 100
                + (size % 100 < 10 ? ".0" : ".")
                + size % 100;
    }

    private static Element closest(TableProfile profile) {
        var bars =
                new Bars(
                        "relation",
                        "The columns that go most closely with the target, each alone, from 0 to"
                                + " 1");
        profile.columns().stream()
                .filter(column -> column.relation().isPresent())
                .sorted(Comparator.comparingDouble(DataSection::strength).reversed())
                .limit(MOST_BARS)
                .forEach(column ->
                        bars.add(
                                column.field().name(),
                                strength(column),
                                0,
                                column.relation().map(DataSection::text).orElse(""),
                                "s1"));
        return bars.isEmpty()
                ? Element.of("div")
                : Chart.of("Closest to the target", bars.element()).element();
    }

    private static Element missing(TableProfile profile) {
        var bars =
                new Bars("missing", "The columns with most values missing, by the share of rows");
        profile.columns().stream()
                .filter(column -> column.field().missing() > 0)
                .sorted(Comparator.comparingDouble(ColumnProfile::missingShare).reversed())
                .limit(MOST_BARS)
                .forEach(column ->
                        bars.add(
                                column.field().name(),
                                column.missingShare(),
                                0,
                                Words.percent(column.missingShare()),
                                "s2"));
        return bars.isEmpty()
                ? Element.of("div")
                : Chart.of("Missing values", bars.element()).element();
    }

    /// Those that are used first, and of these those that go with the target most closely.
    private static List<ColumnProfile> sorted(TableProfile profile) {
        return profile.columns().stream()
                .sorted(
                        Comparator.comparing((ColumnProfile column) -> !column.field().used())
                                .thenComparing(
                                        Comparator.comparingDouble(DataSection::strength)
                                                .reversed()))
                .limit(MOST_COLUMNS)
                .toList();
    }

    private static Element columns(List<ColumnProfile> columns) {
        var grid = new Grid("Column", "Kind", "Values", "Missing", "Different", "With the target");
        for (var column : columns) {
            var field = column.field();
            var kind = Element.of("span").add(kind(field.kind()));
            if (!field.used()) {
                kind.add(Element.of("span", "aside").add("not used: " + field.reason()));
            }
            grid.row(
                    Element.name(field.name()),
                    kind,
                    SpreadDrawing.small(column),
                    missing(column),
                    new Text(distinct(column)),
                    new Text(column.relation().map(DataSection::text).orElse("–")));
        }
        return grid.element("grid columns");
    }

    private static Content missing(ColumnProfile column) {
        if (column.field().missing() == 0) {
            return new Text("–");
        }
        var share = Element.of("span").add(Words.percent(column.missingShare()));
        var tokens = column.field().missingTokens();
        return tokens.isEmpty()
                ? share
                : share.add(Element.of("span", "aside").add(Element.name(Words.list(tokens))));
    }

    private static String distinct(ColumnProfile column) {
        int distinct = column.field().distinct();
        return distinct >= io.thalweg.data.schema.Field.COUNTED_DISTINCT
                        && column.field().kind() == Kind.NUMBER
                ? Figure.text((long) distinct) + " or more"
                : Figure.text((long) distinct);
    }
}
