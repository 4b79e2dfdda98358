/// Elements → the text of a page. Everything that isn't an element's or an attribute's name is
/// escaped on its way out; there is no way around that but the page's own style and script.
@NullMarked
package io.thalweg.report.html;

import org.jspecify.annotations.NullMarked;
