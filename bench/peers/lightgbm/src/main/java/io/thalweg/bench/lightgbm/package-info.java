/// LightGBM's side.
@NullMarked
package io.thalweg.bench.lightgbm;

import org.jspecify.annotations.NullMarked;
