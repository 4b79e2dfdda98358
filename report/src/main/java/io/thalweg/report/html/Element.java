package io.thalweg.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// An element of a page, HTML or SVG. Names of elements and attributes come from the program,
/// values and texts may come from anybody.
///
/// ```java
/// Element.of("p").with("class", "note").add("rows of ").add(Element.of("b").add(table.name()));
/// ```
public final class Element implements Content {
    private static final Set<String> WITHOUT_END = Set.of("br", "col", "hr", "img", "link", "meta");

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final List<Content> contents = new ArrayList<>();

    private Element(String name) {
        this.name = name;
    }

    /// An element without attributes and contents.
    ///
    /// @param name for example `p`
    public static Element of(String name) {
        return new Element(name);
    }

    /// An element of a class of the style sheet.
    public static Element of(String name, String styleClass) {
        return new Element(name).with("class", styleClass);
    }

    /// Somebody's name for something: set apart, so that one written from right to left doesn't
    /// turn the sentence around.
    public static Element name(String text) {
        return new Element("bdi").add(text);
    }

    /// Gives it an attribute.
    public Element with(String attribute, String value) {
        attributes.append(' ').append(attribute).append("=\"");
        Text.escape(value, attributes);
        attributes.append('"');
        return this;
    }

    /// Gives it an attribute that is a length in a drawing, to a tenth.
    ///
    /// @throws IllegalArgumentException if it is no finite number
    public Element with(String attribute, double length) {
        attributes.append(' ').append(attribute).append("=\"");
        Length.append(attributes, length);
        attributes.append('"');
        return this;
    }

    /// Adds a text.
    public Element add(String text) {
        contents.add(new Text(text));
        return this;
    }

    /// Adds contents, in order.
    public Element add(Content... more) {
        contents.addAll(List.of(more));
        return this;
    }

    /// Adds contents, in order.
    public Element add(List<? extends Content> more) {
        contents.addAll(more);
        return this;
    }

    /// Whether nothing is in it.
    public boolean isEmpty() {
        return contents.isEmpty();
    }

    @Override
    public void writeTo(StringBuilder page) {
        page.append('<').append(name).append(attributes).append('>');
        if (WITHOUT_END.contains(name)) {
            return;
        }
        for (var content : contents) {
            content.writeTo(page);
        }
        page.append("</").append(name).append('>');
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        writeTo(text);
        return text.toString();
    }
}
