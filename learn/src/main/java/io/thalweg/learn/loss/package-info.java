/// What training makes small: from predictions and targets to one number a sample, and from there
/// to the mean or the sum.
///
/// ```java
/// var loss = squaredError().mean(predicted, target);
/// var step = gradientDescent(0.025).minimize(loss);
/// ```
///
/// A loss of one's own is one function of two nodes, and needs no gradient:
///
/// ```java
/// Loss quantile = (predicted, target) -> {
///     var missed = target.minus(predicted);
///     return missed.times(0.9).maximum(missed.times(-0.1)).sum(1);
/// };
/// ```
@NullMarked
package io.thalweg.learn.loss;

import org.jspecify.annotations.NullMarked;
