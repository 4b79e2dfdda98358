package io.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.random.CounterRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Manifests that no program of ours wrote: each is refused with one readable message.
class DamagedManifestTest extends ForgedModel {
    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "0x10", "1_000", "'1'", "01"})
    void numbersThatAreNone(String number) throws IOException {
        var text = new String(manifest, StandardCharsets.UTF_8);
        var other = text.replaceFirst("\"scale\":[^,}]*", "\"scale\":" + number);
        assertThat(other).isNotEqualTo(text);
        refuses(zip(other.getBytes(StandardCharsets.UTF_8), weights), MANIFEST);
    }

    /// Figures may be undefined, what predicts may not.
    @Test
    void aFittedNumberThatIsUndefined() throws IOException {
        var text = new String(manifest, StandardCharsets.UTF_8);
        assertThat(text).contains("\"r2\":\"NaN\"");
        var other = text.replaceFirst("\"scale\":[^,}]*", "\"scale\":\"NaN\"");
        refuses(zip(other.getBytes(StandardCharsets.UTF_8), weights), "scale", "a number");
    }

    @Test
    void jsonOfGreatDepth() throws IOException {
        for (var deep : new String[] {"[".repeat(1_000_000), "{\"a\":".repeat(1_000_000)}) {
            refuses(zip(deep.getBytes(StandardCharsets.UTF_8), weights), "nesting depth");
        }
        var attribute = "[".repeat(50) + "]".repeat(50);
        var nested = (ArrayNode) MAPPER.readTree(attribute);
        refuses(
                changed(tree ->
                        ((ObjectNode) network(tree).get("graph").get(0).get("attributes"))
                                .set("shape", nested)),
                "graph[0]");
    }

    @Test
    void textThatIsNoUtf8() throws IOException {
        var other = manifest.clone();
        other[new String(manifest, StandardCharsets.ISO_8859_1).indexOf("size")] = (byte) 0xff;
        refuses(zip(other, weights), MANIFEST, "text in UTF-8");
        refuses(zip("{}".getBytes(StandardCharsets.UTF_16), weights), "text in UTF-8");
        refuses(zip("{} {}".getBytes(StandardCharsets.UTF_8), weights), "JSON");
        refuses(zip(new byte[0], weights), MANIFEST);
    }

    @Test
    void newerFilesSaySo() throws IOException {
        refuses(
                changed(tree -> tree.put("version", Versions.FORMAT + 1)),
                "format 3 or an older one, not 4",
                "A newer Thalweg wrote it");
        assertThat(SavedModel.isModel(file)).isFalse();
        refuses(changed(tree -> tree.put("version", 0)), "a number from 1 on");
        refuses(changed(tree -> tree.put("format", "gguf")), "thalweg");
        refuses(changed(tree -> tree.put("kind", "image")), "A newer Thalweg wrote it");
        refuses(
                changed(tree -> ((ObjectNode) network(tree).get("graph").get(0)).put("op", "warp")),
                "graph[0]",
                "There is no operation 'warp'",
                "A newer Thalweg wrote it");
        refuses(
                changed(tree -> ((ObjectNode) network(tree).get("graph").get(0)).put("version", 7)),
                "graph[0]",
                "has version 7, this program knows version 1",
                "A newer Thalweg wrote it");
        refuses(
                changed(tree -> {
                    var targets = (ArrayNode) tree.get("targets");
                    targets.add(targets.get(0).deepCopy());
                }),
                "targets",
                "one",
                "A newer Thalweg wrote it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema",
                "features",
                "targets",
                "networks",
                "provenance",
                "evaluation",
                "version",
                "format",
                "kind"
            })
    void partsThatAreMissing(String name) throws IOException {
        refuses(changed(tree -> tree.remove(name)), MANIFEST, name);
        refuses(changed(tree -> tree.put(name, 1.5)), MANIFEST, name);
        refuses(changed(tree -> tree.putNull(name)), MANIFEST, name);
    }

    /// What can be read must be able to predict, in a sensible amount of memory.
    @Test
    void graphsThatCannotPredict() throws IOException {
        Consumer<ObjectNode> random =
                tree -> {
                    var graph = (ArrayNode) network(tree).get("graph");
                    graph.addObject()
                            .put("op", "randomUniform")
                            .put("version", 1)
                            .set("attributes", MAPPER.readTree("{\"shape\":[2],\"stream\":1}"));
                    ((ObjectNode) graph.get(graph.size() - 1)).putArray("inputs");
                };
        refuses(changed(random), "nothing that changes from run to run");
        Consumer<ObjectNode> huge =
                tree -> {
                    var graph = (ArrayNode) network(tree).get("graph");
                    int last = graph.size() - 1;
                    graph.addObject()
                            .put("op", "pad")
                            .put("version", 1)
                            .set(
                                    "attributes",
                                    MAPPER.readTree(
                                            "{\"axis\":1,\"before\":0,\"after\":2000000000}"));
                    ((ObjectNode) graph.get(last + 1)).putArray("inputs").add(last);
                };
        refuses(changed(huge), "elements in all");
        refuses(
                changed(tree -> ((ObjectNode) network(tree).get("outputs").get(0)).put("node", 0)),
                "an output of shape [batch, 1]");
        refuses(
                changed(tree -> ((ObjectNode) network(tree).get("outputs").get(0)).put("node", -1)),
                "a node of the graph");
        refuses(
                changed(tree -> ((ArrayNode) tree.get("features")).remove(0)),
                "the features as placeholders");
        refuses(
                changed(tree ->
                        ((ArrayNode) tree.get("features").get(2).get("categories"))
                                .add("One more")),
                "a row for every category");
        refuses(
                changed(tree -> {
                    var node = (ObjectNode) network(tree).get("graph").get(3);
                    node.putArray("inputs").add(9_999);
                }),
                "positions of earlier nodes");
        refuses(
                changed(tree -> ((ObjectNode) tree.get("targets").get(0)).put("scale", 0.0)),
                "a target whose scale isn't 0");
    }

    @Test
    void weightsAreThoseOfTheManifest() throws IOException {
        var other = weights.clone();
        other[other.length - 1] ^= 1;
        refuses(zip(manifest, other), "the weights that the manifest has the SHA-256 of");
        refuses(new HandmadeZip().store(MANIFEST, manifest).bytes(), "as many weights");
        refuses(
                new HandmadeZip()
                        .store(MANIFEST, manifest)
                        .store(WEIGHTS, weights)
                        .store(ArchiveEntry.weights(1), weights)
                        .bytes(),
                "as many weights as networks");
        refuses(
                new HandmadeZip()
                        .store(MANIFEST, manifest)
                        .store(ArchiveEntry.weights(3), weights)
                        .bytes(),
                "an entry weights-0.safetensors");
    }

    /// Random changes of the manifest's text: refused, or a model that still predicts.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aManifestWithRandomChanges(long seed) throws IOException {
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            var other = manifest.clone();
            int at = CounterRandom.below(other.length, seed, 0, 0, i);
            other[at] = (byte) CounterRandom.below(256, seed, 1, 0, i);
            Files.write(file, zip(other, weights));
            try {
                var model = SavedModel.load(file);
                assertThat(model.evaluation().task().toLowerCase(Locale.ROOT)).isNotEmpty();
                model.predict(Map.of());
            } catch (ModelFileException e) {
                refused++;
                assertThat(e.getMessage()).contains("this is no readable model: ");
            }
        }
        assertThat(refused).isGreaterThan(100);
    }
}
