package io.thalweg.cli;

import io.thalweg.model.Figure;
import io.thalweg.model.Provenance;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Where a model comes from, for people and as JSON.
final class ProvenanceText {
    private ProvenanceText() {}

    /// A line for each question that somebody may ask.
    static List<String> of(Provenance provenance) {
        var lines = new ArrayList<String>();
        lines.add(
                "trained    "
                        + provenance.created()
                        + " in "
                        + Figure.text(provenance.seconds())
                        + " s; stopped by "
                        + provenance.stoppedBy()
                        + " after "
                        + Figure.text((long) provenance.epochs())
                        + " epochs, "
                        + Figure.text(provenance.steps())
                        + " steps");
        lines.add("data       " + provenance.data());
        lines.add("           SHA-256 " + provenance.dataSha256());
        lines.add(
                "rows       "
                        + Figure.text((long) provenance.trainingRows())
                        + " train, "
                        + Figure.text((long) provenance.validationRows())
                        + " choose, "
                        + Figure.text((long) provenance.testRows())
                        + " judge");
        lines.add("recipe     " + provenance.recipe());
        var options = new ArrayList<String>();
        provenance.options().forEach((name, value) -> options.add("--" + name + " " + value));
        if (!options.isEmpty()) {
            lines.add("options    " + String.join(" ", options));
        }
        lines.add("seed       " + provenance.seed());
        var versions = provenance.versions();
        var operations = new ArrayList<String>();
        versions.operations().forEach((name, version) -> operations.add(name + " " + version));
        lines.add("versions   Thalweg " + versions.thalweg() + ", format " + versions.format());
        lines.add("           operations: " + String.join(", ", operations));
        var machine = provenance.machine();
        lines.add(
                "machine    JDK "
                        + machine.jdk()
                        + ", "
                        + machine.platform()
                        + ", "
                        + provenance.threads()
                        + " threads of "
                        + machine.processors()
                        + " processors, "
                        + (machine.vectorLanes() > 1
                                ? "vectors of " + machine.vectorLanes() + " lanes"
                                : "without vectors"));
        return lines;
    }

    static ObjectNode json(Provenance provenance) {
        var json = Json.object();
        json.put("created", provenance.created());
        var versions = json.putObject("versions");
        versions.put("thalweg", provenance.versions().thalweg());
        versions.put("format", provenance.versions().format());
        var operations = versions.putObject("operations");
        provenance.versions().operations().forEach(operations::put);
        json.put("jdk", provenance.machine().jdk());
        json.put("platform", provenance.machine().platform());
        json.put("processors", provenance.machine().processors());
        json.put("vector_lanes", provenance.machine().vectorLanes());
        json.put("data", provenance.data());
        json.put("data_sha256", provenance.dataSha256());
        json.putObject("rows")
                .put("train", provenance.trainingRows())
                .put("validation", provenance.validationRows())
                .put("test", provenance.testRows());
        json.put("recipe", provenance.recipe());
        json.put("seed", provenance.seed());
        json.put("threads", provenance.threads());
        json.put("seconds", provenance.seconds());
        json.put("stopped_by", provenance.stoppedBy());
        json.put("epochs", provenance.epochs());
        json.put("steps", provenance.steps());
        var options = json.putObject("options");
        provenance.options().forEach(options::put);
        return json;
    }
}
