package io.thalweg.core.exec;

import io.thalweg.core.graph.Node;
import io.thalweg.core.plan.Plan;
import io.thalweg.core.tensor.Tensor;
import java.util.Map;

/// Owns the values of variables and computes plans. For one thread at a time.
public interface Executor extends AutoCloseable {
    /// Gives a variable a value.
    void store(Node variable, Tensor value);

    /// Gives a variable of one element a value.
    default void store(Node variable, float number) {
        store(variable, Tensor.of(variable.shape(), number));
    }

    /// The value of a variable.
    Tensor load(Node variable);

    /// Computes a plan and carries out its assignments. All variables of the plan have been stored.
    ///
    /// @param feeds `float[]` or `int[]` for each placeholder of the plan, row-major, of the right
    ///   length
    /// @param batch the number that the open axis stands for
    /// @param seed the seed of the random nodes
    /// @param step the step that random nodes are asked for
    /// @return what came out, to be read before the next run of the plan
    Outcome run(Plan plan, Map<Node, Object> feeds, int batch, long seed, long step);

    /// Says how a plan is computed, as text; with what it took where that was measured.
    String explain(Plan plan, int batch);

    /// What a run has computed.
    interface Outcome {
        /// A copy of the value of the plan's fetch of this number.
        Tensor tensor(int fetch);

        /// The first element of a fetch.
        double first(int fetch);

        /// Copies the elements of a fetch.
        ///
        /// @param target at least as long as the value
        void copy(int fetch, float[] target);
    }

    @Override
    void close();
}
