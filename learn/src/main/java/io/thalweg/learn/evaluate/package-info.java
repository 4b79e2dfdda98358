/// From truth and predictions to an [io.thalweg.model.Evaluation]: the figures of a model beside
/// those of the trivial one.
@NullMarked
package io.thalweg.learn.evaluate;

import org.jspecify.annotations.NullMarked;
