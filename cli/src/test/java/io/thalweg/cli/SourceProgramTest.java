package io.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceProgramTest {
    private static final String HEARD = "thalweg.test.heard";

    @TempDir private Path folder;

    private SourceProgram compile(String source) throws Exception {
        return SourceProgram.compile(Files.writeString(folder.resolve("Sample.java"), source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void main() { System.setProperty(\"%s\", \"ran\"); }",
                "void main(String[] arguments) { System.setProperty(\"%s\", \"ran\"); }",
                "record Word(String text) {} static void main() { System.setProperty(\"%s\", new"
                        + " Word(\"ran\").text()); }",
                "public class Sample { public static void main(String... arguments) {"
                        + " System.setProperty(\"%s\", \"ran\"); } }"
            })
    void runsWhateverJavaStarts(String source) throws Exception {
        System.clearProperty(HEARD);
        compile(source.formatted(HEARD)).run();
        assertThat(System.clearProperty(HEARD)).isEqualTo("ran");
    }

    @Test
    void oneImportShowsAllExportedTypes() throws Exception {
        compile(
                        """
                        import module io.thalweg.learn;

                        void main() {
                            var graph = new Graph();
                            var table = Table.of("t", List.of());
                            System.setProperty("%s", table.rows() + graph.nodes().size() + "");
                        }
                        """
                                .formatted(HEARD))
                .run();
        assertThat(System.clearProperty(HEARD)).isEqualTo("0");
    }

    @Test
    void theCommandLineItselfIsOutOfSight() {
        assertThatThrownBy(() -> compile("import io.thalweg.cli.Main;\nvoid main() {}"))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void theCompilersComplaintNamesFileAndLine() {
        assertThatThrownBy(() -> compile("void main() {\n    int x = \"\";\n}"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("Sample.java:2")
                .hasMessageContaining("incompatible types");
    }

    @Test
    void whatTheProgramThrowsComesThrough() throws Exception {
        var failing = compile("void main() throws Exception { throw new IOException(\"mine\"); }");
        assertThatThrownBy(failing::run).isInstanceOf(IOException.class).hasMessage("mine");
        var wrong = compile("void main() { throw new AssertionError(\"mine\"); }");
        assertThatThrownBy(wrong::run).isInstanceOf(AssertionError.class).hasMessage("mine");
    }

    @Test
    void aFileWithoutMainSaysWhatIsExpected() throws Exception {
        var empty = compile("class Sample { void hello() {} }");
        assertThatThrownBy(empty::run)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("expected void main()");
    }

    @Test
    void theListFollowsTheNumbersAndLeavesOtherFilesOut() throws IOException {
        Files.writeString(folder.resolve("SecondThing.java"), "/// 2. B\nvoid main() {}");
        Files.writeString(folder.resolve("Ztart.java"), "/// 1. A\nvoid main() {}");
        Files.writeString(folder.resolve("Helper.java"), "class Helper {}");
        Files.writeString(folder.resolve("README.md"), "/// 3. C");
        var examples = Examples.in(folder);
        assertThat(examples.all())
                .extracting(Examples.Example::name)
                .containsExactly("ztart", "second-thing");
        assertThat(examples.named("second-thing").summary()).isEqualTo("B");
        assertThatThrownBy(() -> examples.named("secondthing"))
                .hasMessageContaining(
                        "There is no example secondthing. Did you mean second-thing?");
        assertThatThrownBy(() -> examples.named("xyz"))
                .hasMessageContaining("the examples are ztart, second-thing.");
    }
}
