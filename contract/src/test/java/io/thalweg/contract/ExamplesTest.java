package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                .allMatch(line -> line.length() <= WIDTH + 20);
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
    @CsvSource({"HousePrice, 100"})
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
}
