package io.thalweg.cli;

import io.thalweg.data.schema.Field;
import io.thalweg.model.Figure;
import io.thalweg.model.LayerSummary;
import io.thalweg.model.Network;
import io.thalweg.model.SavedModel;
import io.thalweg.model.TerminalText;
import io.thalweg.model.json.JsonWriter;
import java.util.Locale;

/// `inspect`: what a model file holds.
final class InspectVerb implements Verb {
    private static final int NAME = 24;
    private static final int KIND = 12;

    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public String summary() {
        return "Shows what a model file holds.";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("inspect").argument("MODEL", "A model file.").options(TrainOptions.JSON);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        var model = SavedModel.load(arguments.path(0));
        if (arguments.has(TrainOptions.JSON)) {
            terminal.result(json(model));
            return ExitCode.DONE;
        }
        var contents = model.contents();
        var provenance = contents.provenance();
        terminal.say(
                "predicts   " + model.target().column() + " (" + model.evaluation().task() + ")");
        for (var line : ProvenanceText.of(provenance)) {
            terminal.say(line);
        }
        terminal.say("weights    SHA-256 " + model.weightsSha256());
        terminal.say("");
        for (Field field : contents.schema().fields()) {
            terminal.say(
                    TerminalText.shortened(
                            TerminalText.padRight(TerminalText.shortened(field.name(), NAME), NAME)
                                    + " "
                                    + TerminalText.padRight(kind(field), KIND)
                                    + " "
                                    + field.reason(),
                            terminal.width()));
        }
        double shares = 0;
        for (Network network : contents.networks()) {
            shares += network.share();
        }
        for (Network network : contents.networks()) {
            terminal.say("");
            terminal.say(
                    "network of "
                            + Figure.text(network.parameters())
                            + " parameters"
                            + (contents.networks().size() == 1
                                    ? ""
                                    : ", counts "
                                            + Figure.text(100 * network.share() / shares)
                                            + " %"));
            for (LayerSummary layer : network.layers()) {
                terminal.say(
                        "  "
                                + layer.kind()
                                + " "
                                + layer.settings()
                                + " to "
                                + layer.output()
                                + ", "
                                + Figure.text(layer.parameters())
                                + " parameters");
            }
        }
        terminal.say("");
        terminal.say(model.evaluation().toString().stripTrailing());
        return ExitCode.DONE;
    }

    private static String kind(Field field) {
        return field.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String json(SavedModel model) {
        var contents = model.contents();
        var json = Json.object();
        json.put("target", model.target().column());
        json.put("task", model.evaluation().task());
        var schema = json.putArray("schema");
        for (var field : contents.schema().fields()) {
            schema.addObject()
                    .put("name", field.name())
                    .put("kind", kind(field))
                    .put("used", field.used())
                    .put("reason", field.reason())
                    .put("missing", field.missing());
        }
        var features = json.putArray("features");
        contents.features().outputNames().forEach(features::add);
        var networks = json.putArray("networks");
        for (var network : contents.networks()) {
            var layers =
                    networks.addObject()
                            .put("parameters", network.parameters())
                            .put("share", network.share())
                            .putArray("layers");
            for (var layer : network.layers()) {
                layers.addObject()
                        .put("kind", layer.kind())
                        .put("output", layer.output().toString())
                        .put("parameters", layer.parameters());
            }
        }
        json.set("provenance", ProvenanceText.json(contents.provenance()));
        json.put("weights_sha256", model.weightsSha256());
        json.set("evaluation", Json.metrics(model.evaluation()));
        return JsonWriter.text(json);
    }
}
