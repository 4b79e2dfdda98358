/// Expressions: nodes, the primitives they apply, and functions made of primitives.
///
/// ```java
/// var graph = new Graph();
/// var x = graph.placeholder("x", Shape.of(Shape.BATCH, 1));
/// var w = graph.variable("w", InitialValue.zeros(1, 1));
/// var predicted = x.matmul(w);          // nothing is computed yet
/// ```
///
/// A node is an operation on other nodes. There are two tiers of operations: about forty
/// primitives, the records below [io.thalweg.core.graph.Op], each with its shape rule, its
/// gradient, its definition in double precision and its float32 loop; and everything else, one-line
/// functions over them, in [io.thalweg.core.graph.Node] and [io.thalweg.core.graph.Functions].
@NullMarked
package io.thalweg.core.graph;

import org.jspecify.annotations.NullMarked;
