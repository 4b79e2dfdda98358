package io.thalweg.report;

import io.thalweg.data.source.Table;
import io.thalweg.learn.explain.Explainer;
import io.thalweg.learn.recipe.Preparation;
import io.thalweg.learn.recipe.Recipe;
import io.thalweg.learn.recipe.RecipeListener;
import io.thalweg.learn.recipe.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/// Reports of quick runs, for tests.
final class Pages {
    private static final Path DATA =
            Path.of(System.getProperty("thalweg.root"), "examples", "data");

    private Pages() {}

    /// Trains on a shipped table and writes the page.
    static void ofTable(String name, String target, Path folder) {
        write(Table.read(DATA.resolve(name + ".csv")), target, folder.resolve(name));
    }

    static void write(Table table, String target, Path file) {
        var history = new RunHistory();
        var fitted =
                Recipe.auto()
                        .target(target)
                        .settings(new Settings().most(15, null))
                        .listener(history)
                        .fit(table);
        var part = fitted.preparation().testPart();
        var explanation =
                Explainer.standard(42, 2).explain(fitted.model(), part.table(), part.rows());
        var page = file.resolveSibling(file.getFileName() + ".html");
        Report.of(fitted, history).explanation(explanation).write(page);
    }

    /// Tests learning rates on a table and writes the page.
    static void ofRates(Table table, String target, Path file) {
        var prepared = new AtomicReference<Preparation>();
        var curve =
                Recipe.network()
                        .target(target)
                        .listener(
                                new RecipeListener() {
                                    @Override
                                    public void prepared(Preparation preparation) {
                                        prepared.set(preparation);
                                    }
                                })
                        .learningRates(table);
        LearningRateReport.of(curve, prepared.get())
                .command("thalweg learning-rate '@<b>'")
                .write(file.resolveSibling(file.getFileName() + ".html"));
    }

    /// A table whose every name tries to be more than a name.
    static Table hostile() {
        var text = new StringBuilder();
        text.append("\"<script>window.hacked=1</script>\",\"\"\"><img src=x onerror=hacked=1>\",");
        text.append("价格,\"a' onmouseover='hacked=1\",\"שלום &amp; \u202Eabc\",");
        text.append("\"</title></style></svg><script>hacked=1</script>\"\n");
        for (int i = 0; i < 120; i++) {
            text.append(i * 7 % 31).append(',');
            text.append(i % 2 == 0 ? "\"</script><b>\"" : "北京").append(',');
            text.append(i * 13 % 47 / 10.0).append(',');
            text.append(i % 3 == 0 ? "\"x\"\"y\"" : "`${hacked=1}`").append(',');
            text.append(i % 17 == 0 ? "" : i % 5).append(',');
            text.append(
                            i * 7 % 31 > 15
                                    ? "\"<img src=x onerror='hacked=1'>\""
                                    : "\"</td><script>hacked=1</script>\"")
                    .append('\n');
        }
        try {
            var file = Files.createTempFile("<b>hostile'&", ".csv");
            try {
                return Table.read(Files.writeString(file, text));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final String HOSTILE_TARGET = "</title></style></svg><script>hacked=1</script>";
}
