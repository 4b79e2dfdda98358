/// From a graph to a plan: which nodes are computed, in which order, into which memory.
@NullMarked
package io.thalweg.core.plan;

import org.jspecify.annotations.NullMarked;
