package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The Java that the pages show: every block of a page, put together as the page says, compiles,
/// runs, and prints what the page says it prints.
class GuideTest {
    private static final Checkout CHECKOUT = Checkout.ofThisBuild();

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"docs/guide/java.md", "docs/guide/from-zero.md"})
    void whatThePageShowsIsWhatItsProgramPrints(String page) throws Exception {
        var program = PageProgram.of(CHECKOUT.text(page));
        assertThat(program.outputs()).as("blocks of text below blocks of Java").isNotEmpty();
        String output = run(program);
        for (int i = 0; i < program.outputs().size(); i++) {
            var shown = program.outputs().get(i);
            String before = output.split(PageProgram.AFTER, -1)[i];
            int start = before.lastIndexOf(PageProgram.BEFORE) + PageProgram.BEFORE.length();
            assertThat(before.substring(start).strip())
                    .as("output %s of %s", i + 1, page)
                    .matches(pattern(shown));
        }
    }

    /// The mean price is about 181,000 dollars.
    @Test
    void theReadmesProgramRuns() throws Exception {
        var program = PageProgram.of(CHECKOUT.text("README.md"), "System.out.println(price);\n");
        List<String> lines = run(program).strip().lines().toList();
        assertThat(String.join("\n", lines)).contains("R²");
        assertThat(Double.parseDouble(lines.getLast())).isBetween(50_000.0, 500_000.0);
    }

    /// The three lines of a report that show how to load its model. No house of the table costs
    /// less than 12,789 dollars or more than 755,000.
    @Test
    void theReportsProgramRuns() throws Exception {
        var train =
                List.of(
                        CHECKOUT.file("thalweg").toString(),
                        "train",
                        CHECKOUT.file("examples/data/ames.csv").toString(),
                        "--target",
                        "Sale_Price",
                        "--recipe",
                        "linear",
                        "--out",
                        "my \"houses\".thalweg");
        var trained = Ran.start(folder, Map.of(), train).end();
        assertThat(trained.code()).as(trained.toString()).isZero();
        String page;
        try (var files = Files.walk(folder.resolve("runs"))) {
            page = Files.readString(files.filter(f -> f.endsWith("report.html")).findFirst().get());
        }
        var code =
                Pattern.compile("<pre id=\"java\"><code>(.*?)</code>", Pattern.DOTALL)
                        .matcher(page);
        assertThat(code.find()).isTrue();
        var statements =
                code.group(1)
                        .replace("&quot;", "\"")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&")
                        // The examples run in the checkout.
                        .replace("Path.of(\"my", "Path.of(\"" + folder.resolve("my"));
        var shown = "import module io.thalweg.model;\n\nvoid main() {\n" + statements + "}\n";
        var output = run(new PageProgram(shown, List.of()));
        var number = Pattern.compile("[0-9][0-9,.]*").matcher(output);
        assertThat(number.find()).as(output).isTrue();
        assertThat(Double.parseDouble(number.group().replace(",", "")))
                .isBetween(12_789.0, 755_000.0);
    }

    /// An ellipsis on a page stands for what differs from run to run.
    private static Pattern pattern(String shown) {
        return Pattern.compile(
                "\\Q" + shown.strip().replace("…", "\\E.*\\Q") + "\\E", Pattern.DOTALL);
    }

    /// Files are saved in the test's folder, not in the checkout.
    private String run(PageProgram program) throws Exception {
        String source =
                program.source()
                        .replaceAll(
                                "Path\\.of\\(\"(\\w+\\.thalweg)\"\\)",
                                "Path.of(\"" + folder.resolve("$1") + "\")");
        Files.writeString(folder.resolve("Page.java"), "/// 1. A page\n" + source);
        Ran ran =
                Ran.start(
                                folder,
                                Map.of("THALWEG_JAVA_OPTIONS", "-Dthalweg.examples=" + folder),
                                List.of(CHECKOUT.file("thalweg").toString(), "example", "page"))
                        .end();
        assertThat(ran.code()).as("%s%n%s", ran.errors(), source).isEqualTo(0);
        return ran.output();
    }
}
