package io.thalweg.report;

import io.thalweg.model.FileReplacement;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import io.thalweg.report.html.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The frame of every page: its head, the list of its sections, and these.
///
/// @param kind what the page is, such as `training report`
/// @param target the column that is predicted
/// @param data the table's name without its folders
/// @param sections those that have contents
record Sheet(String kind, String target, String data, List<Section> sections) {
    /// A table's name without its folders.
    static String withoutFolders(String name) {
        int folder = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return folder < 0 || folder == name.length() - 1 ? name : name.substring(folder + 1);
    }

    /// The page as HTML.
    String text() {
        var head =
                Element.of("header")
                        .add(
                                Element.of("p", "product").add("Thalweg " + kind),
                                Element.of("h1")
                                        .add(Element.name(target))
                                        .add(" from ")
                                        .add(Element.name(data)),
                                Section.contents(sections));
        var main = Element.of("main");
        for (var section : sections) {
            main.add(section.element());
        }
        return new Page(
                        target + " from " + data + " – Thalweg",
                        resource("report.css"),
                        resource("report.js"),
                        List.<Content>of(head, main))
                .text();
    }

    /// Writes a page to a file: a temporary one beside it first, so that there is never half of it.
    ///
    /// @throws UncheckedIOException if it can't be written
    static void write(String page, Path file) {
        var bytes = page.getBytes(StandardCharsets.UTF_8);
        FileReplacement.write(file, stream -> stream.write(bytes));
    }

    private static String resource(String name) {
        try (InputStream in = Report.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
