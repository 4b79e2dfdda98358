package io.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thalweg.core.random.CounterRandom;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Files that no program of ours wrote: each is refused with one readable message, and little
/// memory is taken for it.
class DamagedModelTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String MANIFEST = ArchiveEntry.MANIFEST;
    private static final String WEIGHTS = ArchiveEntry.weights(0);

    @TempDir private Path folder;
    private Path file;
    private byte[] whole;
    private byte[] manifest;
    private byte[] weights;

    @BeforeEach
    void writeOne() throws IOException {
        file = folder.resolve("model.thalweg");
        var good = folder.resolve("good.thalweg");
        new SavedModel(ModelSamples.regression(1)).save(good);
        whole = Files.readAllBytes(good);
        try (var archive = ArchiveReader.open(good)) {
            manifest = archive.bytes(MANIFEST);
            weights = archive.bytes(WEIGHTS);
        }
    }

    /// That it is refused, as what, and that it isn't taken for a model or followed by more.
    private void refuses(byte[] bytes, String... expected) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(() -> SavedModel.load(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(file + ": this is no readable model: at ")
                .satisfies(e ->
                        assertThat(List.of(expected))
                                .allMatch(String.valueOf(e.getMessage())::contains))
                .hasMessageNotContainingAny("Exception", "\tat ", ": null");
    }

    /// A zip without a SHA-256, as another tool would pack it.
    private byte[] zip(byte[] someManifest, byte[] someWeights) {
        return new HandmadeZip().store(MANIFEST, someManifest).store(WEIGHTS, someWeights).bytes();
    }

    private byte[] changed(Consumer<ObjectNode> change) {
        var tree = (ObjectNode) MAPPER.readTree(manifest);
        change.accept(tree);
        return zip(tree.toString().getBytes(StandardCharsets.UTF_8), weights);
    }

    private static ObjectNode network(ObjectNode tree) {
        return (ObjectNode) tree.get("networks").get(0);
    }

    /// The weights with another header, and a manifest that has their SHA-256.
    private byte[] withHeader(String header) {
        return withHeader(header.getBytes(StandardCharsets.UTF_8).length, header);
    }

    private byte[] withHeader(long claimed, String header) {
        var text = header.getBytes(StandardCharsets.UTF_8);
        var elements = new byte[64];
        var other =
                ByteBuffer.allocate(8 + text.length + elements.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(claimed)
                        .put(text)
                        .put(elements)
                        .array();
        var tree = (ObjectNode) MAPPER.readTree(manifest);
        network(tree).put("weights_sha256", Sha256.of(other));
        return zip(tree.toString().getBytes(StandardCharsets.UTF_8), other);
    }

    private static String tensor(String shape, String offsets) {
        return "{\"w1\":{\"dtype\":\"F32\",\"shape\":"
                + shape
                + ",\"data_offsets\":"
                + offsets
                + "}}";
    }

    @Test
    void whatAnotherToolPackedIsRead() throws IOException {
        Files.write(file, zip(manifest, weights));
        assertThat(SavedModel.load(file).weightsSha256())
                .isEqualTo(new SavedModel(ModelSamples.regression(1)).weightsSha256());
        assertThat(SavedModel.isModel(file)).isTrue();
        var deflated = new HandmadeZip().deflate(MANIFEST, manifest, manifest.length);
        Files.write(file, deflated.store(WEIGHTS, weights).bytes());
        assertThat(SavedModel.load(file).evaluation().rows()).isEqualTo(1);
    }

    @Test
    void truncatedAnywhere() throws IOException {
        for (int length = 0; length < whole.length; length += length < 100 ? 1 : 37) {
            refuses(Arrays.copyOf(whole, length), "at its end");
            assertThat(SavedModel.isModel(file)).isFalse();
        }
        refuses(Arrays.copyOf(whole, whole.length + 1), "at its end");
    }

    /// Every byte counts: those of the zip's own structure too.
    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x80, 0xff})
    void aByteFlippedAnywhere(int flip) throws IOException {
        for (int at = 0; at < whole.length; at++) {
            var flipped = whole.clone();
            flipped[at] ^= (byte) flip;
            // Weights and manifest are long and all alike: every seventh byte of them will do.
            if (at < 200 || at > whole.length - 400 || at % 7 == 0) {
                refuses(flipped);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "/etc/passwd",
                "C:\\x",
                "manifest.json/../x",
                "weights-0.safetensors ",
                "a/manifest.json",
                "",
                "weights-99999.safetensors",
                "weights--1.safetensors"
            })
    void namesThatLeadElsewhere(String name) throws IOException {
        refuses(
                new HandmadeZip()
                        .store(MANIFEST, manifest)
                        .store(WEIGHTS, weights)
                        .store(name, "x")
                        .bytes(),
                "entry '" + name + "'",
                "expected only manifest.json and weights-N.safetensors");
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void aNameCannotMoveTheCursor() throws IOException {
        refuses(new HandmadeZip().store("\u001b[2J\n", "x").bytes(), "entry '·[2J·'");
    }

    @Test
    void entriesTwice() throws IOException {
        refuses(
                new HandmadeZip()
                        .store(MANIFEST, manifest)
                        .store(WEIGHTS, weights)
                        .store(WEIGHTS, weights)
                        .bytes(),
                WEIGHTS,
                "each entry once");
    }

    @Test
    void entriesInTheSamePlace() throws IOException {
        refuses(
                new HandmadeZip()
                        .store(MANIFEST, manifest)
                        .alias(WEIGHTS, 0, manifest.length)
                        .bytes(),
                "a place of its own");
        refuses(
                new HandmadeZip()
                        .store(MANIFEST, manifest)
                        .alias(WEIGHTS, manifest.length + 43, 10)
                        .bytes(),
                "a header where the directory says");
        refuses(
                new HandmadeZip()
                        .store(WEIGHTS, weights)
                        .alias(ArchiveEntry.weights(1), 0, weights.length)
                        .bytes(),
                "a place of its own");
    }

    @Test
    void manyEntries() throws IOException {
        refuses(
                new HandmadeZip().store(MANIFEST, manifest).claimCount(65_535).bytes(),
                "at most 1000 entries");
        var zip = new HandmadeZip();
        for (int i = 0; i < 1_001; i++) {
            zip.store(ArchiveEntry.weights(i), "");
        }
        refuses(zip.bytes(), "at most 1000 entries");
        refuses(zip.claimCount(3).bytes(), "no more entries than it says");
        refuses(new HandmadeZip().store(MANIFEST, manifest).claimCount(2).bytes(), "as many");
        refuses(new HandmadeZip().bytes(), "an entry manifest.json");
    }

    @Test
    void aZipBomb() throws IOException {
        var zeros = new byte[64 << 20];
        refuses(
                new HandmadeZip().deflate(MANIFEST, zeros, zeros.length).bytes(),
                "at most 16777216 bytes, not 67108864");
        refuses(
                new HandmadeZip().deflate(MANIFEST, zeros, 1_000).bytes(),
                "as many bytes as the directory says");
        refuses(
                new HandmadeZip()
                        .store(MANIFEST, manifest)
                        .deflate(WEIGHTS, zeros, zeros.length)
                        .bytes(),
                "stored as they are, not compressed");
    }

    /// What fits into the size of a manifest, but not into a sensible amount of memory.
    @ParameterizedTest
    @ValueSource(strings = {"{},", "[],", "0,", "\"\","})
    void aManifestOfTooManyValues(String value) throws IOException {
        var json = "[" + value.repeat((16 << 20) / value.length() - 2) + "0]";
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        refuses(new HandmadeZip().deflate(MANIFEST, bytes, bytes.length).bytes(), "Token count");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 30})
    void sizesThatAreLies(long size) throws IOException {
        var name = ArchiveEntry.weights(1);
        refuses(
                new HandmadeZip()
                        .store(MANIFEST, manifest)
                        .add(WEIGHTS, weights, HandmadeZip.STORED, size, size, 0)
                        .bytes(),
                WEIGHTS,
                "a place within the file");
        refuses(
                new HandmadeZip()
                        .store(MANIFEST, manifest)
                        .add(name, weights, HandmadeZip.STORED, size, weights.length, 0)
                        .bytes(),
                name,
                "a size of");
        refuses(
                new HandmadeZip().store(MANIFEST, manifest).alias(name, size, 1).bytes(),
                name,
                "a place within the file");
    }

    @Test
    void encryption() throws IOException {
        refuses(
                new HandmadeZip().add(MANIFEST, manifest, HandmadeZip.STORED, 9, 9, 1).bytes(),
                "no encryption");
    }

    @Test
    void noFileAtAll() throws IOException {
        assertThatThrownBy(() -> SavedModel.load(folder.resolve("none")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> SavedModel.load(folder))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("a file, not a folder");
        assertThat(SavedModel.isModel(folder)).isFalse();
        refuses("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "another kind of file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9223372036854775807|a header of at most",
                "-1|a header of at most",
                "100000|a header of at most",
                "20|JSON"
            })
    void weightsWhoseHeaderIsTooLong(long claimed, String expected) throws IOException {
        refuses(withHeader(claimed, tensor("[16]", "[0,64]")), WEIGHTS, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1000000,1000000]|[0,64]|no more elements than the file has",
                "[1000000000000]|[0,64]|no more elements than the file has",
                "[2147483647,2147483647,2147483647]|[0,64]|no more elements than the file has",
                "[4294967296,4294967296]|[0,64]|no more elements than the file has",
                "[9223372036854775807,2]|[0,64]|no more elements than the file has",
                "[99999999999999999999]|[0,64]|an integer",
                "[-4,-4]|[0,64]|no more elements than the file has",
                "[0]|[0,0]|no more elements than the file has",
                "[16]|[0,65]|a place within the file",
                "[16]|[-64,0]|elements behind those of the tensor before",
                "[16]|[8,72]|elements behind those of the tensor before",
                "[16]|[0,-64]|a place within the file",
                "[8]|[0,32]|as many elements as the header says",
                "[16.5]|[0,64]|an integer",
                "[16]|[0]|elements behind those of the tensor before",
                "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,16]|[0,64]|at most 16 axes",
                "[NaN]|[0,64]|JSON",
                "[16]|[0,64]|a tensor"
            })
    void shapesAndPlacesOfWeightsThatAreLies(String shape, String offsets, String expected)
            throws IOException {
        refuses(withHeader(tensor(shape, offsets)), expected);
    }

    @Test
    void tensorsThatOverlap() throws IOException {
        refuses(
                withHeader(
                        "{\"w1\":{\"dtype\":\"F32\",\"shape\":[16],\"data_offsets\":[0,64]},"
                                + "\"w2\":{\"dtype\":\"F32\",\"shape\":[8],\"data_offsets\":[32,64]}}"),
                "tensor 'w2'",
                "behind those of the tensor before");
        refuses(
                withHeader(
                        "{\"w1\":{\"dtype\":\"F32\",\"shape\":[8],\"data_offsets\":[0,32]},"
                                + "\"w1\":{\"dtype\":\"F32\",\"shape\":[8],\"data_offsets\":[32,64]}}"),
                "JSON",
                "w1");
        refuses(withHeader(tensor("[16]", "[0,64]").replace("F32", "F64")), "type F32");
    }

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
                changed(tree -> tree.put("version", 2)),
                "format 1 or an older one, not 2",
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
