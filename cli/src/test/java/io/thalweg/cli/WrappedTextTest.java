package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTextTest {
    @Test
    void breaksAtSpacesAndIndents() {
        assertThat(WrappedText.of("label  one two three four", 16, 7))
                .containsExactly("label  one two", "       three", "       four");
    }

    @Test
    void leavesShortLinesAlone() {
        assertThat(WrappedText.of("label  one", 10, 7)).containsExactly("label  one");
    }

    @Test
    void shortensAWordThatFitsNowhere() {
        var lines = WrappedText.of("label  one abcdefghijklmnop", 14, 7);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo("label  one");
        assertThat(lines.get(1)).startsWith("       abc").hasSizeLessThanOrEqualTo(14);
    }
}
