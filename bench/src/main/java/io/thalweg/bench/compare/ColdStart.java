package io.thalweg.bench.compare;

import io.thalweg.bench.Workload;
import io.thalweg.bench.compare.SideProcess.SideException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Whole processes, from the start of Java to a trained and judged model: W9.
final class ColdStart {
    /// Twenty-five of thirty rows; guessing gives ten.
    private static final double LEARNED = 0.83;

    private static final Pattern ACCURACY = Pattern.compile("accuracy\"?[: ]+([0-9.]+)");

    private final Settings settings;
    private final Paths paths;
    private final int threads;

    ColdStart(Settings settings, Paths paths, int threads) {
        this.settings = settings;
        this.paths = paths;
        this.threads = threads;
    }

    Comparison run(List<Contestant> contestants) throws IOException, InterruptedException {
        Map<Contestant, List<Double>> times = new LinkedHashMap<>();
        Map<Contestant, String> wrong = new LinkedHashMap<>();
        var scratch = Files.createTempDirectory("compare");
        int rounds = settings.quick() ? 3 : 7;
        // The first round fills the system's file cache and isn't counted.
        for (int round = 0; round <= rounds; round++) {
            for (var contestant : contestants) {
                if (!wrong.containsKey(contestant)) {
                    try {
                        double seconds = seconds(contestant, scratch);
                        if (round > 0) {
                            times.computeIfAbsent(contestant, c -> new ArrayList<>()).add(seconds);
                        }
                    } catch (SideException e) {
                        wrong.put(contestant, String.valueOf(e.getMessage()));
                    }
                }
            }
        }
        var results = new ArrayList<Result>();
        for (var contestant : contestants) {
            var why = wrong.get(contestant);
            var windows = times.getOrDefault(contestant, List.of());
            results.add(
                    why != null
                            ? Result.refused(contestant.id(), true, why, null)
                            : new Result(
                                    contestant.id(),
                                    contestant.isLikeForLike(Workload.W9),
                                    "",
                                    Figures.of(
                                            windows.stream()
                                                    .mapToDouble(Double::doubleValue)
                                                    .toArray()),
                                    null,
                                    null,
                                    null));
        }
        return new Comparison(Workload.W9, threads, results);
    }

    private double seconds(Contestant contestant, Path scratch)
            throws IOException, InterruptedException, SideException {
        var output = scratch.resolve("output");
        var builder = new ProcessBuilder(command(contestant, scratch));
        SideProcess.limit(builder, threads);
        builder.directory(scratch.toFile());
        builder.redirectOutput(output.toFile());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(paths.log(contestant).toFile()));
        long start = System.nanoTime();
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new SideException("not done within 60 s");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new SideException("its process failed with code " + process.exitValue());
        }
        double accuracy = accuracy(Files.readString(output, StandardCharsets.UTF_8));
        if (!(accuracy >= LEARNED)) {
            throw new SideException(
                    "didn't learn: its accuracy on unseen rows was %.3f".formatted(accuracy));
        }
        return seconds;
    }

    /// The first accuracy in what a process printed, or NaN.
    static double accuracy(String output) {
        var matcher = ACCURACY.matcher(output);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }

    private List<String> command(Contestant contestant, Path scratch) throws IOException {
        if (!contestant.id().equals(Contestant.THALWEG)) {
            return paths.command(contestant, threads, paths.iris().toString());
        }
        var command = new ArrayList<String>();
        command.add(paths.root().resolve("thalweg").toString());
        command.addAll(List.of("train", paths.iris().toString(), "--target", "species"));
        command.addAll(List.of("--recipe", "network", "--layers", "16"));
        command.addAll(List.of("--max-epochs", "200", "--batch-size", "32"));
        command.addAll(List.of("--threads", Integer.toString(threads), "--runs", "none"));
        command.addAll(List.of("--out", scratch.resolve("iris.thalweg").toString(), "--force"));
        command.addAll(List.of("--quiet", "--json"));
        return command;
    }
}
