/// XGBoost's side.
@NullMarked
package io.thalweg.bench.xgboost;

import org.jspecify.annotations.NullMarked;
