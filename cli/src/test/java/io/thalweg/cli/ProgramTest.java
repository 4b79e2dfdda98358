package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
    private final Heard heard = new Heard();

    private int run(String... arguments) {
        return new Program(List.of(new GreetVerb()), heard.terminal()).run(arguments);
    }

    @Test
    void aVerbRunsWithItsArguments() {
        assertThat(run("greet", "世界", "--times", "2")).isEqualTo(ExitCode.DONE);
        assertThat(heard.results().strip()).isEqualTo("Hello 世界.Hello 世界.");
        assertThat(heard.people().strip()).isEqualTo("greeting");
    }

    @Test
    void optionsOfEveryCommandMayStandBeforeItsName() {
        assertThat(run("--quiet", "greet", "you")).isEqualTo(ExitCode.DONE);
        assertThat(heard.results().strip()).isEqualTo("Hello you.");
        assertThat(heard.people()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpIsAResultAndListsTheCommands(String option) {
        assertThat(run(option)).isEqualTo(ExitCode.DONE);
        assertThat(heard.results()).contains("greet").contains("Greets somebody.", "--version");
        assertThat(heard.people()).isEmpty();
    }

    @Test
    void helpOfACommandNeedsNoneOfWhatItRequires() {
        assertThat(run("greet", "--help")).isEqualTo(ExitCode.DONE);
        assertThat(heard.results())
                .contains("thalweg greet WHO [options]", "-t, --times N", "who is greeted");
    }

    @Test
    void helpHasNoColourInFilesAndBoldHeadingsOnTerminals() {
        run("--help");
        assertThat(heard.results()).doesNotContain("\u001b");

        Heard colored = new Heard(new Terminal.Abilities(true, true, true, 80));
        new Program(List.of(), colored.terminal()).run("--help");
        assertThat(colored.results()).contains("\u001b[1mUsage\u001b[0m");

        Heard noColor = new Heard(new Terminal.Abilities(true, false, true, 80));
        new Program(List.of(), noColor.terminal()).run("--help");
        assertThat(noColor.results()).doesNotContain("\u001b");
    }

    @Test
    void theVersionIsAResult() {
        assertThat(run("--version")).isEqualTo(ExitCode.DONE);
        assertThat(heard.results()).startsWith("thalweg ").contains("Java 2");
    }

    @Test
    void noCommandIsAMistakeThatShowsHelp() {
        assertThat(run()).isEqualTo(ExitCode.USER_MISTAKE);
        assertThat(heard.results()).isEmpty();
        assertThat(heard.people()).contains("Usage");
    }

    @Test
    void anUnknownCommandSuggestsTheNearest() {
        assertThat(run("gret")).isEqualTo(ExitCode.USER_MISTAKE);
        assertThat(heard.people()).contains("Unknown command gret. Did you mean greet?");
        assertThat(heard.results()).isEmpty();
    }

    @Test
    void anUnknownOptionSuggestsTheNearest() {
        assertThat(run("greet", "you", "--tims", "2")).isEqualTo(ExitCode.USER_MISTAKE);
        assertThat(heard.people())
                .contains("Unknown option --tims. Did you mean --times?")
                .contains("See: thalweg greet --help");
    }

    @Test
    void theUsersMistakeIsOneMessageWithoutATrace() {
        assertThat(run("greet", "you", "--fail", "input")).isEqualTo(ExitCode.USER_MISTAKE);
        assertThat(heard.people())
                .contains("--fail needs something kinder, but got 'input'.")
                .doesNotContain("\tat ");
    }

    @Test
    void aFailureIsReadableAndItsTraceIsThereOnDemand() {
        assertThat(run("greet", "you", "--fail", "disk")).isEqualTo(ExitCode.FAILED);
        assertThat(heard.people())
                .contains("IOException: No space left on device", "--debug")
                .doesNotContain("\tat ");

        assertThat(run("greet", "you", "--fail", "bug", "--debug")).isEqualTo(ExitCode.FAILED);
        assertThat(heard.people()).contains("a bug").contains("\tat ");
    }

    @Test
    void tooLittleMemorySaysHowToGiveMore() {
        assertThat(run("greet", "you", "--fail", "memory")).isEqualTo(ExitCode.FAILED);
        assertThat(heard.people()).contains("THALWEG_JAVA_OPTIONS=-Xmx4g");
    }

    @Test
    void aFileOfArgumentsStandsForItsWords(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("参数"), "greet # who?\n 'you all'\n--times=2");
        assertThat(run("@" + file)).isEqualTo(ExitCode.DONE);
        assertThat(heard.results().strip()).isEqualTo("Hello you all.Hello you all.");
    }

    @Test
    void aMissingFileOfArgumentsIsNamed() {
        assertThat(run("greet", "@no-such-file")).isEqualTo(ExitCode.USER_MISTAKE);
        assertThat(heard.people()).contains("@no-such-file: there is no such file.");
    }

    @Test
    void theRehearsalOfFastStartsSaysNothingAndEnds(@TempDir Path folder) throws IOException {
        Rehearsal.main(new String[] {folder.toString()});
        assertThat(heard.people()).isEmpty();
    }
}
