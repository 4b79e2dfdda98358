package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    @ParameterizedTest
    @CsvSource({"120,120", "0,40", "'',80", "wide,80", ",80"})
    void theWidthIsUsable(String columns, int width) {
        assertThat(Terminal.width(columns)).isEqualTo(width);
    }

    @Test
    void whenQuietOnlyErrorsAndResultsAreHeard() {
        Heard heard = new Heard();
        Terminal quiet = heard.terminal().quiet();
        quiet.say("chat");
        quiet.error("wrong");
        quiet.result("figure");
        assertThat(heard.people().strip()).isEqualTo("wrong");
        assertThat(heard.results().strip()).isEqualTo("figure");
    }

    @Test
    void coloursAreForTerminalsThatTakeThem() {
        assertThat(new Heard().terminal().takesColor()).isFalse();
        Terminal.Abilities onlyPeople = new Terminal.Abilities(true, true, false, 80);
        assertThat(new Heard(onlyPeople).terminal().takesColor()).isTrue();
        assertThat(new Heard(onlyPeople).terminal().resultsTakeColor()).isFalse();
    }
}
