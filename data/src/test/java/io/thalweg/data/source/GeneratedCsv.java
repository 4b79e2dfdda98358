package io.thalweg.data.source;

import io.thalweg.core.random.CounterRandom;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// A random table and one of the many ways to write it down.
final class GeneratedCsv {
    private static final String[] TEXTS = {
        "plain",
        "two words",
        "with, comma",
        "semi;colon",
        "tab\there",
        "bar|bar",
        "\"quoted\"",
        "Ünïcödé",
        "中文字",
        "🌲 beyond the basic plane",
        "line\nbreak",
        "win\r\nbreak",
        "007",
        "1e",
        "--",
        "-",
        "x=1",
        "'single'"
    };
    private static final String[] MISSING = {"", "NA", "n/a", "NaN", "null", "?", "  "};

    private final long seed;
    private int next;

    final List<String> names = new ArrayList<>();
    final List<boolean[]> missing = new ArrayList<>();
    final List<double[]> numbers = new ArrayList<>();
    final List<String[]> texts = new ArrayList<>();
    final int rows;

    GeneratedCsv(long seed) {
        this.seed = seed;
        // some beyond the 1,000 rows whose texts the reader keeps
        this.rows = below(4) == 0 ? 1000 + below(3000) : 1 + below(60);
        int columns = 2 + below(6);
        for (int c = 0; c < columns; c++) {
            names.add(TEXTS[below(4)] + " " + c);
            addColumn(below(3) > 0);
        }
    }

    private int below(int bound) {
        return CounterRandom.below(bound, seed, 99, 0, next++);
    }

    /// A column of texts has one surely, and sometimes only in its last row.
    private void addColumn(boolean isNumbers) {
        var absent = new boolean[rows];
        var values = new double[rows];
        var words = new String[rows];
        boolean late = below(2) == 0;
        for (int row = 0; row < rows; row++) {
            absent[row] = below(8) == 0;
            values[row] = number();
            words[row] =
                    isNumbers || (late && row < rows - 1)
                            ? written(values[row])
                            : TEXTS[below(TEXTS.length)];
        }
        if (!isNumbers) {
            absent[rows - 1] = false;
            words[rows - 1] = TEXTS[0];
        }
        missing.add(absent);
        numbers.add(isNumbers ? values : new double[0]);
        texts.add(words);
    }

    private double number() {
        return switch (below(6)) {
            case 0 -> below(100);
            case 1 -> below(2_000_000) / 1000.0 - 1000;
            case 2 -> CounterRandom.normal(seed, 98, 0, next++);
            case 3 -> CounterRandom.normal(seed, 98, 0, next++) * 1e150;
            case 4 -> CounterRandom.normal(seed, 98, 0, next++) * 1e-200;
            default -> -below(1_000_000_000) * 1e9;
        };
    }

    private static String written(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    Path write(Path folder) throws IOException {
        char delimiter = ",;\t|".charAt(below(4));
        var lineEnd = below(2) == 0 ? "\n" : "\r\n";
        var text = new StringBuilder(below(3) == 0 ? "\uFEFF" : "");
        for (int c = 0; c < names.size(); c++) {
            text.append(c == 0 ? "" : delimiter).append(field(names.get(c), delimiter));
        }
        for (int row = 0; row < rows; row++) {
            text.append(lineEnd);
            for (int c = 0; c < names.size(); c++) {
                var value =
                        missing.get(c)[row]
                                ? MISSING[below(MISSING.length)]
                                : field(texts.get(c)[row], delimiter);
                text.append(c == 0 ? "" : delimiter).append(value);
            }
        }
        if (below(2) == 0) {
            text.append(lineEnd);
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        var file = folder.resolve("表 " + seed + ".csv");
        return Files.write(file, below(3) == 0 ? packed(bytes) : bytes);
    }

    private String field(String value, char delimiter) {
        boolean needed =
                value.indexOf(delimiter) >= 0
                        || value.indexOf('"') >= 0
                        || value.indexOf('\n') >= 0
                        || value.indexOf('\r') >= 0;
        return needed || below(5) == 0 ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
