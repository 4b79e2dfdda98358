/// DL4J's side.
@NullMarked
package io.thalweg.bench.dl4j;

import org.jspecify.annotations.NullMarked;
