package io.thalweg.report.html;

/// A piece of a page: an element or a text.
public sealed interface Content permits Element, Text {
    /// Appends it as HTML.
    void writeTo(StringBuilder page);
}
