/// Kernels of the compiled executor. Not exported.
///
/// [io.thalweg.core.kernel.MatrixProduct] multiplies matrices in float32. Every way of doing so,
/// with or without the Vector API, gives the same bits, by one definition of the order of its sums.
///
/// Kernels are pure functions over ranges of arrays: they start no thread, keep nothing between two
/// calls and allocate nothing.
@NullMarked
package io.thalweg.core.kernel;

import org.jspecify.annotations.NullMarked;
