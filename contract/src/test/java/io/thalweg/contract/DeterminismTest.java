package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Same seed, same bits: in processes of their own, whatever the number of threads.
class DeterminismTest {
    private static final Checkout CHECKOUT = Checkout.ofThisBuild();
    private static final Pattern HASH = Pattern.compile("\"weights_sha256\":\"([0-9a-f]{64})\"");

    @TempDir private Path folder;

    @BeforeEach
    void build() throws Exception {
        assertThat(run("--version").code()).isZero();
    }

    private Ran run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(CHECKOUT.file("thalweg").toString()));
        command.addAll(List.of(arguments));
        return Ran.start(folder, Map.of(), command).end();
    }

    private String hash(String table, String target, List<String> more) throws Exception {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "train",
                                CHECKOUT.file("examples/data/" + table).toString(),
                                "--target",
                                target,
                                "--runs",
                                "none",
                                "--json"));
        arguments.addAll(more);
        var ran = run(arguments.toArray(String[]::new));
        assertThat(ran.code()).as(ran.toString()).isZero();
        var found = HASH.matcher(ran.output());
        assertThat(found.find()).as(ran.output()).isTrue();
        return found.group(1);
    }

    /// The layers of 512 units and the full batch are wide enough for threads to share the work of
    /// one step; `auto` trains several networks side by side where there is more than one thread.
    @ParameterizedTest
    @CsvSource({
        "penguins.csv, species, --recipe network --max-epochs 5",
        "breast_cancer.csv, diagnosis, --recipe network --layers 512,512 --batch-size full"
                + " --max-epochs 4",
        "breast_cancer.csv, diagnosis, --recipe linear --max-epochs 30",
        "iris.csv, species, --recipe auto --max-epochs 6"
    })
    void equalAtAnyNumberOfThreads(String table, String target, String options) throws Exception {
        var hashes = new HashSet<String>();
        for (var threads : List.of("1", "2", "2", "3")) {
            var all = new ArrayList<>(List.of(options.split(" ")));
            all.addAll(List.of("--threads", threads));
            hashes.add(hash(table, target, all));
        }
        assertThat(hashes).hasSize(1);
    }

    @Test
    void anotherSeedGivesOtherWeights() throws Exception {
        var options = List.of("--recipe", "network", "--max-epochs", "1");
        var other = new ArrayList<>(options);
        other.addAll(List.of("--seed", "7"));
        assertThat(hash("iris.csv", "species", options))
                .isNotEqualTo(hash("iris.csv", "species", other));
    }
}
