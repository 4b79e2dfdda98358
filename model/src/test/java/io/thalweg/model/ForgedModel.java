package io.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A model file, and ways to make another of it that no program of ours wrote.
class ForgedModel {
    static final JsonMapper MAPPER = new JsonMapper();
    static final String MANIFEST = ArchiveEntry.MANIFEST;
    static final String WEIGHTS = ArchiveEntry.weights(0);

    @TempDir Path folder;
    Path file;
    byte[] whole;
    byte[] manifest;
    byte[] weights;

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
    void refuses(byte[] bytes, String... expected) throws IOException {
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
    byte[] zip(byte[] someManifest, byte[] someWeights) {
        return new HandmadeZip().store(MANIFEST, someManifest).store(WEIGHTS, someWeights).bytes();
    }

    byte[] changed(Consumer<ObjectNode> change) {
        var tree = (ObjectNode) MAPPER.readTree(manifest);
        change.accept(tree);
        return zip(tree.toString().getBytes(StandardCharsets.UTF_8), weights);
    }

    static ObjectNode network(ObjectNode tree) {
        return (ObjectNode) tree.get("networks").get(0);
    }

    /// The weights with another header, and a manifest that has their SHA-256.
    byte[] withHeader(String header) {
        return withHeader(header.getBytes(StandardCharsets.UTF_8).length, header);
    }

    byte[] withHeader(long claimed, String header) {
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

    static String tensor(String shape, String offsets) {
        return "{\"w1\":{\"dtype\":\"F32\",\"shape\":"
                + shape
                + ",\"data_offsets\":"
                + offsets
                + "}}";
    }
}
