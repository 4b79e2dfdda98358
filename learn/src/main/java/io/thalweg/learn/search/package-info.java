/// Which settings to try next, and which to give more time: random search with successive halving.
///
/// Everything here is a function of the seed and of the losses so far: no clock, no thread.
@NullMarked
package io.thalweg.learn.search;

import org.jspecify.annotations.NullMarked;
