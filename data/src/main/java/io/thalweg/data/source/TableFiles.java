package io.thalweg.data.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Finds out which files are meant and what each holds.
final class TableFiles {
    private TableFiles() {}

    static Table read(Path file, ReadOptions options, Storage storage) {
        if (isPattern(file) && !Files.exists(file)) {
            return JoinedTables.read(file.toString(), matching(file), options, storage);
        }
        return readOne(file, options, storage);
    }

    static Table readOne(Path file, ReadOptions options, Storage storage) {
        if (JsonTableReader.isNamedSo(file)) {
            return JsonTableReader.read(file, options, storage);
        }
        if (endsWith(file, Set.of(".parquet", ".pq"), false)) {
            return ParquetTableReader.read(file, options, storage);
        }
        return CsvTableReader.read(file, options, storage);
    }

    static boolean endsWith(Path file, Set<String> endings, boolean packed) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (packed && name.endsWith(".gz")) {
            name = name.substring(0, name.length() - 3);
        }
        for (var ending : endings) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPattern(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    /// The files of a folder whose names match, by name.
    private static List<Path> matching(Path pattern) {
        var folder = pattern.getParent();
        var found = new ArrayList<Path>();
        try {
            var matcher =
                    FileSystems.getDefault()
                            .getPathMatcher("glob:" + String.valueOf(pattern.getFileName()));
            try (var files = Files.newDirectoryStream(folder == null ? Path.of("") : folder)) {
                for (var file : files) {
                    var name = file.getFileName();
                    if (name != null && matcher.matches(name) && !Files.isDirectory(file)) {
                        found.add(folder == null ? name : file);
                    }
                }
            }
        } catch (PatternSyntaxException e) {
            throw new FileException(
                    pattern.toString(),
                    0,
                    "there is no such file, and as a pattern it is wrong: " + e.getDescription(),
                    e);
        } catch (DirectoryIteratorException e) {
            throw unreadable(pattern, e.getCause());
        } catch (IOException e) {
            throw unreadable(pattern, e);
        }
        if (found.isEmpty()) {
            throw new FileException(
                    pattern.toString(), 0, "no file in its folder has such a name", null);
        }
        found.sort((one, other) -> one.toString().compareTo(other.toString()));
        return found;
    }

    private static FileException unreadable(Path pattern, @Nullable IOException problem) {
        return new FileException(
                pattern.toString(),
                0,
                "its folder doesn't exist or may not be read; check its name and permissions",
                problem);
    }
}
