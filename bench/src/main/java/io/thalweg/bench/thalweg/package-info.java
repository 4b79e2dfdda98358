/// Thalweg's own side of the comparison, through the same doors that its users have.
@NullMarked
package io.thalweg.bench.thalweg;

import org.jspecify.annotations.NullMarked;
