/// Tribuo's side.
@NullMarked
package io.thalweg.bench.tribuo;

import org.jspecify.annotations.NullMarked;
