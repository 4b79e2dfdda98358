package io.thalweg.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// LAYOUT.md against the code.
class LayoutTest {
    private static final String PREFIX = "io.thalweg.";

    private final Checkout checkout = Checkout.ofThisBuild();
    private final Layout layout = Layout.parse(checkout.text("LAYOUT.md"));

    @Test
    void everyFolderIsListedAndThere() {
        assertThat(layout.folders().keySet())
                .containsExactlyInAnyOrderElementsOf(checkout.folders());
    }

    @Test
    void mavenBuildsTheListedModulesInTheirOrder() throws Exception {
        List<String> listed = new ArrayList<>(layout.folders().keySet());
        listed.removeIf(folder -> !Files.exists(checkout.file(folder).resolve("pom.xml")));
        assertThat(texts(pom("pom.xml"), "module")).containsExactlyElementsOf(listed);
    }

    @Test
    void mavensDependenciesAreThoseOfTheirLine() throws Exception {
        for (Map.Entry<String, Layout.Folder> entry : layout.folders().entrySet()) {
            if (Files.exists(checkout.file(entry.getKey()).resolve("pom.xml"))) {
                List<String> ours = new ArrayList<>();
                NodeList dependencies =
                        pom(entry.getKey() + "/pom.xml").getElementsByTagName("dependency");
                for (int i = 0; i < dependencies.getLength(); i++) {
                    Element dependency = (Element) dependencies.item(i);
                    String artifact = texts(dependency, "artifactId").getFirst();
                    if (artifact.startsWith("thalweg-")) {
                        ours.add(artifact.substring("thalweg-".length()));
                    }
                }
                assertThat(entry.getValue().requires()).as(entry.getKey()).containsAll(ours);
            }
        }
    }

    @Test
    void modulesRequireWhatTheirLineNames() throws IOException {
        for (Map.Entry<String, Layout.Folder> entry : layout.folders().entrySet()) {
            Layout.Folder folder = entry.getValue();
            if (folder.module().isEmpty()) {
                continue;
            }
            ModuleDescriptor module = descriptor(entry.getKey());
            assertThat(module.name()).isEqualTo(folder.module());
            Set<String> ours = new TreeSet<>();
            for (ModuleDescriptor.Requires requires : module.requires()) {
                if (requires.name().startsWith(PREFIX)) {
                    ours.add(requires.name().substring(PREFIX.length()));
                }
            }
            assertThat(ours)
                    .as("what %s requires", module.name())
                    .containsExactlyInAnyOrderElementsOf(folder.requires());
        }
    }

    @Test
    void theEngineNeedsNothingButTheJdk() throws IOException {
        for (ModuleDescriptor.Requires requires : descriptor("core").requires()) {
            if (!requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC)) {
                assertThat(requires.name()).matches("(java|jdk)\\..*");
            }
        }
    }

    @Test
    void packagesImportOnlyWhatStandsAboveThem() {
        List<String> forbidden = new ArrayList<>();
        Set<String> unlisted = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().importPaths(classes())) {
            String from = type.getPackageName();
            if (!type.getSimpleName().equals("module-info") && !layout.packages().contains(from)) {
                unlisted.add(from);
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (to.startsWith(PREFIX) && !layout.allows(from, to)) {
                    forbidden.add(
                            type.getName() + " uses " + dependency.getTargetClass().getName());
                }
            }
        }
        assertThat(unlisted).as("packages that LAYOUT.md doesn't list").isEmpty();
        assertThat(forbidden).as("what LAYOUT.md forbids").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "b.y, a.x, true",
        "a.x, b.y, false",
        "a.x, a.w, true",
        "a.w, a.x, false",
        "c, a.x, false",
        "c, b.y, true",
        "c, z, false"
    })
    void theRuleItselfForbidsWhatItShould(String from, String to, boolean allowed) {
        String page =
                """
                | folder | Java module | requires of ours | what |
                |---|---|---|---|
                | `one/` | `a` | | first |
                | `two/` | `b` | `one` | second |
                | `three/` | `c` | `two` | third |
                | `docs/` | | | no module |

                | package | what |
                |---|---|
                | `a.w` | |
                | `a.x` | |
                | `b.y` | |
                | `c` | |
                """;
        assertThat(Layout.parse(page).allows(from, to)).isEqualTo(allowed);
    }

    private List<Path> classes() {
        List<Path> classes = new ArrayList<>();
        for (Map.Entry<String, Layout.Folder> entry : layout.folders().entrySet()) {
            if (!entry.getValue().module().isEmpty()) {
                Path folder = checkout.file(entry.getKey()).resolve("target/classes");
                assertThat(folder).isDirectory();
                classes.add(folder);
            }
        }
        return classes;
    }

    private ModuleDescriptor descriptor(String folder) throws IOException {
        Path file = checkout.file(folder).resolve("target/classes/module-info.class");
        try (InputStream in = Files.newInputStream(file)) {
            return ModuleDescriptor.read(in);
        }
    }

    private Document pom(String name) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(checkout.file(name).toFile());
    }

    private static List<String> texts(Document document, String tag) {
        return texts(document.getDocumentElement(), tag);
    }

    private static List<String> texts(Element element, String tag) {
        List<String> texts = new ArrayList<>();
        NodeList nodes = element.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        return texts;
    }
}
