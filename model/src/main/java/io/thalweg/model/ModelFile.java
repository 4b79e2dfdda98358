package io.thalweg.model;

import io.thalweg.core.graph.Variable;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.Target;
import io.thalweg.data.feature.Transform;
import io.thalweg.data.schema.Schema;
import io.thalweg.data.source.ReadOptions;
import io.thalweg.model.SavedModel.Contents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes and reads model files: a zip of `manifest.json` and one `weights-N.safetensors` a
/// network.
final class ModelFile {
    private static final int FORMAT_VERSION = 1;
    private static final JsonMapper MAPPER = new JsonMapper();

    private ModelFile() {}

    /// Writes a model: temporary file, fsync, rename.
    ///
    /// @throws ModelFileException if the folder doesn't exist
    /// @throws UncheckedIOException if it can't be written; what was there is untouched
    static void write(Contents contents, Path file) {
        var target = file.toAbsolutePath();
        var folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ModelFileException(
                    file.toString(),
                    "the folder " + folder + " doesn't exist. Make it, or choose another.");
        }
        if (Files.isDirectory(target)) {
            throw new ModelFileException(
                    file.toString(), "this is a folder; expected the name of a file to write.");
        }
        try {
            replace(target, folder, bytes(contents));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file
                            + ": can't be written ("
                            + e.getMessage()
                            + "). What was there is untouched.",
                    e);
        }
    }

    private static void replace(Path target, Path folder, byte[] bytes) throws IOException {
        var temporary = Files.createTempFile(folder, "." + target.getFileName(), ".part");
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static byte[] bytes(Contents contents) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        var manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("format", "thalweg");
        manifest.put("version", FORMAT_VERSION);
        manifest.put("kind", "table");
        manifest.set("schema", RecordJson.write(contents.schema()));
        manifest.set("features", RecordJson.write(contents.features().transforms()));
        manifest.set("targets", RecordJson.write(contents.targets()));
        ArrayNode networks = manifest.putArray("networks");
        for (int i = 0; i < contents.networks().size(); i++) {
            var network = contents.networks().get(i);
            var weights = Safetensors.write(network.variables());
            entries.put("weights-" + i + ".safetensors", weights);
            var object = networks.addObject();
            object.put("weights_sha256", sha256(weights));
            object.set("graph", GraphJson.write(network.output()));
            var layers = object.putArray("layers");
            for (var layer : network.layers()) {
                layers.add(layer(layer));
            }
        }
        manifest.set("provenance", RecordJson.write(contents.provenance()));
        manifest.set("evaluation", RecordJson.write(contents.evaluation()));
        manifest.set("validation", RecordJson.write(contents.validation()));
        var ordered = new LinkedHashMap<String, byte[]>();
        ordered.put("manifest.json", manifest.toString().getBytes(StandardCharsets.UTF_8));
        ordered.putAll(entries);
        return Archive.write(ordered);
    }

    private static JsonNode layer(LayerSummary layer) {
        var settings = new LinkedHashMap<String, String>();
        for (var setting : new TreeMap<>(layer.settings()).entrySet()) {
            settings.put(setting.getKey(), setting.getValue().toString());
        }
        return RecordJson.write(
                new Layer(
                        layer.kind(),
                        settings,
                        axes(layer.output()),
                        layer.parameters(),
                        layer.variables()));
    }

    private static List<Integer> axes(Shape shape) {
        var axes = new ArrayList<Integer>();
        for (int axis : shape.axes()) {
            axes.add(axis);
        }
        return axes;
    }

    private record Layer(
            String kind,
            SequencedMap<String, String> settings,
            List<Integer> output,
            long parameters,
            List<String> variables) {
        LayerSummary summary() {
            return new LayerSummary(
                    kind,
                    new LinkedHashMap<>(settings),
                    Shape.of(output.stream().mapToInt(Integer::intValue).toArray()),
                    parameters,
                    variables);
        }
    }

    /// Reads a model.
    ///
    /// @throws ModelFileException if it can't be read, is no model file, or is damaged
    static Contents read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new Damage("the path", "a file, not a folder");
            }
            return contents(Archive.read(file));
        } catch (NoSuchFileException e) {
            throw new ModelFileException(
                    file.toString(), "there is no such file. Check the name of the model.", e);
        } catch (Damage | IOException | IllegalArgumentException | JacksonException e) {
            throw new ModelFileException(
                    file.toString(),
                    "this is no readable model: "
                            + e.getMessage()
                            + ". Train it again, or restore a copy.",
                    e);
        }
    }

    private static Contents contents(SequencedMap<String, byte[]> entries) {
        var manifestBytes = entries.get("manifest.json");
        if (manifestBytes == null) {
            throw new Damage("the zip", "an entry manifest.json");
        }
        JsonNode manifest = MAPPER.readTree(manifestBytes);
        if (!"thalweg".equals(text(manifest, "format"))) {
            throw new Damage("manifest.json format", "thalweg");
        }
        int version =
                RecordJson.read(Integer.class, manifest.get("version"), "manifest.json version");
        if (version != FORMAT_VERSION) {
            throw new Damage("manifest.json version", FORMAT_VERSION + ", not " + version);
        }
        var transforms = new ArrayList<Transform>();
        for (var transform : elements(manifest, "features")) {
            transforms.add(RecordJson.read(Transform.class, transform, "manifest.json features"));
        }
        var targets = new ArrayList<Target>();
        for (var target : elements(manifest, "targets")) {
            targets.add(RecordJson.read(Target.class, target, "manifest.json targets"));
        }
        var networks = new ArrayList<Network>();
        for (var network : elements(manifest, "networks")) {
            networks.add(network(network, entries, networks.size()));
        }
        if (entries.size() != networks.size() + 1) {
            throw new Damage("the zip", "as many weights as networks");
        }
        return new Contents(
                schema(manifest.get("schema")),
                new FeaturePlan(transforms),
                targets,
                networks,
                RecordJson.read(
                        Provenance.class, manifest.get("provenance"), "manifest.json provenance"),
                RecordJson.read(
                        Evaluation.class, manifest.get("evaluation"), "manifest.json evaluation"),
                validation(manifest.get("validation")));
    }

    /// The first models didn't say how their table was read: it was in the standard way.
    private static Schema schema(@Nullable JsonNode json) {
        if (json instanceof ObjectNode object && !object.has("reading")) {
            object.set("reading", RecordJson.write(ReadOptions.standard()));
        }
        return RecordJson.read(Schema.class, json, "manifest.json schema");
    }

    private static @Nullable Evaluation validation(@Nullable JsonNode json) {
        return json == null || json.isNull()
                ? null
                : RecordJson.read(Evaluation.class, json, "manifest.json validation");
    }

    private static String text(JsonNode object, String name) {
        var value = object.get(name);
        return value != null && value.isString() ? value.asString() : "";
    }

    private static Iterable<JsonNode> elements(JsonNode manifest, String name) {
        var array = manifest.get(name);
        if (array == null || !array.isArray()) {
            throw new Damage("manifest.json " + name, "a list");
        }
        var elements = new ArrayList<JsonNode>();
        for (int i = 0; i < array.size(); i++) {
            elements.add(array.get(i));
        }
        return elements;
    }

    private static Network network(
            JsonNode json, SequencedMap<String, byte[]> entries, int number) {
        var place = "manifest.json networks[" + number + "]";
        var name = "weights-" + number + ".safetensors";
        var weights = entries.get(name);
        if (weights == null || !sha256(weights).equals(text(json, "weights_sha256"))) {
            throw new Damage(name, "the weights that the manifest has the SHA-256 of");
        }
        var tensors = Safetensors.read(weights, MAPPER, name);
        var output = GraphJson.read(json.get("graph"), place + ".graph");
        int variables = 0;
        for (var node : output.graph().nodes()) {
            if (node.op() instanceof Variable variable) {
                variables++;
                Tensor tensor = tensors.get(variable.label());
                if (tensor == null || !tensor.shape().equals(variable.shape())) {
                    throw new Damage(
                            name, "a tensor " + variable.label() + " of shape " + variable.shape());
                }
            }
        }
        if (variables != tensors.size()) {
            throw new Damage(name, "no tensor beside the graph's variables");
        }
        var layers = new ArrayList<LayerSummary>();
        for (var layer : elements(json, "layers")) {
            layers.add(RecordJson.read(Layer.class, layer, place + ".layers").summary());
        }
        return new Network(output.graph(), output, tensors, layers);
    }

    /// The SHA-256 of every trained number, then of every fitted one, in hexadecimal.
    static String weightsSha256(Contents contents) {
        var digest = digest();
        for (var network : contents.networks()) {
            for (var tensor : network.variables().values()) {
                var bytes = ByteBuffer.allocate(4 * tensor.size());
                for (float element : tensor.floats()) {
                    bytes.putFloat(element);
                }
                digest.update(bytes.array());
            }
        }
        update(digest, RecordJson.write(contents.features().transforms()));
        update(digest, RecordJson.write(contents.targets()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, JsonNode json) {
        digest.update(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
