package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a table is kept changes nothing but the memory that it takes.
class StorageTest {
    private static final Checkout CHECKOUT = Checkout.ofThisBuild();
    private static final Pattern RESULT =
            Pattern.compile("\"metrics\":\\{[^}]*}|\"weights_sha256\":\"[0-9a-f]{64}\"");

    @TempDir private static Path folder;

    /// More rows than a block of L-BFGS has, missing values, and more categories than get a feature
    /// each.
    @BeforeAll
    static void buildAndWrite() throws Exception {
        assertThat(Ran.start(CHECKOUT.root(), Map.of(), command("--version")).end().code())
                .isZero();
        var text = new StringBuilder("x,z,k,many,y\n");
        for (int i = 0; i < 120_000; i++) {
            long mixed = i * 0x9E3779B97F4A7C15L;
            double x = (mixed >>> 40) / 4096.0 - 2048;
            double z = (mixed >>> 20 & 0xFFFF) / 100.0;
            int many = (int) (mixed >>> 33 & 127);
            text.append(x).append(',').append(i % 9 == 0 ? "" : Double.toString(z)).append(',');
            text.append("abc".charAt((int) (mixed >>> 50 & 1))).append(",m").append(many);
            text.append(',').append(x / 500 + z / 300 + many % 5).append('\n');
        }
        Files.writeString(folder.resolve("t.csv"), text);
    }

    private static List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of(CHECKOUT.file("thalweg").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> results(String recipe, String cache) throws Exception {
        var ran =
                Ran.start(
                                folder,
                                Map.of(),
                                command(
                                        "train",
                                        "t.csv",
                                        "--target=y",
                                        "--recipe=" + recipe,
                                        "--max-epochs=3",
                                        "--batch-size=1024",
                                        "--cache=" + cache,
                                        "--out=" + cache + ".thalweg",
                                        "--report=none",
                                        "--json"))
                        .end();
        assertThat(ran.code()).as(ran.errors()).isZero();
        var found = RESULT.matcher(ran.output());
        return found.results().map(match -> match.group()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "network"})
    void memoryAndDiskGiveTheSameBits(String recipe) throws Exception {
        var memory = results(recipe, "memory");
        assertThat(memory).hasSize(2);
        assertThat(results(recipe, "disk")).isEqualTo(memory);
        var predictions = new ArrayList<String>();
        for (var cache : List.of("memory", "disk")) {
            var predict = command("predict", "memory.thalweg", "t.csv", "--cache=" + cache);
            predictions.add(Ran.start(folder, Map.of(), predict).end().output());
        }
        assertThat(predictions.get(0)).hasLineCount(120_001).isEqualTo(predictions.get(1));
    }

    /// The shell's limit stands for a full disk: no file of the process may be longer.
    @Test
    void aFullDiskIsSaid() throws Exception {
        var script = "ulimit -f 64; exec \"$0\" train t.csv --target=y --cache=disk --report=none";
        var ran =
                Ran.start(
                                folder,
                                Map.of(),
                                List.of("bash", "-c", script, CHECKOUT.file("thalweg").toString()))
                        .end();
        assertThat(ran.code()).as(ran.errors()).isEqualTo(2);
        assertThat(ran.errors()).contains("too large for memory").contains("java.io.tmpdir");
    }
}
