package io.thalweg.report;

import io.thalweg.learn.doctor.Severity;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import java.util.ArrayList;

/// What the training doctor found.
final class DoctorSection {
    private DoctorSection() {}

    static Section of(Run run) {
        var contents = new ArrayList<Content>();
        for (var finding : run.findings()) {
            boolean serious = finding.severity() == Severity.SERIOUS;
            contents.add(
                    Element.of("div", serious ? "finding serious" : "finding")
                            .add(
                                    Element.of("p")
                                            .add(
                                                    Element.of("strong")
                                                            .add(
                                                                    serious
                                                                            ? "Serious: "
                                                                            : "Warning: ")
                                                            .add(Element.name(finding.subject()))),
                                    Element.of("p").add(finding.seen()),
                                    Element.of("p").add(finding.advice())));
        }
        return new Section("doctor", "The doctor's findings", contents);
    }
}
