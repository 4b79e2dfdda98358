package io.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that no program of ours wrote: each is refused with one readable message, and little
/// memory is taken for it.
class DamagedModelTest extends ForgedModel {
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
}
