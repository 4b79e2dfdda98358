/// The kernels alone, measured with JMH: what one product, one loop, one layer costs, apart from
/// the steps that they are parts of.
@NullMarked
package io.thalweg.bench.kernel;

import org.jspecify.annotations.NullMarked;
