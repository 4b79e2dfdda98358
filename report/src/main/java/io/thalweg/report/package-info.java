/// A finished run → one HTML file that tells it to people who weren't there.
///
/// ```java
/// var history = new RunHistory();
/// var fitted = Recipe.auto().target("Sale_Price").listener(history).fit(houses);
/// fitted.save(Path.of("houses.thalweg"));
/// Report.of(fitted, history).model(Path.of("houses.thalweg")).write(Path.of("report.html"));
/// ```
///
/// The page needs no other file, no network and no script to show its charts; it suits light and
/// dark screens, telephones and paper. Nothing in it is made up: a section without figures is left
/// out.
@NullMarked
package io.thalweg.report;

import org.jspecify.annotations.NullMarked;
