package io.thalweg.model;

import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.Features;
import io.thalweg.data.source.Names;
import io.thalweg.data.source.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Rows of every form, checked and made features.
///
/// @param plan what the model's columns are
/// @param missing the texts that stand for a missing value
record RowInput(FeaturePlan plan, List<String> missing) {
    static RowInput of(SavedModel.Contents contents) {
        return new RowInput(contents.features(), contents.schema().reading().missing());
    }

    /// The columns, in the order that arrays have to have.
    List<String> columns() {
        return plan.inputNames();
    }

    Features of(Map<String, ?> row) {
        return plan.apply(List.of(row), missing);
    }

    Features of(List<? extends Map<String, ?>> rows) {
        return plan.apply(rows, missing);
    }

    Features of(Table table) {
        return plan.apply(table);
    }

    /// @throws PredictionException if it has more or fewer numbers than the model has columns
    Features of(double[] row) {
        check(row.length, 0);
        return plan.apply(row);
    }

    Features of(float[] row) {
        return of(widened(row));
    }

    Features of(double[][] rows) {
        int columns = plan.inputNames().size();
        var values = new double[Math.multiplyExact(rows.length, columns)];
        for (int i = 0; i < rows.length; i++) {
            check(rows[i].length, i);
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        return plan.apply(values);
    }

    Features of(float[][] rows) {
        return of(Arrays.stream(rows).map(RowInput::widened).toArray(double[][]::new));
    }

    private void check(int length, int row) {
        List<String> names = plan.inputNames();
        if (length != names.size()) {
            throw new PredictionException(
                    "Row "
                            + (row + 1)
                            + " has "
                            + length
                            + " numbers; expected "
                            + names.size()
                            + ", in this order: "
                            + Names.list(names)
                            + ".");
        }
    }

    private static double[] widened(float[] row) {
        var wide = new double[row.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = row[i];
        }
        return wide;
    }
}
