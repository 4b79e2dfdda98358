package io.thalweg.model;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.Target;
import io.thalweg.data.feature.Transform;
import io.thalweg.data.schema.Schema;
import io.thalweg.model.SavedModel.Contents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `manifest.json`: all of a model but its weights.
///
/// `targets` is a list, and each network says which of its nodes answers which target, so that
/// there is room for several; this program trains and reads one.
final class Manifest {
    private static final String PLACE = ArchiveEntry.MANIFEST;
    private static final RecordReader NUMBERS = RecordReader.OF_NUMBERS;

    private Manifest() {}

    /// @param weights the bytes of each network's weights
    static ObjectNode write(Contents contents, List<byte[]> weights) {
        var manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("format", "thalweg");
        manifest.put("version", Versions.FORMAT);
        manifest.put("kind", "table");
        manifest.set("schema", RecordWriter.write(contents.schema()));
        manifest.set("features", RecordWriter.write(contents.features().transforms()));
        manifest.set("targets", RecordWriter.write(contents.targets()));
        var networks = manifest.putArray("networks");
        for (int i = 0; i < weights.size(); i++) {
            var network = contents.networks().get(i);
            var nodes = GraphJson.needed(network.output());
            var object = networks.addObject();
            object.put("weights_sha256", Sha256.of(weights.get(i)));
            object.put("share", network.share());
            object.putArray("outputs").add(RecordWriter.write(new Output(0, nodes.size() - 1)));
            object.set("graph", GraphJson.write(nodes));
            var layers = object.putArray("layers");
            for (var layer : network.layers()) {
                layers.add(RecordWriter.write(Layer.of(layer)));
            }
        }
        if (contents.calibration() != null) {
            manifest.set("calibration", RecordWriter.write(contents.calibration()));
        }
        manifest.set("provenance", RecordWriter.write(contents.provenance()));
        manifest.set("evaluation", RecordWriter.write(contents.evaluation()));
        manifest.set("validation", RecordWriter.write(contents.validation()));
        return manifest;
    }

    /// Whether this is the manifest of a model that this program reads.
    ///
    /// @throws Damage if not
    static void checkVersion(JsonNode manifest) {
        var format = manifest.get("format");
        if (format == null || !format.isString() || !format.asString().equals("thalweg")) {
            throw new Damage(PLACE + " format", "thalweg");
        }
        int version = NUMBERS.read(Integer.class, manifest.get("version"), PLACE + " version");
        if (version > Versions.FORMAT) {
            throw Damage.newer(
                    PLACE + " version",
                    "format " + Versions.FORMAT + " or an older one, not " + version);
        }
        if (version < 1) {
            throw new Damage(PLACE + " version", "a number from 1 on, not " + version);
        }
        var kind = NUMBERS.read(String.class, manifest.get("kind"), PLACE + " kind");
        if (!kind.equals("table")) {
            throw Damage.newer(PLACE + " kind", "table");
        }
    }

    /// How many networks it has, and so how many weights there are.
    static int networks(JsonNode manifest) {
        return elements(manifest, "networks", PLACE).size();
    }

    /// @param weights the bytes of each network's weights
    /// @throws Damage if something is missing, of another type, or doesn't fit the rest
    static Contents read(JsonNode manifest, List<byte[]> weights) {
        var transforms = new ArrayList<Transform>();
        for (var transform : elements(manifest, "features", PLACE)) {
            transforms.add(NUMBERS.read(Transform.class, transform, PLACE + " features"));
        }
        var targets = new ArrayList<Target>();
        for (var target : elements(manifest, "targets", PLACE)) {
            targets.add(NUMBERS.read(Target.class, target, PLACE + " targets"));
        }
        if (targets.size() != 1) {
            throw Damage.newer(
                    PLACE + " targets", "one: this program predicts no " + targets.size());
        }
        var features = new FeaturePlan(transforms);
        var networks = new ArrayList<Network>();
        for (var json : elements(manifest, "networks", PLACE)) {
            int number = networks.size();
            var place = PLACE + " networks[" + number + "]";
            var network = network(json, weights.get(number), number, place);
            new NetworkCheck(network, features, targets.get(0), place).check();
            networks.add(network);
        }
        var validation = manifest.get("validation");
        return new Contents(
                NUMBERS.read(Schema.class, manifest.get("schema"), PLACE + " schema"),
                features,
                targets,
                networks,
                RecordReader.OF_FIGURES.read(
                        Provenance.class, manifest.get("provenance"), PLACE + " provenance"),
                evaluation(manifest.get("evaluation"), "evaluation"),
                validation == null || validation.isNull()
                        ? null
                        : evaluation(validation, "validation"),
                calibration(manifest.get("calibration"), targets.get(0)));
    }

