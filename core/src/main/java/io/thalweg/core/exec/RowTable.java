package io.thalweg.core.exec;

import io.thalweg.core.plan.Loop.Input;

/// Where the rows of an input begin that lie neither one after the other nor in one place.
final class RowTable {
    private RowTable() {}

    static int[] of(Input input, int rows, int batch) {
        var view = input.view();
        var shape = view.shape().at(batch);
        var table = new int[rows];
        for (int row = 0; row < rows; row++) {
            int rest = row;
            for (int axis = input.rowAxes() - 1; axis >= 0; axis--) {
                int length = shape.axis(axis);
                table[row] += rest % length * view.strides()[axis].at(batch);
                rest /= length;
            }
        }
        return table;
    }
}
