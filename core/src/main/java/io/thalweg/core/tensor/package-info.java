/// Shapes and values.
@NullMarked
package io.thalweg.core.tensor;

import org.jspecify.annotations.NullMarked;
