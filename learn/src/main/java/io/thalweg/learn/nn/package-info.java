/// Layers: what a network is made of, and how their weights start.
///
/// ```java
/// var model = Sequential.of(dense(64, relu()), dropout(0.1), dense(3));
/// ```
///
/// A layer is a recipe for a piece of graph. It is built twice, once for training and once for
/// inference, over the same variables; so nothing has to be switched when a model is used.
@NullMarked
package io.thalweg.learn.nn;

import org.jspecify.annotations.NullMarked;
