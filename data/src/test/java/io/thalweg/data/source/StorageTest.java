package io.thalweg.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thalweg.core.random.CounterRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values come back bit by bit from wherever they were kept.
final class StorageTest {
    /// Two whole pieces and a part of one.
    private static final int ROWS = 2 * ColumnStorage.PIECE + 1234;

    @TempDir Path folder;

    /// Each in the form that is narrowest for it, and one value that isn't in the last piece.
    enum Content {
        CONSTANT,
        MISSING,
        BYTES,
        SHORTS,
        INTS,
        FLOATS,
        DECIMALS,
        DOUBLES,
        NEGATIVE_ZEROS,
        INFINITIES;

        double value(int row) {
            var uniform = new float[2];
            CounterRandom.uniform(7, 1, row, uniform, 0, 2);
            double any = uniform[0] + uniform[1] * 0x1p-24 - 0.5;
            if (this != CONSTANT && row % 11 == 5) {
                return Double.NaN;
            }
            return switch (this) {
                case CONSTANT -> 0.1;
                case MISSING -> Double.NaN;
                case BYTES -> Math.rint(any * 254);
                case SHORTS -> Math.rint(any * 65534);
                case INTS -> Math.rint(any * 4294967294.0);
                case FLOATS -> (float) any;
                case DECIMALS -> Math.rint(any * 1e6) / 1e4;
                case DOUBLES -> any;
                case NEGATIVE_ZEROS -> row % 2 == 0 ? -0.0 : 0.0;
                case INFINITIES -> row % 3 == 0 ? Double.NEGATIVE_INFINITY : 1e300;
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersComeBackBitByBit(Content content) {
        for (var storage : Storage.values()) {
            // A limit of one piece: the first stays in memory for a while, the next go to disk.
            var columns = new ColumnStorage(storage, 8L * ColumnStorage.PIECE);
            var pieces = new NumberPieces(columns);
            for (int row = 0; row < ROWS; row++) {
                pieces.add(content.value(row));
            }
            pieces.add(1e-300);
            var numbers = pieces.build();
            assertThat(columns.isOnDisk()).isEqualTo(storage != Storage.MEMORY);
            assertThat(numbers.size()).isEqualTo(ROWS + 1);
            for (int row = 0; row < ROWS; row++) {
                if (Double.doubleToRawLongBits(numbers.get(row))
                        != Double.doubleToRawLongBits(content.value(row))) {
                    assertThat(numbers.get(row)).as("row " + row).isEqualTo(content.value(row));
                }
            }
            assertThat(numbers.get(ROWS)).isEqualTo(1e-300);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 120, 130, 40_000, 1_000_000})
    void codesComeBack(int different) {
        var columns = new ColumnStorage(Storage.DISK);
        var pieces = new CodePieces(columns);
        for (int row = 0; row < ROWS; row++) {
            pieces.add((int) (row * 7919L % different) - 1);
        }
        var codes = pieces.build();
        for (int row = 0; row < ROWS; row++) {
            if (codes.get(row) != (int) (row * 7919L % different) - 1) {
                assertThat(codes.get(row)).as("row " + row).isEqualTo(row * 7919L % different - 1);
            }
        }
    }

    @Test
    void textsThatDontFitAreNoticed() {
        var dictionary = new TextDictionary(10_000);
        for (int i = 0; i < 100; i++) {
            var text = ("text " + i % 50).toCharArray();
            dictionary.add(text, 0, text.length);
        }
        assertThat(dictionary.isTooLarge()).isFalse(); // 50 of about 70 bytes
        var many = "x".repeat(10_000).toCharArray();
        dictionary.add(many, 0, many.length);
        assertThat(dictionary.isTooLarge()).isTrue();
        assertThat(StorageException.ofTexts("t.csv", "name", dictionary.size()))
                .hasMessageContaining("t.csv, column name")
                .hasMessageContaining("51 different texts");
    }

    @Test
    void aTableIsTheSameInMemoryAndOnDisk() throws IOException {
        var text = new StringBuilder("x,late,k,gap\n");
        for (int i = 0; i < 5000; i++) {
            text.append(i % 97 / 8.0).append(',');
            text.append(i == 4500 ? "late" : i + ".0").append(',');
            text.append("k").append(i * 31 % 300).append(',');
            text.append(i % 4 == 0 ? "" : "7").append('\n');
        }
        var file = Files.writeString(folder.resolve("t.csv"), text);
        var memory = Table.read(file, ReadOptions.standard(), Storage.MEMORY);
        var disk = Table.read(file, ReadOptions.standard(), Storage.DISK);
        assertThat(disk.columnNames()).isEqualTo(memory.columnNames());
        assertThat(disk.sha256()).isEqualTo(memory.sha256());
        for (var column : memory.columns()) {
            var other = disk.column(column.name());
            assertThat(other).hasSameClassAs(column).hasToString(column.toString());
            assertThat(other.missingTokens()).isEqualTo(column.missingTokens());
            for (int row = 0; row < memory.rows(); row++) {
                assertThat(other.text(row)).isEqualTo(column.text(row));
            }
        }
    }

    @Test
    void theFileHasNoNameAndAFolderThatIsntThereIsNamed() {
        var before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.toString());
        try {
            var file = CacheFile.create();
            file.append(java.nio.ByteBuffer.wrap(new byte[] {1, 2, 3}));
            file.append(java.nio.ByteBuffer.wrap(new byte[] {4}));
            assertThat(file.memory().byteSize()).isEqualTo(16);
            assertThat(file.memory().get(java.lang.foreign.ValueLayout.JAVA_BYTE, 8))
                    .isEqualTo((byte) 4);
            if (!System.getProperty("os.name").startsWith("Windows")) {
                assertThat(folder).isEmptyDirectory();
            }
            System.setProperty("java.io.tmpdir", folder.resolve("none").toString());
            assertThatThrownBy(CacheFile::create)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(folder.resolve("none").toString());
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }
}
