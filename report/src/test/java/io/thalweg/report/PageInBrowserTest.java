package io.thalweg.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page as people see it: in a browser, opened from disk, wide and narrow, light and dark, and
/// on paper.
class PageInBrowserTest {
    private static final List<Integer> WIDTHS = List.of(1280, 400);
    private static final List<String> SCHEMES = List.of("light", "dark");

    @TempDir private static Path folder = Path.of("");
    private static @Nullable Browser started;

    @BeforeAll
    static void start() {
        assumeTrue(
                Browser.isThere(),
                "no chromium with chromedriver on the PATH: nobody looked at the page");
        Pages.ofTable("ames", "Sale_Price", folder);
        Pages.ofTable("iris", "species", folder);
        Pages.ofTable("breast_cancer", "diagnosis", folder);
        Pages.write(Pages.hostile(), Pages.HOSTILE_TARGET, folder.resolve("hostile"));
        Pages.ofRates(Pages.hostile(), Pages.HOSTILE_TARGET, folder.resolve("rates"));
        started = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    private static Browser browser() {
        var browser = started;
        if (browser == null) {
            throw new IllegalStateException("the browser wasn't started");
        }
        return browser;
    }

    private static Path page(String name) {
        return folder.resolve(name + ".html");
    }

    private static String inspection() throws IOException {
        try (var in = PageInBrowserTest.class.getResourceAsStream("inspect.js")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ames", "iris", "breast_cancer", "hostile", "rates"})
    void everythingIsDrawnAndLegible(String name) throws IOException {
        var inspection = inspection();
        for (int width : WIDTHS) {
            for (var scheme : SCHEMES) {
                browser().screen(width, scheme);
                browser().open(page(name));
                assertThat(browser().ask(inspection))
                        .as("%s at %s pixels, %s", name, width, scheme)
                        .isEqualTo(List.of());
                assertThat(browser().messages()).as("what the console said").isEmpty();
            }
        }
    }

    /// What the pages show together: nothing above would notice a chart that is missing.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ames: dependence importance leaderboard learning learning-rate"
                        + " predicted-true relation residual-histogram residuals spread-names"
                        + " spread-numbers target",
                "iris: calibration confusion dependence importance leaderboard learning"
                        + " learning-rate precision-recall relation roc spread-numbers target",
                "breast_cancer: calibration confusion dependence importance leaderboard learning"
                        + " learning-rate precision-recall relation roc spread-numbers target",
                "hostile: calibration confusion dependence importance leaderboard learning"
                        + " learning-rate missing precision-recall relation roc spread-names"
                        + " spread-numbers target",
                "rates: range-test"
            })
    void everyChartIsThere(String nameAndCharts) {
        int colon = nameAndCharts.indexOf(':');
        browser().screen(1280, "light");
        browser().open(page(nameAndCharts.substring(0, colon)));
        assertThat(
                        browser()
                                .ask(
                                        "return [...new Set([...document.querySelectorAll("
                                                + "'[data-chart]')].map(chart =>"
                                                + " chart.dataset.chart))].sort().join(' ')"))
                .isEqualTo(nameAndCharts.substring(colon + 2));
    }

    @Test
    void aLineSaysItsValuesToPointerAndKeyboard() {
        browser().screen(1280, "light");
        browser().open(page("ames"));
        assertThat(
                        browser()
                                .ask(
                                        """
                                        const plot = document.querySelector('[data-chart=learning]');
                                        const key = name => plot.dispatchEvent(new KeyboardEvent('keydown', { key: name }));
                                        const tip = document.getElementById('tip');
                                        plot.scrollIntoView();
                                        key('ArrowRight');
                                        const first = tip.textContent;
                                        const line = plot.querySelector('[data-name]');
                                        const expected = `${line.dataset.name} · epoch ${line.dataset.x.split(' ')[0]} · `;
                                        key('Escape');
                                        const hidden = tip.hidden;
                                        const box = line.getBoundingClientRect();
                                        plot.dispatchEvent(new PointerEvent('pointermove',
                                            { bubbles: true, clientX: box.left, clientY: box.top }));
                                        return [first.startsWith(expected), hidden, tip.hidden,
                                            tip.textContent.includes('epoch 1 ')];
                                        """))
                .isEqualTo(List.of(true, true, false, true));
    }

    @Test
    void paperIsWhiteWhateverTheScreen() {
        browser().screen(1280, "dark");
        browser().print();
        browser().open(page("ames"));
        assertThat(
                        browser()
                                .ask(
                                        """
                                        dispatchEvent(new Event('beforeprint'));
                                        return [getComputedStyle(document.body).backgroundColor,
                                            getComputedStyle(document.querySelector('nav')).display,
                                            [...document.querySelectorAll('section > details')].every(one => one.open),
                                            document.querySelectorAll('section > details').length,
                                            [...document.querySelectorAll('td details')].some(one => one.open)];
                                        """))
                // The table of all columns, but not each of the worst rows in full.
                .isEqualTo(List.of("rgb(255, 255, 255)", "none", true, 1L, false));
    }

    @Test
    void namesOfColumnsAreShownAsTheyAre() {
        browser().screen(1280, "light");
        browser().open(page("hostile"));
        assertThat(browser().ask("return document.title"))
                .asString()
                .startsWith(Pages.HOSTILE_TARGET);
        assertThat(browser().ask("return document.querySelector('h1').textContent"))
                .asString()
                .startsWith(Pages.HOSTILE_TARGET + " from ");
        assertThat(
                        browser()
                                .ask(
                                        "return [...document.querySelectorAll('.columns tbody th')]"
                                                + ".map(th => th.textContent).sort().join('|')"))
                .asString()
                .contains("<script>window.hacked=1</script>")
                .contains("\"><img src=x onerror=hacked=1>")
                .contains("价格")
                .contains("שלום &amp; \u202Eabc");
    }
}
