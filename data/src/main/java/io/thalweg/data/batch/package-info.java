/// Which rows are trained on and which judge, and the samples made of them.
///
/// ```java
/// var split = Split.random(houses, Target.usableRows(houses, "Sale_Price"), new Shares(0.2, 0.2), 42);
/// var samples = Samples.of(plan.apply(houses, split.training()), target.encode(houses, split.training()));
/// ```
///
/// The same seed gives the same split.
@NullMarked
package io.thalweg.data.batch;

import org.jspecify.annotations.NullMarked;
