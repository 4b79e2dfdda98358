package io.thalweg.cli;

import io.thalweg.core.error.UserInputException;
import io.thalweg.data.source.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The example programs: the Java files of a folder whose first line is `/// N. What it shows`, in
/// the order of their numbers. `HousePrice.java` is the example `house-price`.
final class Examples {
    private static final Pattern FIRST_LINE = Pattern.compile("/// (\\d+)\\. (.+)");
    private static final Pattern WORD_START = Pattern.compile("(?<=.)(?=[A-Z])");

    /// One program.
    ///
    /// @param name what the user types
    /// @param number its place in the order to read them in
    /// @param summary one line
    /// @param file its source
    record Example(String name, int number, String summary, Path file) {}

    private final Path folder;
    private final List<Example> all;

    private Examples(Path folder, List<Example> all) {
        this.folder = folder;
        this.all = all;
    }

    /// @param folder holds the programs
    static Examples in(Path folder) throws IOException {
        List<Example> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".java")) {
                    try (var lines = Files.newBufferedReader(file)) {
                        Matcher first = FIRST_LINE.matcher(String.valueOf(lines.readLine()));
                        if (first.matches()) {
                            int number = Integer.parseInt(first.group(1));
                            found.add(new Example(name(file), number, first.group(2), file));
                        }
                    }
                }
            }
        }
        found.sort(Comparator.comparingInt(Example::number));
        return new Examples(folder, List.copyOf(found));
    }

    private static String name(Path file) {
        String type = String.valueOf(file.getFileName()).replace(".java", "");
        return WORD_START.matcher(type).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    Path folder() {
        return folder;
    }

    List<Example> all() {
        return all;
    }

    /// @throws UserInputException if there is none of that name; suggests the nearest
    Example named(String name) {
        List<String> names = new ArrayList<>();
        for (Example example : all) {
            if (example.name.equals(name)) {
                return example;
            }
            names.add(example.name);
        }
        String near = Names.nearest(name, names);
        throw new UsageException(
                "thalweg example",
                "There is no example "
                        + name
                        + (near == null
                                ? "; the examples are " + Names.list(names) + "."
                                : ". Did you mean " + near + "?"));
    }
}