    /// Formats 1 and 2 had none; where there is none, the networks' mean is the prediction.
    private static @Nullable Calibration calibration(@Nullable JsonNode json, Target target) {
        if (json == null) {
            return null;
        }
        var place = PLACE + " calibration";
        var calibration = NUMBERS.read(Calibration.class, json, place);
        int classes = target instanceof ClassTarget own ? own.classes().size() : 0;
        if (classes == 0 || (classes > 2 && calibration instanceof Calibration.Isotonic)) {
            throw new Damage(place, "one that suits the target");
        }
        return calibration;
    }

    private static Evaluation evaluation(@Nullable JsonNode json, String name) {
        return RecordReader.OF_FIGURES.read(Evaluation.class, json, PLACE + " " + name);
    }

    private static Network network(JsonNode json, byte[] weights, int number, String place) {
        var name = ArchiveEntry.weights(number);
        var sha256 = NUMBERS.read(String.class, json.get("weights_sha256"), place);
        if (!Sha256.of(weights).equals(sha256)) {
            throw new Damage(name, "the weights that the manifest has the SHA-256 of");
        }
        var nodes = GraphJson.read(json.get("graph"), place + ".graph");
        var outputs = elements(json, "outputs", place);
        if (outputs.size() != 1) {
            throw Damage.newer(place + ".outputs", "one, for the one target");
        }
        var output = NUMBERS.read(Output.class, outputs.get(0), place + ".outputs[0]");
        if (output.target != 0 || output.node < 0 || output.node >= nodes.size()) {
            throw new Damage(place + ".outputs[0]", "target 0 and a node of the graph");
        }
        SequencedMap<String, Tensor> tensors = Safetensors.read(weights, name);
        var layers = new ArrayList<LayerSummary>();
        for (var layer : elements(json, "layers", place)) {
            layers.add(NUMBERS.read(Layer.class, layer, place + ".layers").summary());
        }
        var node = nodes.get(output.node);
        return new Network(node.graph(), node, tensors, layers, share(json, place));
    }

    /// Format 1 had none: all networks counted the same.
    private static double share(JsonNode json, String place) {
        var share = json.get("share");
        if (share == null) {
            return 1;
        }
        double value = NUMBERS.read(Double.class, share, place + ".share");
        if (!(value > 0)) {
            throw new Damage(place + ".share", "a number above 0, not " + value);
        }
        return value;
    }

    private static List<JsonNode> elements(JsonNode object, String name, String place) {
        var array = object.get(name);
        if (array == null || !array.isArray()) {
            throw new Damage(place + " " + name, "a list");
        }
        var elements = new ArrayList<JsonNode>();
        for (int i = 0; i < array.size(); i++) {
            elements.add(array.get(i));
        }
        return elements;
    }

    /// Which node answers which target.
    private record Output(int target, int node) {}

    /// A layer as it is kept: settings as texts.
    private record Layer(
            String kind,
            SequencedMap<String, String> settings,
            List<Integer> output,
            long parameters,
            List<String> variables) {
        static Layer of(LayerSummary summary) {
            var settings = new LinkedHashMap<String, String>();
            for (var setting : summary.settings().entrySet()) {
                settings.put(setting.getKey(), setting.getValue().toString());
            }
            var axes = new ArrayList<Integer>();
            for (int axis : summary.output().axes()) {
                axes.add(axis);
            }
            return new Layer(
                    summary.kind(), settings, axes, summary.parameters(), summary.variables());
        }

        LayerSummary summary() {
            return new LayerSummary(
                    kind,
                    new LinkedHashMap<>(settings),
                    Shape.of(output.stream().mapToInt(Integer::intValue).toArray()),
                    parameters,
                    variables);
        }
    }
}
