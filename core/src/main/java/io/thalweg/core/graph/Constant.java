package io.thalweg.core.graph;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A value that never changes. Two of the same shape and the same bits are equal.
public final class Constant implements Source {
    private final Tensor value;
    private final double[] elements;

    /// @param value Shape: without an open axis
    public Constant(Tensor value) {
        this.value = value;
        this.elements = value.doubles();
    }

    /// The value.
    public Tensor value() {
        return value;
    }

    /// Whether all elements are this number.
    boolean isAll(double number) {
        for (double element : elements) {
            if (element != number) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String name() {
        return "constant";
    }

    @Override
    public Shape shape() {
        return value.shape();
    }

    @Override
    public Map<String, Object> attributes() {
        List<Double> values = new ArrayList<>(elements.length);
        for (double element : elements) {
            values.add(element);
        }
        return Map.of("shape", OpCatalog.list(shape().axes()), "values", values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Constant constant
                && shape().equals(constant.shape())
                && Arrays.equals(elements, constant.elements);
    }

    @Override
    public int hashCode() {
        return 31 * shape().hashCode() + Arrays.hashCode(elements);
    }
}
