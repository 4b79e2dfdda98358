package io.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {
    @Test
    void chineseTakesTwoColumnsAndCombiningMarksNone() {
        assertThat(TerminalText.width("setosa")).isEqualTo(6);
        assertThat(TerminalText.width("山鳶尾")).isEqualTo(6);
        assertThat(TerminalText.width("ｆ（한あ")).isEqualTo(8);
        assertThat(TerminalText.width("e\u0301")).isEqualTo(1);
        assertThat(TerminalText.width("𠀀🌾")).isEqualTo(4);
        assertThat(TerminalText.width("é²…")).isEqualTo(3);
    }

    @Test
    void longTextEndsInAnEllipsisAtAWholeCharacter() {
        assertThat(TerminalText.shortened("versicolor", 10)).isEqualTo("versicolor");
        assertThat(TerminalText.shortened("versicolor", 9)).isEqualTo("versicol…");
        assertThat(TerminalText.shortened("山鳶尾花", 8)).isEqualTo("山鳶尾花");
        assertThat(TerminalText.shortened("山鳶尾花", 7)).isEqualTo("山鳶尾…");
        assertThat(TerminalText.shortened("山鳶尾花", 6)).isEqualTo("山鳶…");
    }

    @Test
    void namesCannotMoveTheCursor() {
        assertThat(TerminalText.shortened("a\nb\u001b[2Jc", 20)).isEqualTo("a·b·[2Jc");
    }

    @Test
    void paddingCountsColumns() {
        assertThat(TerminalText.padRight("山", 4) + "|").isEqualTo("山  |");
        assertThat(TerminalText.padLeft("山", 4)).isEqualTo("  山");
        assertThat(TerminalText.padLeft("12345", 4)).isEqualTo("12345");
    }
}
