/// Tests that see the kernels' internals.
@NullMarked
package io.thalweg.core.kernel;

import org.jspecify.annotations.NullMarked;
