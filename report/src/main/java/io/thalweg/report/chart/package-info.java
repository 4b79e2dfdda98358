/// Numbers → drawings: inline SVG, made here, so that a page needs no chart library, prints as
/// sharp as text and shows its charts without a script. Colours are classes of the style sheet
/// (`s1` … `s8`), which knows light, dark and paper. A script may read the exact values from
/// `data-x` and `data-y`.
@NullMarked
package io.thalweg.report.chart;

import org.jspecify.annotations.NullMarked;
