/// What starts the sides, lets them run in turns, judges their losses and prints the table.
@NullMarked
package io.thalweg.bench.compare;

import org.jspecify.annotations.NullMarked;
