package io.thalweg.report;

import io.thalweg.data.source.Column;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// How to predict with the model.
final class UseSection {
    private static final int VALUES = 3;

    private UseSection() {}

    static Section of(Run run) {
        var contents = new ArrayList<Content>();
        contents.add(
                Element.of("p")
                        .add(
                                "In Java, with values of the table's first row; columns"
                                        + " that are left out count as missing:"));
        contents.add(Element.of("pre").with("id", "java").add(Element.of("code").add(java(run))));
        contents.add(Element.of("p").add("On the command line, a prediction for each row:"));
        contents.add(
                Element.of("pre")
                        .add(
                                Element.of("code")
                                        .add(
                                                "thalweg predict "
                                                        + shell(run.model().toString())
                                                        + " new.csv --out predictions.csv")));
        return new Section("use", "Use it", contents);
    }

    /// Three lines.
    static String java(Run run) {
        var row = new ArrayList<String>();
        for (var column : columns(run)) {
            if (!column.isMissing(0)) {
                row.add(literal(column.name()) + ", " + value(column));
            }
            if (row.size() == VALUES) {
                break;
            }
        }
        return "var model = SavedModel.load(Path.of("
                + literal(run.model().toString())
                + "));\n"
                + "var row = Map.of("
                + String.join(", ", row)
                + ");\n"
                + "System.out.println(model.predict(row));\n";
    }

    /// The most important ones first.
    private static List<Column> columns(Run run) {
        var names = new LinkedHashSet<String>();
        var explanation = run.explanation();
        if (explanation != null) {
            explanation.importances().forEach(importance -> names.add(importance.feature()));
        }
        run.preparation().schema().used().forEach(field -> names.add(field.name()));
        var columns = new ArrayList<Column>();
        for (var name : names) {
            run.preparation().table().find(name).ifPresent(columns::add);
        }
        return columns;
    }

    private static String value(Column column) {
        var text = String.valueOf(column.text(0));
        if (column instanceof NumberColumn numbers) {
            double value = numbers.value(0);
            return value == Math.rint(value) && Math.abs(value) < 1e9
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
        return literal(text);
    }

    /// As Java writes it.
    static String literal(String text) {
        var literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        literal.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }

    /// As a shell takes it.
    private static String shell(String text) {
        return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
