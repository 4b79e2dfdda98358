package io.thalweg.core.exec;

import static io.thalweg.core.tensor.Shape.BATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.MatMul;
import io.thalweg.core.graph.Node;
import io.thalweg.core.plan.Loop;
import io.thalweg.core.plan.Plan;
import io.thalweg.core.plan.Program;
import io.thalweg.core.plan.Stage;
import io.thalweg.core.tensor.Shape;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which loops leave out rows whose factor is 0.
class IdleRowsTest {
    /// The loop that changes a matrix.
    ///
    /// @param changed what the matrix becomes, of itself and of the product of two rows
    private static @Nullable IdleRows of(BinaryOperator<Node> changed) {
        var graph = new Graph();
        var x = graph.placeholder("x", Shape.of(BATCH, 30));
        var y = graph.placeholder("y", Shape.of(BATCH, 40));
        var matrix = graph.variable("matrix", InitialValue.zeros(30, 40));
        var product = graph.apply(new MatMul(true, false), x, y);
        var update = matrix.assign(changed.apply(matrix, product));
        var program = Program.ofSingleRow(Plan.of(List.of(update)));
        Loop last = null;
        for (var stage : program.stages()) {
            last = stage instanceof Stage.Fused(Loop loop) ? loop : last;
        }
        assertThat(last).isNotNull();
        return last == null ? null : IdleRows.of(last);
    }

    @Test
    void theyStayWhereAMultipleOfTheProductIsAddedOrTakenAway() {
        assertThat(of((matrix, product) -> matrix.minus(product.times(0.1)))).isNotNull();
        assertThat(of((matrix, product) -> matrix.plus(product.negate()))).isNotNull();
    }

    @Test
    void allChangeWhereMoreIsDone() {
        assertThat(of((matrix, product) -> matrix.times(0.9).minus(product))).isNull();
        assertThat(of((matrix, product) -> matrix.minus(product.plus(1)))).isNull();
        assertThat(of((matrix, product) -> matrix.minus(product.exp()))).isNull();
        assertThat(of((matrix, product) -> matrix.times(product))).isNull();
        assertThat(of((matrix, product) -> product.minus(matrix))).isNull();
    }
}
