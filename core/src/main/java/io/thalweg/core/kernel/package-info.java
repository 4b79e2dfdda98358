/// Arrays in, arrays out: loops with the Vector API, each beside a scalar twin that gives the same
/// bits and runs where the module `jdk.incubator.vector` is missing.
///
/// [io.thalweg.core.kernel.MatrixProduct] multiplies matrices; one definition of the order of its
/// sums holds for every way of doing so.
///
/// Kernels are pure functions over ranges of arrays: they start no thread, keep nothing between two
/// calls and allocate nothing.
@NullMarked
package io.thalweg.core.kernel;

import org.jspecify.annotations.NullMarked;
