package io.thalweg.bench.compare;

import io.thalweg.bench.Workload;
import io.thalweg.bench.compare.Settings.SettingsException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `./bench/compare`.
public final class Compare {
    private final Settings settings;
    private final Paths paths;
    private final List<Contestant> contestants = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();

    private Compare(Settings settings, Paths paths) {
        this.settings = settings;
        this.paths = paths;
        for (var contestant : Contestant.all()) {
            if (settings.sides().contains(contestant.id())) {
                if (paths.isBuilt(contestant)) {
                    contestants.add(contestant);
                } else {
                    absent.add(contestant.title());
                }
            }
        }
    }

    /// Runs what the words ask for.
    public static void main(String[] words) throws Exception {
        if (List.of(words).contains("--help") || List.of(words).contains("-h")) {
            System.out.print(Settings.HELP);
            return;
        }
        Settings settings;
        try {
            settings = Settings.parse(words);
        } catch (SettingsException e) {
            System.err.println("compare: " + e.getMessage());
            System.exit(2);
            return;
        }
        var paths = new Paths(Path.of(System.getProperty("thalweg.root", ".")).toAbsolutePath());
        var outcome = new Compare(settings, paths).run();
        var table = TextReport.of(outcome);
        var output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        output.println(settings.json() ? JsonReport.of(outcome) : table);
        if (settings.write()) {
            var page = Files.readString(paths.page(), StandardCharsets.UTF_8);
            Files.writeString(paths.page(), Page.with(page, table), StandardCharsets.UTF_8);
        }
    }

    private Outcome run() throws Exception {
        Map<Integer, Peak> peaks = new LinkedHashMap<>();
        List<Comparison> comparisons = new ArrayList<>();
        for (int threads : settings.threads()) {
            peaks.put(threads, Peak.measure(threads));
            for (var group : groups()) {
                comparisons.addAll(compare(group, threads));
            }
        }
        return new Outcome(settings, peaks, comparisons, absent);
    }

    /// Workloads that the same processes may do one after the other: those that train the same
    /// network, or multiply.
    private List<List<Workload>> groups() {
        Map<String, List<Workload>> groups = new LinkedHashMap<>();
        for (var workload : settings.workloads()) {
            var kind = workload.id().split("-", -1)[0];
            groups.computeIfAbsent(kind, k -> new ArrayList<>()).add(workload);
        }
        return List.copyOf(groups.values());
    }

    private List<Comparison> compare(List<Workload> group, int threads)
            throws IOException, InterruptedException {
        var runners =
                contestants.stream().filter(c -> group.stream().anyMatch(c::takesPartIn)).toList();
        var comparisons = new ArrayList<Comparison>();
        if (group.equals(List.of(Workload.W9))) {
            comparisons.add(new ColdStart(settings, paths, threads).run(runners));
        } else {
            try (var heat = new Heat(settings, paths, runners, threads)) {
                for (var workload : group) {
                    comparisons.add(heat.run(workload));
                }
            }
        }
        for (var comparison : comparisons) {
            progress(comparison);
        }
        return comparisons;
    }

    private static void progress(Comparison comparison) {
        var line = new StringBuilder(comparison.workload().id());
        line.append(" at ").append(comparison.threads()).append(':');
        for (var result : comparison.results()) {
            var figures = result.figures();
            line.append("  ").append(result.side()).append(' ');
            line.append(
                    figures == null
                            ? "refused (" + result.note() + ")"
                            : TextReport.number(figures.median()));
        }
        line.append("  ratio ").append(TextReport.number(comparison.ratio()));
        System.err.println(line);
    }
}
