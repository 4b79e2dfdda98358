package io.thalweg.bench.compare;

/// The generated part of a page, between two comments.
final class Page {
    /// Before it.
    static final String BEGIN = "<!-- what ./bench/compare writes begins here -->";

    /// Behind it.
    static final String END = "<!-- what ./bench/compare writes ends here -->";

    private Page() {}

    /// The page with another generated part; behind everything if it has none yet.
    static String with(String page, String generated) {
        var part = BEGIN + "\n\n" + generated.strip() + "\n\n" + END;
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            return page.stripTrailing() + "\n\n## Against other libraries\n\n" + part + "\n";
        }
        return page.substring(0, begin) + part + page.substring(end + END.length());
    }
}
