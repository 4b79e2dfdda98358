/// The training loop: batches in, a network out, events on the way, and rules that say when it
/// ends.
///
/// ```java
/// var run = Training.of(model, softmaxCrossEntropy(), adam(1e-3))
///         .schedule(oneCycle()).batchSize(32)
///         .stopWhen(lossBelow(0.01), epochs(200), patience(10))
///         .fit(samples);
/// ```
@NullMarked
package io.thalweg.learn.train;

import org.jspecify.annotations.NullMarked;
