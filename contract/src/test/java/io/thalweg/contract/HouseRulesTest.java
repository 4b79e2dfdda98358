package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Rules that no compiler checks.
class HouseRulesTest {
    private static final int LONGEST = 500;
    private static final List<String> VAGUE =
            List.of("Utils", "Util", "Manager", "Impl", "Abstract");

    private final Checkout checkout = Checkout.ofThisBuild();

    @Test
    void noFileIsLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : checkout.javaFiles("")) {
            if (Files.readAllLines(file).size() > LONGEST) {
                tooLong.add(name(file));
            }
        }
        assertThat(tooLong).as("files with more than %s lines", LONGEST).isEmpty();
    }

    @Test
    void everyPackageIsExplainedAndNullMarked() throws IOException {
        Set<Path> packages = new TreeSet<>();
        for (String module : checkout.folders()) {
            for (Path file : checkout.javaFiles(module + "/src/main/java")) {
                Path folder = file.getParent();
                if (folder != null && !file.endsWith("module-info.java")) {
                    packages.add(folder);
                }
            }
        }
        assertThat(packages).isNotEmpty();
        for (Path folder : packages) {
            assertThat(folder.resolve("package-info.java"))
                    .exists()
                    .content(StandardCharsets.UTF_8)
                    .contains("@NullMarked")
                    .startsWith("///");
        }
    }

    @Test
    void typesAreNamedForWhatTheyAre() {
        List<String> vague = new ArrayList<>();
        for (Path file : checkout.javaFiles("")) {
            String type = String.valueOf(file.getFileName()).replace(".java", "");
            if (VAGUE.stream().anyMatch(word -> type.startsWith(word) || type.endsWith(word))) {
                vague.add(name(file));
            }
        }
        assertThat(vague).isEmpty();
    }

    private String name(Path file) {
        return checkout.root().relativize(file).toString();
    }
}
