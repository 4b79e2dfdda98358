package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `predict` and `evaluate` promise, in processes of their own under `LC_ALL=C`.
class PredictTest {
    private static final Checkout CHECKOUT = Checkout.ofThisBuild();

    @TempDir private Path folder;

    @BeforeEach
    void build() throws Exception {
        assertThat(run("--version").code()).isZero();
    }

    private Ran run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(CHECKOUT.file("thalweg").toString()));
        command.addAll(List.of(arguments));
        return Ran.start(folder, Map.of("LC_ALL", "C"), command).end();
    }

    private void train(String table, String... more) throws Exception {
        Files.writeString(folder.resolve("训练.csv"), table);
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "train",
                                "训练.csv",
                                "--recipe",
                                "linear",
                                "--runs",
                                "none",
                                "--out",
                                "模型.thalweg",
                                "--max-epochs",
                                "60"));
        arguments.addAll(Arrays.asList(more));
        var ran = run(arguments.toArray(String[]::new));
        assertThat(ran.code()).as(ran.toString()).isZero();
    }

    private List<String> predict(String table) throws Exception {
        Files.writeString(folder.resolve("neu.csv"), table);
        var ran = run("predict", "模型.thalweg", "neu.csv");
        assertThat(ran.code()).as(ran.toString()).isZero();
        assertThat(ran.errors()).isEmpty();
        var filed = run("predict", "模型.thalweg", "neu.csv", "--out", "预测.csv");
        assertThat(filed.code()).isZero();
        assertThat(folder.resolve("预测.csv")).content().isEqualTo(ran.output());
        return ran.output().lines().toList();
    }

    /// Four classes that the number `x` tells apart, named as classes may be named.
    @Test
    void classesOfAnyName() throws Exception {
        var names = List.of("\"a,b\"", "\"say \"\"hi\"\"\"", "猫", "0.5 🌲");
        var text = new StringBuilder("x,颜色,类\n");
        for (int i = 0; i < 200; i++) {
            text.append(i % 4 * 10 + i % 3)
                    .append(i % 2 == 0 ? ",红," : ",blau,")
                    .append(names.get(i % 4))
                    .append('\n');
        }
        train(text.toString(), "--target", "类");
        var lines = predict("颜色,more,x\n红,1,21\n?,2,0\n绿,3,\nblau,4,31\n");
        assertThat(lines).hasSize(5);
        assertThat(lines.getFirst())
                .isEqualTo(
                        "prediction,probability_0.5 🌲,\"probability_a,b\","
                                + "\"probability_say \"\"hi\"\"\",probability_猫");
        assertThat(lines.get(1)).startsWith("猫,");
        assertThat(lines.get(2)).startsWith("\"a,b\",");
        assertThat(lines.get(4)).startsWith("0.5 🌲,");
        assertThat(predict("类,x,颜色\nnew,21,红\n").get(1)).isEqualTo(lines.get(1));
    }

    /// −999 is far outside, so taking it as a number changes every figure.
    @Test
    void missingValuesAreReadAsInTraining() throws Exception {
        var text = new StringBuilder("x,c,y\n");
        for (int i = 0; i < 80; i++) {
            text.append(i % 5 == 0 ? "-999" : String.valueOf(i % 7))
                    .append(i % 4 == 0 ? ",none," : i % 4 == 1 ? ",NA," : ",b,")
                    .append(i % 7 * 2)
                    .append('\n');
        }
        train(text.toString(), "--target", "y", "--missing", "none,-999");
        var lines = predict("x,c\n-999,none\n,\n3,NA\n3,?\n");
        assertThat(lines.get(0)).isEqualTo("prediction");
        assertThat(lines.get(1)).isEqualTo(lines.get(2));
        assertThat(lines.get(3)).as("NA is a category here").isNotEqualTo(lines.get(4));
        var judged = run("evaluate", "模型.thalweg", "训练.csv", "--json");
        assertThat(judged.output()).as(judged.toString()).contains("\"rows\":80");
    }

    @Test
    void decimalCommasAndBlankLines() throws Exception {
        var text = new StringBuilder("x;y\n");
        for (int i = 0; i < 60; i++) {
            text.append(i % 9).append(",5;").append(i % 9 * 3).append(",25\n");
        }
        train(text.toString(), "--target", "y");
        var points = predict("x\n2.5\n1.234\n\n2.5\n");
        assertThat(points).hasSize(5);
        assertThat(predict("x;z\n2,5;1\n1,234;2\n;3\n2,5;4\n")).isEqualTo(points);
        // the training table said what this comma is
        assertThat(predict("x;z\n1,234;1\n").get(1)).isEqualTo(points.get(2));
    }
}
