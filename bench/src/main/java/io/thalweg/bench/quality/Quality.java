package io.thalweg.bench.quality;

import io.thalweg.bench.quality.QualityOptions.OptionException;
import io.thalweg.learn.recipe.Recipe;
import io.thalweg.learn.recipe.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// `./bench/quality`.
public final class Quality {
    private final QualityOptions options;
    private final Path root;

    private Quality(QualityOptions options, Path root) {
        this.options = options;
        this.root = root;
    }

    /// Runs what the words ask for.
    public static void main(String[] words) throws Exception {
        if (List.of(words).contains("--help") || List.of(words).contains("-h")) {
            System.out.print(QualityOptions.HELP);
            return;
        }
        QualityOptions options;
        try {
            options = QualityOptions.parse(words);
        } catch (OptionException e) {
            System.err.println("quality: " + e.getMessage());
            System.exit(2);
            return;
        }
        var root = Path.of(System.getProperty("thalweg.root", ".")).toAbsolutePath();
        var text = new Quality(options, root).run();
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(text);
        if (options.write()) {
            QualityPage.write(root.resolve("docs/quality.md"), text);
        }
    }

    private String run() throws Exception {
        var folder = options.tables() == null ? root.resolve("examples/data") : options.tables();
        var datasets = new ArrayList<Dataset>();
        for (var file : Dataset.files(folder)) {
            if (options.only().isEmpty() || options.only().contains(Dataset.name(file))) {
                datasets.add(Dataset.read(file));
            }
        }
        if (datasets.isEmpty()) {
            throw new IOException("There is no such table in " + folder + ".");
        }
        if (options.train()) {
            prepare(datasets);
            peers(datasets);
            ours(datasets);
        }
        var there = new ArrayList<SideOf>();
        for (var side : options.sides()) {
            if (datasets.stream()
                    .anyMatch(d -> Files.exists(job(d, 1).resolve(side.id() + ".txt")))) {
                there.add(side);
            }
        }
        var scores = new ArrayList<TableScores>();
        for (var dataset : datasets) {
            scores.add(scores(dataset, there));
        }
        return new QualityReport(there, scores, options.bestRule()).text();
    }

    private Path job(Dataset dataset, int split) {
        var digest = dataset.table().sha256();
        var version = digest.substring(0, Math.min(8, digest.length()));
        return root.resolve("bench/target/quality")
                .resolve(dataset.name() + "-" + version)
                .resolve("split-" + split);
    }

    private void prepare(List<Dataset> datasets) throws IOException {
        for (var dataset : datasets) {
            for (int split = 1; split <= options.splits(); split++) {
                if (!Files.exists(job(dataset, split).resolve("job.txt"))) {
                    new PlainNumbers(dataset, dataset.split(split)).write(job(dataset, split));
                }
            }
        }
    }

    private void peers(List<Dataset> datasets) throws IOException, InterruptedException {
        var runner = new PeerRunner(root);
        var folders = new ArrayList<Path>();
        for (var dataset : datasets) {
            for (int split = 1; split <= options.splits(); split++) {
                folders.add(job(dataset, split));
            }
        }
        for (var module : SideOf.modules(options.sides())) {
            var sides =
                    options.sides().stream()
                            .filter(side -> side.module().equals(module))
                            .map(SideOf::id)
                            .toList();
            runner.run(module, folders, sides);
        }
    }

    private void ours(List<Dataset> datasets) throws IOException {
        for (var dataset : datasets) {
            for (int split = 1; split <= options.splits(); split++) {
                for (var side : options.sides()) {
                    var job = Job.read(job(dataset, split));
                    if (side.isOurs() && !(options.keep() && job.has(side.id()))) {
                        ours(side, dataset, split, job);
                    }
                }
            }
        }
    }

    private void ours(SideOf side, Dataset dataset, int split, Job job) throws IOException {
        var recipe = Recipe.named(side.id());
        if (side.id().equals("best")) {
            double auto = job.has("auto") ? job.predictions("auto").seconds() : Double.NaN;
            double seconds = options.bestSeconds(auto);
            recipe.settings(
                    new Settings().timeBudget(Duration.ofMillis(Math.round(1000 * seconds))));
        }
        var rows = dataset.split(split);
        var said = ThalwegTables.fit(recipe, dataset, rows);
        job.keep(side.id(), said);
        System.err.printf(
                Locale.ROOT,
                "%s %d: %s %.4g in %.1f s%n",
                dataset.name(),
                split,
                side.id(),
                Losses.of(dataset.classes(), dataset.truth(rows.test()), said.rows()),
                said.seconds());
    }

    private TableScores scores(Dataset dataset, List<SideOf> sides) throws IOException {
        var losses = new ArrayList<double[]>();
        var seconds = new ArrayList<double[]>();
        var processorSeconds = new ArrayList<double[]>();
        var trivial = new double[options.splits()];
        for (int split = 1; split <= options.splits(); split++) {
            var rows = dataset.split(split);
            double[] truth = dataset.truth(rows.test());
            trivial[split - 1] =
                    Losses.trivial(dataset.classes(), dataset.truth(rows.training()), truth);
            var job = Job.read(job(dataset, split));
            var loss = new double[sides.size()];
            var time = new double[sides.size()];
            var processor = new double[sides.size()];
            Arrays.fill(loss, Double.NaN);
            Arrays.fill(time, Double.NaN);
            Arrays.fill(processor, Double.NaN);
            for (int side = 0; side < sides.size(); side++) {
                if (job.has(sides.get(side).id())) {
                    var said = job.predictions(sides.get(side).id());
                    loss[side] = Losses.of(dataset.classes(), truth, said.rows());
                    time[side] = said.seconds();
                    processor[side] = said.processorSeconds();
                }
            }
            losses.add(loss);
            seconds.add(time);
            processorSeconds.add(processor);
        }
        return new TableScores(
                dataset.name(),
                dataset.table().rows(),
                dataset.classes(),
                losses,
                trivial,
                seconds,
                processorSeconds);
    }
}
