package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
    private static final Option TARGET = Option.value("--target", "COLUMN", "what to predict");
    private static final Option RATE = Option.value("--rate", "X", "the rate");
    private static final Option SEED = Option.value("--seed", "N", "the seed");
    private static final Option JSON = Option.flag("--json", "JSON");
    private static final Option MODE = Option.value("--mode", "MODE", "the mode");
    private static final Option IGNORE = Option.value("--ignore", "COL,…", "columns");

    private static Arguments parse(String... words) {
        Syntax syntax =
                Syntax.of("train")
                        .argument("DATA", "a table")
                        .optionalArgument("MORE", "another")
                        .required(TARGET)
                        .options(RATE, SEED, JSON, MODE, IGNORE);
        return new Parser(syntax).parse(List.of(words));
    }

    private static void assertMistake(String message, String... words) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("See: thalweg train --help");
    }

    @Test
    void valuesAreJoinedOrFollow() {
        Arguments arguments = parse("--rate=0.5", "a.csv", "--target", "y=z", "--json");
        assertThat(arguments.path(0)).hasToString("a.csv");
        assertThat(arguments.argument(1)).isNull();
        assertThat(arguments.text(TARGET)).isEqualTo("y=z");
        assertThat(arguments.number(RATE, 1, 0, 1)).isEqualTo(0.5);
        assertThat(arguments.has(JSON)).isTrue();
        assertThat(arguments.has(SEED)).isFalse();
        assertThat(arguments.wholeNumber(SEED, 42L, 0)).isEqualTo(42);
    }

    @Test
    void negativeNumbersAreValuesAndWordsAfterTwoHyphensArePositional() {
        Arguments arguments = parse("--target", "y", "--rate", "-.5", "--", "--odd-name");
        assertThat(arguments.number(RATE, 0, -1, 1)).isEqualTo(-0.5);
        assertThat(arguments.path(0)).hasToString("--odd-name");
    }

    @Test
    void namesMayHoldAnything() {
        assertThat(parse("房价.csv", "--target", "售价 (元)").text(TARGET)).isEqualTo("售价 (元)");
    }

    @Test
    void whatIsMissingOrTooMuchIsNamed() {
        assertMistake("Missing argument DATA: a table", "--target", "y");
        assertMistake("Missing option --target COLUMN: what to predict", "a.csv");
        assertMistake("Unexpected argument 'c'", "a", "b", "c", "--target", "y");
        assertMistake("--target needs a value: --target COLUMN", "a", "--target");
        assertMistake("--target needs a value", "a", "--target", "--json");
        assertMistake("--json takes no value, but got '1'", "a", "--target", "y", "--json=1");
        assertMistake("--seed is given twice", "a", "--target", "y", "--seed", "1", "--seed=1");
        assertMistake("Unknown option --taget. Did you mean --target?", "a", "--taget", "y");
        assertMistake("Unknown option -x.", "a", "-x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "1.5", "", "99999999999999999999"})
    void whatIsNoWholeNumberIsRefused(String text) {
        Arguments arguments = parse("a", "--target", "y", "--seed=" + text);
        assertThatThrownBy(() -> arguments.wholeNumber(SEED, 1, 0))
                .hasMessageContaining("--seed needs a whole number, but got '" + text + "'.");
    }

    @Test
    void numbersStayInTheirRanges() {
        Arguments low = parse("a", "--target", "y", "--seed", "-1", "--rate", "NaN");
        assertThatThrownBy(() -> low.wholeNumber(SEED, 1, 0)).hasMessageContaining("from 0, but");
        assertThatThrownBy(() -> low.number(RATE, 1, 0, 1))
                .hasMessageContaining("--rate needs a number from 0.0 to 1.0, but got 'NaN'.");
        Arguments high = parse("a", "--target", "y", "--seed", "3000000000", "--rate", "x");
        assertThat(high.wholeNumber(SEED, 1L, 0)).isEqualTo(3_000_000_000L);
        assertThatThrownBy(() -> high.wholeNumber(SEED, 1, 0)).hasMessageContaining("at most");
        assertThatThrownBy(() -> high.number(RATE, 1, 0, 1)).hasMessageContaining("a number, but");
    }

    @Test
    void aChoiceSuggestsTheNearest() {
        Arguments arguments = parse("a", "--target", "y", "--mode", "linar");
        assertThatThrownBy(() -> arguments.choice(MODE, "auto", List.of("auto", "linear")))
                .hasMessageContaining("needs one of auto, linear (did you mean linear?)");
        assertThat(parse("a", "--target", "y").choice(MODE, "auto", List.of("auto")))
                .isEqualTo("auto");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a|a", "'a, b,c '|a/b/c", "a,,b|a//b", "房,价|房/价"})
    void listsAreSeparatedByCommas(String text, String parts) {
        Arguments arguments = parse("a", "--target", "y", "--ignore", text);
        assertThat(String.join("/", arguments.list(IGNORE))).isEqualTo(parts);
    }

    @Test
    void aListThatWasNotGivenIsEmpty() {
        assertThat(parse("a", "--target", "y").list(IGNORE)).isEmpty();
    }
}
