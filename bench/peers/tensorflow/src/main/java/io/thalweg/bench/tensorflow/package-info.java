/// TensorFlow-Java's side: graphs and sessions.
@NullMarked
package io.thalweg.bench.tensorflow;

import org.jspecify.annotations.NullMarked;
