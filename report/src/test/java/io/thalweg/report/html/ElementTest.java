package io.thalweg.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTest {
    private static final String NASTY = "</b><script>alert('a & b')</script>\"";

    @Test
    void textsAreEscaped() {
        assertThat(Element.of("b").add(NASTY).toString())
                .isEqualTo(
                        "<b>&lt;/b&gt;&lt;script&gt;alert(&#39;a &amp; b&#39;)&lt;/script&gt;"
                                + "&quot;</b>");
    }

    @Test
    void attributesAreEscaped() {
        assertThat(Element.of("td").with("title", NASTY).toString())
                .isEqualTo(
                        "<td title=\"&lt;/b&gt;&lt;script&gt;alert(&#39;a &amp; b&#39;)"
                                + "&lt;/script&gt;&quot;\"></td>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"价格", "straße", "🏠 house", "line\nbreak", "שלום"})
    void otherTextsStayAsTheyAre(String text) {
        assertThat(Element.name(text).toString()).isEqualTo("<bdi>" + text + "</bdi>");
    }

    /// HTML has no way to write them.
    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\ud800b", "a\udc00b", "a\uffffb", "a\u0085b"})
    void whatHtmlCannotHoldIsReplaced(String text) {
        assertThat(Element.of("i").add(text).toString()).isEqualTo("<i>a\uFFFDb</i>");
    }

    @Test
    void elementsNest() {
        var list = Element.of("ul", "legend").add(Element.of("li").add("a"), Element.of("li"));
        assertThat(list.toString()).isEqualTo("<ul class=\"legend\"><li>a</li><li></li></ul>");
        assertThat(Element.of("br").toString()).isEqualTo("<br>");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "1.04, 1", "1.05, 1.1", "-0.31, -0.3", "-0.04, 0", "123.96, 124"})
    void lengthsHaveOneDecimal(double length, String expected) {
        assertThat(Element.of("rect").with("x", length).toString())
                .isEqualTo("<rect x=\"" + expected + "\"></rect>");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void nothingIsDrawnNowhere(double length) {
        assertThatIllegalArgumentException().isThrownBy(() -> Element.of("rect").with("x", length));
    }

    /// echo -n 'go()' | openssl dgst -sha256 -binary | base64
    @Test
    void aPageAllowsItsOwnScriptAlone() {
        var page = new Page("a < b", "p{}", "go()", List.of(Element.of("p"))).text();
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("default-src &#39;none&#39;")
                .contains(
                        "script-src &#39;sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw=&#39;")
                .contains("<title>a &lt; b</title>")
                .endsWith("<p></p>\n<script>go()</script>\n</body>\n</html>\n");
    }
}
