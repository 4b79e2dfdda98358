package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.data.batch.Samples;
import io.thalweg.data.batch.TableSamples;
import io.thalweg.data.source.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The examples, started as users start them, from a folder of their own; what they print is held
/// against closed forms where there are any.
class ExamplesTest {
    private static final Checkout CHECKOUT = Checkout.ofThisBuild();

    /// The widest that a terminal of 80 columns shows on one line.
    private static final int WIDTH = 80;

    @TempDir private Path folder;

    private Ran example(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(CHECKOUT.file("thalweg").toString()));
        command.add("example");
        command.addAll(List.of(arguments));
        return Ran.start(folder, Map.of(), command).end();
    }

    private String output(String name) throws Exception {
        Ran ran = example(name);
        assertThat(ran.code()).as(ran.toString()).isEqualTo(0);
        assertThat(ran.output().lines()).allMatch(line -> line.length() <= WIDTH);
        return ran.output();
    }

    /// The numbers of a line, in order.
    private static List<Double> numbers(String line) {
        List<Double> numbers = new ArrayList<>();
        Matcher matcher = Pattern.compile("-?\\d[\\d,]*(\\.\\d+)?(e[-+]?\\d+)?").matcher(line);
        while (matcher.find()) {
            numbers.add(Double.parseDouble(matcher.group().replace(",", "")));
        }
        return numbers;
    }

    /// The numbers of every line that holds a text, behind that text.
    private static List<List<Double>> lines(String output, String text) {
        List<List<Double>> found = new ArrayList<>();
        for (String line : output.lines().toList()) {
            int at = line.indexOf(text);
            if (at >= 0) {
                found.add(numbers(line.substring(at + text.length())));
            }
        }
        assertThat(found).as("lines with '%s' in%n%s", text, output).isNotEmpty();
        return found;
    }

    @Test
    void theListNamesEachWithALineAndGoesToStandardOutput() throws Exception {
        Ran ran = example();
        assertThat(ran.code()).isEqualTo(0);
        assertThat(ran.output().lines())
                .hasSize(sources().size())
                .allMatch(line -> line.length() <= WIDTH);
        assertThat(ran.output().lines().findFirst().orElseThrow()).startsWith("house-price ");
        assertThat(ran.errors()).contains(CHECKOUT.file("examples").toString());
    }

    @Test
    void anUnknownNameSuggestsTheNearest() throws Exception {
        Ran ran = example("house-prices");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors())
                .contains("There is no example house-prices. Did you mean house-price?");
        assertThat(ran.output()).isEmpty();
    }

    /// With every warning an error: an example is what newcomers copy.
    @Test
    void theSourcesCompileWithoutAWarning() throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                                "-Xlint:all,-incubating,-requires-automatic",
                                "-Werror",
                                "--module-path",
                                CHECKOUT.file(".thalweg/lib").toString(),
                                "--add-modules",
                                "io.thalweg.learn",
                                "-d",
                                folder.resolve("classes").toString()));
        example();
        sources().forEach(source -> command.add(source.toString()));
        Ran ran = Ran.start(folder, Map.of(), command).end();
        assertThat(ran.code()).as(ran.toString()).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({
        "HousePrice, 100",
        "LogLoss, 80",
        "Stochastic, 120",
        "LearningRate, 80",
        "Backpropagation, 100",
        "OwnModel, 40"
    })
    void theSourcesAreShort(String name, int lines) throws IOException {
        Path source = CHECKOUT.file("examples/" + name + ".java");
        assertThat(Files.readAllLines(source)).hasSizeLessThan(lines);
    }

    private static List<Path> sources() {
        return CHECKOUT.javaFiles("examples");
    }

    /// The closed form is printed beside it. 1e-4 is what the method can promise in float32; b is 0
    /// in standardised units, so there it is 1e-4 of a standard deviation.
    @Test
    void housePriceFindsTheLeastSquaresLine() throws Exception {
        String output = output("house-price");
        // Twice: with the mean of the squared errors, and with their sum at a fitting rate.
        assertThat(lines(output, "w (standardised)"))
                .hasSize(2)
                .allSatisfy(line -> {
                    assertThat(line.get(0)).isCloseTo(line.get(1), Percentage.withPercentage(0.01));
                    // The correlation of the two columns, by numpy.corrcoef: 0.7067799.
                    assertThat(line.get(1)).isCloseTo(0.70678, within(1e-5));
                });
        assertThat(lines(output, "b (standardised)"))
                .allSatisfy(line -> assertThat(line.get(0)).isCloseTo(0, within(1e-4)));
        // numpy.polyfit(Gr_Liv_Area, Sale_Price, 1): 111.694000, 13289.634; half a unit in the
        // last digit of the printed closed form, and 1e-4 of the trained.
        for (String row : List.of("dollars per square foot", "dollars at 0 square feet")) {
            double expected = row.contains("per") ? 111.694000 : 13289.634;
            assertThat(lines(output, row))
                    .hasSize(2)
                    .allSatisfy(line -> {
                        assertThat(line.get(0))
                                .isCloseTo(line.get(1), Percentage.withPercentage(0.01));
                        assertThat(line.get(1)).isCloseTo(expected, Offset.offset(expected * 1e-6));
                    });
        }
    }

    /// On standardised data the loss after k steps of rate r is 1 − R² (1 − (1 − 2r)²ᵏ), and R² =
    /// 0.49954: below 0.51 first after 39 steps.
    @Test
    void housePriceStopsBelowItsThreshold() throws Exception {
        List<Double> line = lines(output("house-price"), "  loss ").getFirst();
        double r2 = 0.4995378;
        assertThat(line.get(0))
                .isLessThan(0.51)
                .isCloseTo(1 - r2 * (1 - Math.pow(0.95, 2 * 39)), within(1e-5)); // five digits
        assertThat(line.get(1)).isEqualTo(39);
    }

    /// With the sum w is multiplied in each step by 1 − 2 · 0.025 · 2930 = −145.5 in its distance
    /// from the best, and the loss above the least possible by the square of that.
    @Test
    void housePriceShowsHowTheSumDiverges() throws Exception {
        String output = output("house-price");
        double r2 = 0.4995378;
        for (int step = 1; step <= 4; step++) {
            double expected = 2930 * (1 - r2 * (1 - Math.pow(145.5, 2 * (step - 1))));
            assertThat(lines(output, "step " + step + ": loss").getFirst().getFirst())
                    .isCloseTo(expected, Percentage.withPercentage(0.1)); // four digits printed
        }
        assertThat(output).contains("It diverges").contains("0.025/2930 = 8.53e-06");
    }

    /// What the loss says of one probability is a logarithm; what descent does, the same descent in
    /// double precision says.
    @Test
    void logLossDescendsAsInDoublePrecision() throws Exception {
        String output = output("log-loss");
        for (double p : new double[] {0.99, 0.9, 0.5, 0.1, 0.01}) {
            assertThat(lines(output, String.format(Locale.ROOT, "  %.2f ->", p)).getFirst().get(0))
                    .isCloseTo(-Math.log(p), within(0.5e-4)); // four digits
        }
        var table = Table.read(CHECKOUT.file("examples/data/breast_cancer.csv"));
        var tumours = TableSamples.of(table, "diagnosis");
        var regression = new LogisticRegression(tumours.training());
        for (int steps : new int[] {0, 1, 10, 100, 1_000, 10_000}) {
            regression.descendTo(steps, 0.1);
            String row = String.format(Locale.ROOT, "%,8d  ", steps);
            List<Double> line = lines(output, row).getFirst();
            // float32 and five digits against double: a thousandth.
            assertThat(line.get(0)).isCloseTo(regression.loss(tumours.training()), within(1e-3));
            assertThat(line.get(1)).isCloseTo(regression.loss(tumours.test()), within(1e-3));
        }
        List<Double> verdict = lines(output, "Of ").getFirst();
        assertThat(verdict.get(0)).isEqualTo(114);
        // scikit-learn's logistic regression is right about 97 to 98 % of held-back rows here.
        assertThat(verdict.get(1)).isBetween(108.0, 114.0);
        List<Double> worst = lines(output, "Its worst:").getFirst();
        assertThat(worst.get(1)).isCloseTo(-Math.log(worst.get(0)), within(1e-3)); // four digits
    }

    /// The full batch follows 1 − R² (1 − 0.95²ᵏ) after k steps.
    @Test
    void stochasticShowsWhoLearnsMostFromASample() throws Exception {
        String output = output("stochastic");
        for (int steps : new int[] {1, 10, 100}) {
            List<Double> row =
                    lines(output, String.format(Locale.ROOT, "%,14d ", steps * 2930)).getFirst();
            double expected = 1 - 0.4995378 * (1 - Math.pow(0.95, 2 * steps));
            assertThat(row.getFirst()).isCloseTo(expected, within(2e-5)); // five digits
        }
        List<Double> first = lines(output, String.format(Locale.ROOT, "%,14d ", 320)).getFirst();
        // After 10 steps of 32 samples, w has gone 1 − 0.95¹⁰ = 40 % of its way on average; after
        // 320 single ones all of it, but for its noise.
        assertThat(first).hasSize(2);
        assertThat(first.get(0)).isBetween(0.6, 0.8);
        assertThat(first.get(1)).isBetween(0.5, 0.56);
        assertThat(output.lines().filter(line -> line.matches(" {8} └─+"))).hasSize(2);
        assertThat(output).contains("samples seen\n").contains("seconds\n");
    }

    /// w approaches R = 0.70678 with a factor of 1 − 2 · rate in each step; the loss is 0.50046 +
    /// (w − R)².
    @Test
    void learningRateFollowsTheParabola() throws Exception {
        String output = output("learning-rate");
        assertThat(output).contains("gradient 2.5 × learning rate 0.01 = a step of 0.025");
        assertThat(lines(output, "measured: gradient").getFirst())
                .containsExactly(2.5, 1.9568, 1.9318);
        for (double rate : new double[] {0.01, 0.25, 0.9, 1.1}) {
            String part = output.substring(output.indexOf("Learning rate " + rate));
            double w = 0.7067799 + (1.95678 - 0.7067799) * Math.pow(1 - 2 * rate, 10);
            List<Double> line = lines(part, "after  10 steps: w").getFirst();
            assertThat(line.get(0)).isCloseTo(w, within(1e-4)); // four digits
            assertThat(line.get(1))
                    .isCloseTo(
                            0.50046 + (w - 0.7067799) * (w - 0.7067799),
                            Percentage.withPercentage(0.01));
            drawnOnTheBowl(part.lines().dropWhile(row -> !row.contains("┤")).limit(11).toList());
        }
        // (1.5625 · 1.44ᵏ + 0.50046) / 2.063 is above 1,000 first at k = 20.
        assertThat(lines(output, "DIVERGED: after").getFirst().getFirst()).isEqualTo(20);
        assertThat(output.indexOf("DIVERGED")).isGreaterThan(output.indexOf("Learning rate 1.1"));
    }

    /// Each column between the walls holds the bowl or a step on it, and only there.
    private static void drawnOnTheBowl(List<String> rows) {
        assertThat(rows).hasSize(11);
        int left = rows.getFirst().indexOf('┤') + 1;
        for (int column = left; column < left + 69; column++) {
            double w = 0.70678 - 2.6 + 5.2 * (column - left) / 68;
            double height = (0.50046 + (w - 0.70678) * (w - 0.70678) - 0.4) / 6.9 * 10;
            for (int row = 0; row < rows.size(); row++) {
                String line = rows.get(row);
                if (column < line.length() && line.charAt(column) != ' ') {
                    assertThat(10 - row)
                            .as("line %s, column %s", row, column)
                            .isCloseTo((int) Math.round(height), within(1)); // a cell's rounding
                }
            }
        }
        // The first step is always on top, and the third never lies under it.
        assertThat(rows.stream().map(row -> row.substring(left)))
                .anyMatch(row -> row.contains("0"));
        assertThat(rows.stream().map(row -> row.substring(left)))
                .anyMatch(row -> row.contains("3"));
    }

    @Test
    void backpropagationStopsByThresholdOrNumberAndItsGradientsAreSlopes() throws Exception {
        String output = output("backpropagation");
        String first = output.substring(0, output.indexOf("Until the loss is below 0.005"));
        String second = output.substring(first.length());
        assertThat(first).contains("stopped: the loss is low enough");
        assertThat(second).contains("stopped: no iteration left");

        List<Double> last = numbers(before(first, "  stopped").strip());
        assertThat(last.get(0)).isLessThan(1000);
        assertThat(last.get(1)).isLessThan(0.05);
        assertThat(numbers(before(second, "  stopped").strip()).getFirst()).isEqualTo(1000);
        // Loss, then a norm for each of three layers: none is 0, or nothing would have flowed.
        assertThat(last).hasSize(5).allMatch(number -> number > 0);

        double slope = numbers(output.lines().toList().getLast()).getFirst();
        double flowedBack = lines(output, "backpropagation said").getFirst().getFirst();
        // Central differences at 0.01 err by the third derivative times 1.7e-5, and float32 by
        // 1e-7 / 0.02.
        assertThat(flowedBack).isCloseTo(slope, within(1e-4)).isNotZero();
    }

    private static String before(String text, String mark) {
        return text.substring(0, text.indexOf(mark))
                .lines()
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    /// The error of sampling is 1.2 points for 586 houses, and as much again for the houses that
    /// the quantile was learned from; a network also knows those a little too well.
    @Test
    void ownModelLearnsTheQuantileThatItsLossAsksFor() throws Exception {
        List<Double> line = numbers(output("own-model"));
        assertThat(line.get(1)).isEqualTo(586);
        assertThat(line.get(2)).isBetween(85.0, 95.0);
    }

    /// Logistic regression by gradient descent from zero, in double precision and nothing else.
    private static final class LogisticRegression {
        private final Samples samples;
        private final double[] weights;
        private double bias;
        private int steps;

        LogisticRegression(Samples samples) {
            this.samples = samples;
            weights = new double[samples.features().numbers()];
        }

        private double logit(Samples of, int row) {
            double logit = bias;
            for (int i = 0; i < weights.length; i++) {
                logit += weights[i] * of.features().values()[row * weights.length + i];
            }
            return logit;
        }

        void descendTo(int target, double rate) {
            float[] truth = Objects.requireNonNull(samples.numbers());
            for (; steps < target; steps++) {
                var gradient = new double[weights.length];
                double biasGradient = 0;
                for (int row = 0; row < samples.rows(); row++) {
                    double error = 1 / (1 + Math.exp(-logit(samples, row))) - truth[row];
                    biasGradient += error / samples.rows();
                    for (int i = 0; i < weights.length; i++) {
                        double feature = samples.features().values()[row * weights.length + i];
                        gradient[i] += error * feature / samples.rows();
                    }
                }
                bias -= rate * biasGradient;
                for (int i = 0; i < weights.length; i++) {
                    weights[i] -= rate * gradient[i];
                }
            }
        }

        double loss(Samples of) {
            float[] truth = Objects.requireNonNull(of.numbers());
            double sum = 0;
            for (int row = 0; row < of.rows(); row++) {
                double logit = logit(of, row);
                sum += Math.log1p(Math.exp(truth[row] == 1 ? -logit : logit));
            }
            return sum / of.rows();
        }
    }
}
