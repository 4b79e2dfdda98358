/// Figures that say how good predictions are.
///
/// Each class takes truth and predictions once, checks them once, and gives every figure that can
/// be made of them:
///
/// ```java
/// RegressionScores.of(truth, predicted).rootMeanSquaredError();
/// LabelScores.of(truth, predicted, 3).macroF1();
/// ProbabilityScores.of(truth, probabilities, 3).weightedBy(weights).logLoss();
/// RankingScores.of(isPositive, scores).rocAuc();
/// ```
///
/// Definitions are scikit-learn's; where one differs, its method says so. A figure that the data
/// leave undefined (the area under a ROC curve without a negative row) is NaN, and so is every
/// figure made of a prediction that is NaN. All sums are in double precision, in the order of the
/// rows, compensated for rounding; logarithms are those of `StrictMath`, equal on every machine.
/// Sorting is the dearest thing done: n log n for n rows.
@NullMarked
package io.thalweg.learn.metric;

import org.jspecify.annotations.NullMarked;
