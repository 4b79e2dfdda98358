package io.thalweg.bench.quality;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The page with the outcome, between two comments.
final class QualityPage {
    private static final String BEGIN = "<!-- what ./bench/quality writes begins here -->";
    private static final String END = "<!-- what ./bench/quality writes ends here -->";

    private QualityPage() {}

    static void write(Path file, String generated) throws IOException {
        var page = Files.readString(file, StandardCharsets.UTF_8);
        Files.writeString(file, with(page, generated), StandardCharsets.UTF_8);
    }

    /// The page with another generated part; behind everything if it has none yet.
    static String with(String page, String generated) {
        var part = BEGIN + "\n\n" + generated.strip() + "\n\n" + END;
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            return page.stripTrailing() + "\n\n## Beside other libraries\n\n" + part + "\n";
        }
        return page.substring(0, begin) + part + page.substring(end + END.length());
    }
}
