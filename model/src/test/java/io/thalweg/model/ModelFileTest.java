package io.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Writing model files, and reading them back.
class ModelFileTest {
    @TempDir private Path folder;

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatIsWrittenIsRead(int networks) {
        var file = folder.resolve("房屋.thalweg");
        var model = new SavedModel(ModelSamples.regression(networks));
        model.save(file);
        var read = SavedModel.load(file);
        var expected = model.contents();
        var found = read.contents();
        assertThat(found.schema()).isEqualTo(expected.schema());
        assertThat(found.features()).isEqualTo(expected.features());
        assertThat(found.targets()).isEqualTo(expected.targets());
        assertThat(found.provenance()).isEqualTo(expected.provenance());
        assertThat(found.evaluation()).isEqualTo(expected.evaluation());
        assertThat(found.validation()).isNull();
        assertThat(found.networks()).hasSize(networks);
        var layer = found.networks().get(0).layers().get(0);
        assertThat(layer.kind()).isEqualTo("dense");
        assertThat(layer.settings()).containsEntry("units", "33");
        assertThat(layer.output()).isEqualTo(expected.networks().get(0).layers().get(0).output());
        assertThat(read.weightsSha256()).isEqualTo(model.weightsSha256());
        var row = Map.of("size", 12.5, "town", "高雄", "street", "Elm");
        assertThat(read.predict(row)).isEqualTo(model.predict(row));
    }

    @Test
    void equalModelsAreEqualFiles() throws IOException {
        var one = folder.resolve("one");
        var other = folder.resolve("other");
        new SavedModel(ModelSamples.regression(2)).save(one);
        SavedModel.load(one).save(other);
        assertThat(other).hasSameBinaryContentAs(one);
    }

    @Test
    void aFileIsReplacedAndNothingIsLeftBehind() throws IOException {
        var file = Files.writeString(folder.resolve("model.thalweg"), "old");
        new SavedModel(ModelSamples.regression(1)).save(file);
        assertThat(SavedModel.isModel(file)).isTrue();
        assertThat(files()).containsExactly("model.thalweg");
    }

    /// As readable as any other file that is new.
    @Test
    void rightsAreThoseOfANewFile() throws IOException {
        var file = folder.resolve("model.thalweg");
        new SavedModel(ModelSamples.regression(1)).save(file);
        var other = Files.createFile(folder.resolve("other"));
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void aSymbolicLinkStaysOne() throws IOException {
        var real = Files.writeString(folder.resolve("real"), "old");
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
        new SavedModel(ModelSamples.regression(1)).save(link);
        assertThat(link).isSymbolicLink();
        assertThat(SavedModel.isModel(real)).isTrue();
    }

    @Test
    void placesThatCannotBeWrittenToAreNamed() throws IOException {
        var model = new SavedModel(ModelSamples.regression(1));
        assertThatThrownBy(() -> model.save(folder.resolve("none").resolve("m")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("none doesn't exist");
        assertThatThrownBy(() -> model.save(folder))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("this is a folder");
        assertThatThrownBy(() -> model.save(Path.of("/dev/null")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("a device or a pipe");
        assertThat(files()).isEmpty();
    }

    /// A model is known by its directory and its manifest: its weights may be as large, or as
    /// damaged, as they like.
    @Test
    void weightsAreNotReadToKnowAModel() throws IOException {
        var file = folder.resolve("model.thalweg");
        new SavedModel(ModelSamples.regression(1)).save(file);
        var bytes = Files.readAllBytes(file);
        var weights = SavedModel.load(file).contents().networks().get(0).variables().get("w2");
        int place = find(bytes, weights == null ? 0 : weights.floats()[0]);
        bytes[place] ^= 1;
        Files.write(file, bytes);
        assertThat(SavedModel.isModel(file)).isTrue();
        assertThatThrownBy(() -> SavedModel.load(file)).isInstanceOf(ModelFileException.class);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(SavedModel.isModel(file)).isFalse();
    }

    private static int find(byte[] bytes, float element) {
        int bits = Integer.reverseBytes(Float.floatToIntBits(element));
        for (int at = 0; at + 4 <= bytes.length; at++) {
            if (java.nio.ByteBuffer.wrap(bytes, at, 4).getInt() == bits) {
                return at;
            }
        }
        throw new AssertionError("the element isn't in the file");
    }

    @Test
    void theMachineIsKnown() {
        var machine = Machine.current();
        int lanes = machine.vectorLanes();
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertThat(Integer.bitCount(lanes)).as("a power of two: %d", lanes).isEqualTo(1);
        assertThat(lanes > 1).isEqualTo(vectors);
        assertThat(Versions.program()).matches("\\d+\\.\\d+.*");
    }
}
