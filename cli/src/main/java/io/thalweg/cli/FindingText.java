package io.thalweg.cli;

import io.thalweg.learn.doctor.Finding;
import io.thalweg.learn.doctor.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the doctor found, for people and for programs.
final class FindingText {
    private static final int INDENT = 11;

    private FindingText() {}

    /// A few lines.
    static List<String> lines(Finding finding, int width) {
        var label = finding.severity() == Severity.SERIOUS ? "problem    " : "warning    ";
        return WrappedText.of(label + finding.text(), width, INDENT);
    }

    /// `{"code": …, "severity": …, "subject": …, "seen": …, "advice": …, "evidence": {…}}`.
    static ObjectNode json(Finding finding) {
        var json = Json.object();
        json.put("code", finding.code());
        json.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.put("subject", finding.subject());
        json.put("seen", finding.seen());
        json.put("advice", finding.advice());
        var evidence = json.putObject("evidence");
        for (Map.Entry<String, Object> figure : finding.evidence().entrySet()) {
            put(evidence, figure.getKey(), figure.getValue());
        }
        return json;
    }

    /// All of them, in order.
    static void put(ArrayNode array, List<Finding> findings) {
        for (var finding : findings) {
            array.add(json(finding));
        }
    }

    private static void put(ObjectNode object, String name, Object value) {
        switch (value) {
            case Integer number -> object.put(name, number);
            case Long number -> object.put(name, number);
            case Double number -> {
                // JSON has neither NaN nor infinities.
                if (Double.isFinite(number)) {
                    object.put(name, number);
                } else {
                    object.putNull(name);
                }
            }
            case List<?> values -> {
                var array = object.putArray(name);
                for (var each : values) {
                    array.add(String.valueOf(each));
                }
            }
            default -> object.put(name, value.toString());
        }
    }
}
