/// Smile's side.
@NullMarked
package io.thalweg.bench.smile;

import org.jspecify.annotations.NullMarked;
