/// libtorch's side, through DJL.
@NullMarked
package io.thalweg.bench.libtorch;

import org.jspecify.annotations.NullMarked;
