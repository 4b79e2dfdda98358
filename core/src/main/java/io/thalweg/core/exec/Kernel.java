package io.thalweg.core.exec;

import io.thalweg.core.graph.Node;
import java.util.Map;

/// One operation's work for one batch size.
@FunctionalInterface
interface Kernel {
    /// What a run gives to its kernels.
    final class Moment {
        /// What placeholders are fed: `float[]` or `int[]`.
        Map<Node, Object> feeds = Map.of();

        /// The seed of random nodes.
        long seed;

        /// The step that random nodes are asked for.
        long step;
    }

    /// @param operands the arrays of the inputs; those of classes are in the moment's feeds
    /// @param offsets where each input begins in its array
    /// @param result where the result goes
    /// @param resultAt where it begins
    void run(float[][] operands, int[] offsets, float[] result, int resultAt, Moment moment);
}
