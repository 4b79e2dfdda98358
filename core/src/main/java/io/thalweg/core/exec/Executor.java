package io.thalweg.core.exec;

import io.thalweg.core.graph.Node;
import io.thalweg.core.plan.Plan;
import io.thalweg.core.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Owns the values of variables and computes plans. For one thread at a time.
public interface Executor extends AutoCloseable {
    /// Gives a variable a value.
    void store(Node variable, Tensor value);

    /// The value of a variable.
    Tensor load(Node variable);

    /// Computes a plan and carries out its assignments. All variables of the plan have been stored.
    ///
    /// @param feeds `float[]` or `int[]` for each placeholder of the plan, row-major, of the right
    ///   length
    /// @param batch the number that the open axis stands for
    /// @param seed the seed of the random nodes
    /// @param step the step that random nodes are asked for
    /// @return the values of the plan's fetches, in their order
    List<Tensor> run(Plan plan, Map<Node, Object> feeds, int batch, long seed, long step);

    @Override
    void close();
}
