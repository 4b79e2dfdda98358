package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of zeros with a 1 at the class's number: classes `[a, b, …]` give `[a, b, …, classes]`. No
/// gradient flows through it.
public record OneHot(int classes) implements Lookup {
    @Override
    public String name() {
        return "oneHot";
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of("classes", classes);
    }

    @Override
    public int indexOperand() {
        return 0;
    }

    @Override
    public int rows(Shape indices) {
        return classes;
    }

    @Override
    public Shape shape(List<Shape> operands) {
        var indices = operands.get(0);
        var axes = Arrays.copyOf(indices.axes(), indices.rank() + 1);
        axes[indices.rank()] = classes;
        return Shape.of(axes);
    }

    @Override
    public double[] reference(DoubleArray values, int[] indices, Shape result) {
        var rows = new double[result.size()];
        for (int i = 0; i < indices.length; i++) {
            rows[i * classes + indices[i]] = 1;
        }
        return rows;
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(null);
    }
}
