/// Tables larger than memory: what writes one, and what other readers take for it.
@NullMarked
package io.thalweg.bench.big;

import org.jspecify.annotations.NullMarked;
