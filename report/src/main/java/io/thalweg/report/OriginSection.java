package io.thalweg.report;

import io.thalweg.model.Figure;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import java.util.ArrayList;
import java.util.List;

/// Where the model comes from: with the same data, program and options the training can be
/// repeated, bit for bit.
final class OriginSection {
    private OriginSection() {}

    static Section of(Run run) {
        var provenance = run.fitted().model().contents().provenance();
        var list = Element.of("dl");
        add(
                list,
                "Trained",
                provenance.created() + " in " + Figure.text(provenance.seconds()) + " s");
        add(list, "Data", provenance.data());
        if (!provenance.dataSha256().isEmpty()) {
            code(list, "Its SHA-256", provenance.dataSha256());
        }
        add(
                list,
                "Rows",
                Figure.text((long) provenance.trainingRows())
                        + " train, "
                        + Figure.text((long) provenance.validationRows())
                        + " choose, "
                        + Figure.text((long) provenance.testRows())
                        + " judge");
        add(list, "Recipe", provenance.recipe());
        var options = new ArrayList<String>();
        provenance.options().forEach((name, value) -> options.add("--" + name + " " + value));
        if (!options.isEmpty()) {
            code(list, "Options", String.join(" ", options));
        }
        add(list, "Seed", Long.toString(provenance.seed()));
        add(
                list,
                "Stopped by",
                Words.reason(provenance.stoppedBy())
                        + " ("
                        + provenance.stoppedBy()
                        + ") after "
                        + Words.count(provenance.epochs(), "epoch")
                        + "; "
                        + Words.count(provenance.steps(), "step")
                        + " in all");
        code(list, "SHA-256 of the weights", run.fitted().model().weightsSha256());
        var versions = provenance.versions();
        add(list, "Thalweg", versions.thalweg() + ", model format " + versions.format());
        var machine = provenance.machine();
        add(list, "JDK", machine.jdk());
        add(
                list,
                "Machine",
                machine.platform()
                        + ", "
                        + provenance.threads()
                        + " threads of "
                        + Words.count(machine.processors(), "processor")
                        + ", vectors of "
                        + Words.count(machine.vectorLanes(), "lane"));
        return new Section("origin", "Where it comes from", List.<Content>of(list));
    }

    private static void add(Element list, String term, String text) {
        list.add(Element.of("dt").add(term), Element.of("dd").add(Element.name(text)));
    }

    private static void code(Element list, String term, String text) {
        list.add(
                Element.of("dt").add(term),
                Element.of("dd").add(Element.of("code").add(Element.name(text))));
    }
}
