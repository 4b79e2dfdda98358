/// How a loss is made small.
///
/// An [io.thalweg.learn.optim.Optimizer] adds to the graph what one training step does: gradients,
/// what it remembers between the steps, and the assignments.
///
/// ```java
/// var step = adam(1e-3).clipNorm(1).minimize(loss);
/// session.run(step, feed(x, …), feed(y, …));
/// ```
///
/// The learning rate is a variable; a [io.thalweg.learn.optim.Schedule] says what to set it to.
/// [io.thalweg.learn.optim.Lbfgs] works on whole data sets and needs no learning rate.
@NullMarked
package io.thalweg.learn.optim;

import org.jspecify.annotations.NullMarked;
