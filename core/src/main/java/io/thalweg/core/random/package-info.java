/// Random numbers without a state: a function of a seed and a position.
@NullMarked
package io.thalweg.core.random;

import org.jspecify.annotations.NullMarked;
