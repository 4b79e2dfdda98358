package io.thalweg.report;

import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import java.util.List;

/// A part of the page with a heading.
///
/// @param id its name in links
/// @param title its heading
/// @param contents what is below; without any the section is left out
record Section(String id, String title, List<? extends Content> contents) {
    Element element() {
        return Element.of("section")
                .with("id", id)
                .with("aria-labelledby", id + "-title")
                .add(Element.of("h2").with("id", id + "-title").add(title))
                .add(contents);
    }

    /// The list of sections at the top.
    static Element contents(List<Section> sections) {
        var links = Element.of("ul");
        for (var section : sections) {
            links.add(
                    Element.of("li")
                            .add(
                                    Element.of("a")
                                            .with("href", "#" + section.id)
                                            .add(section.title)));
        }
        return Element.of("nav").with("aria-label", "Sections").add(links);
    }
}
