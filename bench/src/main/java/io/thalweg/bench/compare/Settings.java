package io.thalweg.bench.compare;

import io.thalweg.bench.Workload;
import java.util.ArrayList;
import java.util.List;

/// What the command line asks for.
///
/// @param workloads in the order in which they run
/// @param threads each count in turn
/// @param sides ids of those that take part, Thalweg's first
/// @param quick fewer and shorter windows
/// @param json print one JSON object in place of the table
/// @param write bring docs/performance.md up to date
record Settings(
        List<Workload> workloads,
        List<Integer> threads,
        List<String> sides,
        boolean quick,
        boolean json,
        boolean write) {
    static final String HELP =
            """
            Compares Thalweg with other libraries on this machine.

            Usage
              ./bench/compare [options]

            Options
              --workloads ID,…   Of W1 to W9, W3b1, W7-256 and so on (default: all).
              --threads N,…      (default: 1,2)
              --peers ID,…       Of libtorch, tensorflow, dl4j, smile, tribuo (default: all that
                                 resolve; with --quick without dl4j, which is never the fastest).
              --quick            Five minutes: fewer and shorter windows.
              --json             Print one JSON object.
              --write            Write the table into docs/performance.md. A full run does.
              --no-write         Don't.
            """;

    /// A mistake on the command line.
    static final class SettingsException extends Exception {
        private static final long serialVersionUID = 1;

        SettingsException(String message) {
            super(message);
        }
    }

    /// Milliseconds of a window.
    int window() {
        return quick ? 150 : 800;
    }

    /// How often each side has a window.
    int rounds() {
        return quick ? 3 : 7;
    }

    /// Milliseconds of training before the windows, at least: until a side's pace is steady. Code
    /// that isn't compiled yet is slow steadily, which a short comparison must not take for the
    /// pace; a native library has its pace as soon as its caches and threads are there.
    int warmLeast(Contestant contestant) {
        if (quick) {
            return contestant.isCompiledOnTheWay() ? 1_400 : 750;
        }
        return 2_000;
    }

    /// Milliseconds of training before the windows, at most; twice as many while the JIT compiler
    /// still compiles.
    int warmMost(Contestant contestant) {
        if (quick) {
            return contestant.isCompiledOnTheWay() ? 2_000 : 1_200;
        }
        return 8_000;
    }

    static Settings parse(String... words) throws SettingsException {
        var workloads = new ArrayList<Workload>();
        var threads = new ArrayList<Integer>();
        var peers = new ArrayList<String>();
        boolean quick = false;
        boolean json = false;
        var write = "";
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--quick" -> quick = true;
                case "--json" -> json = true;
                case "--write", "--no-write" -> write = words[i];
                case "--workloads" -> workloads(workloads, value(words, i++));
                case "--threads" -> threads(threads, value(words, i++));
                case "--peers" -> peers(peers, value(words, i++));
                default ->
                        throw new SettingsException(
                                "unknown option " + words[i] + "; --help shows those there are.");
            }
        }
        boolean everything = workloads.isEmpty() && threads.isEmpty() && peers.isEmpty() && !quick;
        if (workloads.isEmpty()) {
            workloads.addAll(List.of(Workload.values()));
        }
        if (threads.isEmpty()) {
            threads.addAll(List.of(1, 2));
        }
        if (peers.isEmpty()) {
            for (var contestant : Contestant.all()) {
                if (!quick || !contestant.id().equals("dl4j")) {
                    peers.add(contestant.id());
                }
            }
        }
        peers.remove(Contestant.THALWEG);
        peers.addFirst(Contestant.THALWEG);
        boolean writes = write.equals("--write") || (everything && write.isEmpty());
        return new Settings(workloads, threads, peers, quick, json, writes);
    }

    private static String value(String[] words, int option) throws SettingsException {
        if (option + 1 == words.length) {
            throw new SettingsException(words[option] + " needs a value behind it.");
        }
        return words[option + 1];
    }

    private static void workloads(List<Workload> workloads, String value) throws SettingsException {
        for (var word : value.split(",", -1)) {
            var named = Workload.named(word);
            if (named.isEmpty()) {
                throw new SettingsException("there is no workload " + word + ".");
            }
            for (var workload : named) {
                if (!workloads.contains(workload)) {
                    workloads.add(workload);
                }
            }
        }
    }

    private static void threads(List<Integer> threads, String value) throws SettingsException {
        for (var word : value.split(",", -1)) {
            if (!word.matches("[1-9][0-9]{0,2}")) {
                throw new SettingsException("--threads takes numbers such as 1,2, not " + word);
            }
            threads.add(Integer.valueOf(word));
        }
    }

    private static void peers(List<String> peers, String value) throws SettingsException {
        var known = Contestant.all().stream().map(Contestant::id).toList();
        for (var word : value.split(",", -1)) {
            if (!known.contains(word)) {
                throw new SettingsException("there is no peer " + word + "; there are " + known);
            }
            peers.add(word);
        }
    }
}
