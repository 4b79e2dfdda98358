package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `train --from` promises.
class ContinueTest {
    private static final Checkout CHECKOUT = Checkout.ofThisBuild();

    @TempDir private Path folder;

    @BeforeEach
    void firstModel() throws Exception {
        Files.writeString(folder.resolve("old.csv"), table(0, "red"));
        var ran = train("old.csv", "--recipe", "network", "--max-epochs", "3", "--runs", "none");
        assertThat(ran.code()).as(ran.toString()).isZero();
    }

    /// y rises with x and with the colour.
    private static String table(int shift, String colour) {
        var text = new StringBuilder("x,colour,y\n");
        for (int i = 0; i < 200; i++) {
            int x = i * 37 % 101 + shift;
            boolean isBlue = i % 3 == 0;
            text.append(x).append(',').append(isBlue ? "blue" : colour);
            text.append(',').append(2 * x + (isBlue ? 30 : 0) + i % 5).append('\n');
        }
        return text.toString();
    }

    private Ran train(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(CHECKOUT.file("thalweg").toString(), "train"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--target", "y"));
        return Ran.start(folder, Map.of(), command).end();
    }

    @Test
    void itGoesOnAndSaysWhatMoved() throws Exception {
        Files.writeString(folder.resolve("new.csv"), table(60, "green"));
        var ran = train("new.csv", "--from", "model.thalweg", "--out", "new.thalweg", "--json");
        assertThat(ran.code()).as(ran.toString()).isZero();
        assertThat(ran.errors()).contains("drift      ", "before     RMSE");
        var json = ran.output().lines().toList().getLast();
        for (var column : List.of("x", "colour", "y")) {
            var found = Pattern.compile("\"column\":\"" + column + "\"[^}]*").matcher(json);
            assertThat(found.find()).as(json).isTrue();
            assertThat(found.group()).contains("\"degree\":\"much\"");
        }
        var after = number(json, "\"metrics\":\\{\"rmse\":([0-9.]+)");
        assertThat(after).isLessThan(number(json, "\"metrics_before\":\\{\"rmse\":([0-9.]+)"));
        assertThat(number(json, "\"unseen\":(0\\.[0-9]+)")).isGreaterThan(0.5);
        var report = Path.of(text(json, "\"report\":\"([^\"]+)\""));
        assertThat(folder.resolve(report)).content().contains("New rows against those before");
        assertThat(folder.resolve(report).resolveSibling("events.jsonl"))
                .content()
                .contains("\"event\":\"drift\"");
        var options = folder.resolve(report).resolveSibling("options.txt");
        var command = List.of(CHECKOUT.file("thalweg").toString(), "train", "@" + options);
        var again = new ArrayList<>(command);
        again.addAll(List.of("--out", "again.thalweg", "--json"));
        var repeated = Ran.start(folder, Map.of(), again).end();
        assertThat(repeated.code()).as(repeated.toString()).isZero();
        var sha = "\"weights_sha256\":\"([0-9a-f]+)\"";
        assertThat(text(repeated.output(), sha)).isEqualTo(text(json, sha));
    }

    private static String text(String json, String pattern) {
        var found = Pattern.compile(pattern).matcher(json);
        assertThat(found.find()).as(pattern + " in " + json).isTrue();
        return found.group(1);
    }

    private static double number(String json, String pattern) {
        return Double.parseDouble(text(json, pattern));
    }

    @Test
    void theSavedModelIsNotReplacedByChance() throws Exception {
        var bytes = Files.readAllBytes(folder.resolve("model.thalweg"));
        var ran = train("old.csv", "--from", "model.thalweg");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).contains("model.thalweg is the model to go on from", "--out");
        assertThat(folder.resolve("model.thalweg")).hasBinaryContent(bytes);
    }

    @Test
    void aColumnThatIsNotThereIsNamed() throws Exception {
        Files.writeString(
                folder.resolve("new.csv"), table(0, "red").replace("x,colour,y", "z,colour,y"));
        var ran = train("new.csv", "--from", "model.thalweg", "--out", "new.thalweg");
        assertThat(ran.code()).as(ran.toString()).isEqualTo(2);
        assertThat(ran.errors()).contains("new.csv", "x").doesNotContain("\tat ");
    }

    @Test
    void whatTheModelHasSettledIsRefused() throws Exception {
        var ran =
                train(
                        "old.csv",
                        "--from",
                        "model.thalweg",
                        "--out",
                        "new.thalweg",
                        "--layers",
                        "8");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).contains("--layers", "--from");
    }
}
