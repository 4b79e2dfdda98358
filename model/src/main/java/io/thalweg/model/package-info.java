/// The saved model, what it was made from, how good it is, and what predicts with it.
@NullMarked
package io.thalweg.model;

import org.jspecify.annotations.NullMarked;
