package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same rows from any source train the same model, through the command.
class SourcesTest {
    private static final Checkout CHECKOUT = Checkout.ofThisBuild();
    private static final Pattern WEIGHTS = Pattern.compile("\"weights_sha256\":\"([0-9a-f]{64})\"");

    @TempDir private Path folder;

    @BeforeAll
    static void buildOnce() throws Exception {
        assertThat(Ran.start(CHECKOUT.root(), Map.of(), command("--version")).end().code())
                .isZero();
    }

    private static List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of(CHECKOUT.file("thalweg").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Ran train(String... arguments) throws Exception {
        var words = new ArrayList<>(List.of("train"));
        words.addAll(List.of(arguments));
        words.addAll(List.of("--target", "y", "--recipe", "linear", "--runs", "none", "--json"));
        var environment = new HashMap<String, String>();
        environment.put("THALWEG_CLASSPATH", duckDb().toString());
        return Ran.start(folder, environment, command(words.toArray(String[]::new))).end();
    }

    private static Path duckDb() throws Exception {
        return Path.of(
                DuckDBDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private String weights(String... arguments) throws Exception {
        var ran = train(arguments);
        assertThat(ran.code()).as(ran.toString()).isZero();
        var found = WEIGHTS.matcher(ran.output());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void csvJsonManyFilesAndADatabaseGiveTheSameBits() throws Exception {
        var csv = new StringBuilder("x,k,y\n");
        var json = new StringBuilder();
        var first = new StringBuilder("x,k,y\n");
        var second = new StringBuilder("x,k,y\n");
        for (int i = 0; i < 120; i++) {
            double x = i * 37 % 41 / 4.0;
            var k = i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "c";
            double y = 3 * x + i % 3 + i % 7 / 16.0;
            var line = x + "," + k + "," + y + "\n";
            csv.append(line);
            (i < 50 ? first : second).append(line);
            json.append("{\"x\":" + x + ",\"k\":\"" + k + "\",\"y\":" + y + "}\n");
        }
        Files.writeString(folder.resolve("t.csv"), csv);
        Files.writeString(folder.resolve("t.jsonl"), json);
        Files.createDirectory(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts/p-1.csv"), first);
        Files.writeString(folder.resolve("parts/p-2.csv"), second);
        var expected = weights("t.csv");
        assertThat(weights("t.jsonl")).isEqualTo(expected);
        assertThat(weights("parts/p-*.csv")).isEqualTo(expected);
        var query = "select x, k, y from read_csv('t.csv')";
        assertThat(weights("jdbc:duckdb:", "--query", query)).isEqualTo(expected);
    }

    @Test
    void aDatabaseNeedsAQueryAndADriverAndKeepsItsPasswordToItself() throws Exception {
        var address = "jdbc:none://user:p4ss@host/db?password=p4ss";
        var none = train(address);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.errors()).contains("--query").doesNotContain("p4ss");
        var unknown = train(address, "--query", "select 1");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.errors()).contains("THALWEG_CLASSPATH").doesNotContain("p4ss");
        Files.writeString(folder.resolve("t.csv"), "x,y\n1,2\n");
        var file = train("t.csv", "--query", "select 1");
        assertThat(file.code()).isEqualTo(2);
        assertThat(file.errors()).contains("--query needs a database");
    }
}
