/// Arrays in, arrays out: loops with the Vector API, each beside a scalar twin that gives the same
/// bits and runs where the module `jdk.incubator.vector` is missing.
@NullMarked
package io.thalweg.core.kernel;

import org.jspecify.annotations.NullMarked;
