package io.thalweg.data.source;

import java.nio.file.Path;

/// Reads delimited text.
@SuppressWarnings("DoNotCallSuggester")
final class CsvTableReader {
    private CsvTableReader() {}

    static Table read(Path file, ReadOptions options) {
        throw new IllegalStateException(file + " " + options);
    }
}
