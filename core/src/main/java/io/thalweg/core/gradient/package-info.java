/// From a graph to a graph with gradients: backpropagation as a rewrite, so that a gradient is an
/// expression like any other, and has a gradient itself.
@NullMarked
package io.thalweg.core.gradient;

import org.jspecify.annotations.NullMarked;
