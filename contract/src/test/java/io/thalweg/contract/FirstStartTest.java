package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `./thalweg` does when it isn't built: in a copy of the checkout's bones, with a Maven that
/// only hands out the jars that a true build made before.
class FirstStartTest {
    private static final Checkout CHECKOUT = Checkout.ofThisBuild();

    @TempDir private Path root;
    private Path tools;

    @BeforeAll
    static void buildTheJars() throws Exception {
        Ran built = Ran.start(CHECKOUT.root(), Map.of(), List.of("./thalweg", "--version")).end();
        assertThat(built.code()).as(built.toString()).isEqualTo(0);
    }

    @BeforeEach
    void copy() throws IOException {
        for (String name : List.of("thalweg", ".mvn/jdk.sh", "pom.xml", "cli/pom.xml")) {
            Path target = root.resolve(name);
            Files.createDirectories(target.getParent());
            Files.copy(CHECKOUT.file(name), target);
        }
        Files.createDirectories(root.resolve("cli/src/main"));
        tools = Files.createDirectory(root.resolve("tools"));
        maven(
                "echo build >>'%1$s/builds'; sleep 0.3; cp -R '%2$s' '%1$s/.thalweg/lib.new'"
                        .formatted(root, CHECKOUT.file(".thalweg/lib")));
    }

    private void maven(String script) throws IOException {
        program(tools.resolve("mvn"), script);
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ran.Running start(Map<String, String> environment) throws IOException {
        Map<String, String> variables =
                new HashMap<>(Map.of("PATH", tools + ":" + System.getenv("PATH")));
        variables.putAll(environment);
        return Ran.start(root, variables, List.of("./thalweg", "--version"));
    }

    private long builds() throws IOException {
        Path log = root.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    @Test
    void theFirstStartBuildsAndSaysSoTheSecondIsQuiet() throws Exception {
        Ran first = start(Map.of()).end();
        assertThat(first.code()).as(first.toString()).isEqualTo(0);
        assertThat(first.errors()).hasLineCount(1).startsWith("thalweg: building");
        assertThat(root.resolve(".thalweg/start.aot")).isRegularFile();

        Ran second = start(Map.of()).end();
        assertThat(second.errors()).isEmpty();
        assertThat(second.output()).startsWith("thalweg ");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aChangedSourceAndADeletedOneBuildAgain() throws Exception {
        Path source = Files.writeString(root.resolve("cli/src/main/A.java"), "class A {}");
        start(Map.of()).end();
        Files.writeString(source, "// changed", StandardOpenOption.APPEND);
        start(Map.of()).end();
        assertThat(builds()).isEqualTo(2);
        Files.delete(source);
        start(Map.of()).end();
        assertThat(builds()).isEqualTo(3);
        start(Map.of()).end();
        assertThat(builds()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void startsAtTheSameTimeBuildOnce(boolean withFlock) throws Exception {
        Map<String, String> environment =
                withFlock ? Map.of() : Map.of("PATH", tools + ":" + toolsWithoutFlock());
        List<Ran.Running> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            running.add(start(environment));
        }
        for (Ran.Running one : running) {
            Ran ran = one.end();
            assertThat(ran.code()).as(ran.toString()).isEqualTo(0);
            assertThat(ran.output()).startsWith("thalweg ");
        }
        assertThat(builds()).isEqualTo(1);
    }

    private Path toolsWithoutFlock() throws IOException {
        Path bin = Files.createDirectory(root.resolve("bin"));
        List<String> needed =
                List.of("bash", "sh", "find", "rm", "mv", "cp", "mkdir", "rmdir", "sleep", "cat");
        for (String tool : needed) {
            String folder = Files.exists(Path.of("/bin", tool)) ? "/bin" : "/usr/bin";
            program(bin.resolve(tool), "exec " + folder + "/" + tool + " \"$@\"");
        }
        return bin;
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", ""})
    void aBrokenCacheIsNoMatter(String content) throws Exception {
        start(Map.of()).end();
        Files.writeString(root.resolve(".thalweg/start.aot"), content);
        Ran ran = start(Map.of()).end();
        assertThat(ran.code()).as(ran.toString()).isEqualTo(0);
        assertThat(ran.output()).hasLineCount(1).startsWith("thalweg ");
        assertThat(ran.errors()).isEmpty();
    }

    @Test
    void aMissingCacheIsNoMatter() throws Exception {
        start(Map.of()).end();
        Files.delete(root.resolve(".thalweg/start.aot"));
        Ran ran = start(Map.of()).end();
        assertThat(ran.code()).as(ran.toString()).isEqualTo(0);
        assertThat(ran.errors()).isEmpty();
    }

    @Test
    void anotherJdkMakesItsOwnCache() throws Exception {
        start(Map.of()).end();
        Path stamp = root.resolve(".thalweg/rehearsed");
        String ours = Files.readString(stamp);
        Files.writeString(stamp, "some other JDK\n");
        start(Map.of()).end();
        assertThat(stamp).content().isEqualTo(ours);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aBuildThatFailsIsShownAndTriedAgain() throws Exception {
        maven("echo '[ERROR] A.java:[3,7] oh no'; exit 1");
        for (int i = 0; i < 2; i++) {
            Ran ran = start(Map.of()).end();
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.output()).isEmpty();
            assertThat(ran.errors()).contains("A.java:[3,7] oh no").contains("the build failed");
        }
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        Path nowhere = Files.createDirectory(root.resolve("nowhere"));
        Path finder = root.resolve(".mvn/jdk.sh");
        String places = Files.readString(finder);
        Files.writeString(
                finder,
                places.replace("/usr/lib/jvm/*", nowhere + "/*")
                        .replace("/Library/", nowhere + "/"));
        Map<String, String> environment =
                Map.of("PATH", tools + ":" + toolsWithoutFlock(), "HOME", nowhere.toString());
        Ran ran = start(environment).end();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.output()).isEmpty();
        assertThat(ran.errors()).contains("needs a JDK 25", "apt install", "JAVA_HOME");
        try (Stream<Path> entries = Files.list(root)) {
            assertThat(entries.map(Path::getFileName).map(Path::toString))
                    .doesNotContain(".thalweg");
        }
    }
}
