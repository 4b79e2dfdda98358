/// Shapes and values: what flows between the nodes of a graph.
///
/// A [io.thalweg.core.tensor.Shape] lists the lengths of the axes, outermost first. One length may
/// be left open, the batch: `Shape.of(BATCH, 3)` is any number of rows of three. A
/// [io.thalweg.core.tensor.Tensor] is a value: a shape without an open axis, and its elements in
/// row-major order.
@NullMarked
package io.thalweg.core.tensor;

import org.jspecify.annotations.NullMarked;
