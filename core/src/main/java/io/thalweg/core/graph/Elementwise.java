package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.List;

/// Each element of the result is made from one element of each operand; operands of smaller shape
/// are repeated ([Shape#broadcast]).
public sealed interface Elementwise extends Op permits Unary, Binary, Select {
    @Override
    default Shape shape(List<Shape> operands) {
        var shape = operands.get(0);
        for (int i = 1; i < operands.size(); i++) {
            shape = shape.broadcast(operands.get(i));
        }
        return shape;
    }
}
