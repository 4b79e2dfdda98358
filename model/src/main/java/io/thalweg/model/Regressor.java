package io.thalweg.model;

import io.thalweg.data.feature.Features;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.source.DataException;
import io.thalweg.data.source.Table;
import java.util.List;
import java.util.Map;

/// A saved model that predicts numbers, in the target's unit.
///
/// ```java
/// var prices = SavedModel.load(Path.of("houses.thalweg")).regressor();
/// double price = prices.predict(Map.of("Gr_Liv_Area", 1500, "Neighborhood", "Gilbert"));
/// ```
///
/// Immutable; any number of threads may predict at the same time. A row's prediction is the same to
/// the last bit, whatever rows it is asked for with and on however many threads.
public final class Regressor {
    private final NumberTarget target;
    private final NetworkRunner runner;
    private final RowInput rows;

    Regressor(SavedModel.Contents contents, NumberTarget target, NetworkRunner runner) {
        this.target = target;
        this.runner = runner;
        this.rows = RowInput.of(contents);
    }

    /// The columns that the model looks at, in the order that arrays of numbers have to have.
    public List<String> columns() {
        return rows.columns();
    }

    /// Predicts one row.
    ///
    /// @param row values by column name: numbers, texts, booleans, dates or null; an absent column
    ///   is missing
    /// @throws DataException if a value isn't of its column's kind
    public double predict(Map<String, ?> row) {
        return first(rows.of(row));
    }

    /// Predicts one row.
    ///
    /// @param row a Java record with a component for each column, see [Column]
    /// @throws DataException if a value isn't of its column's kind
    /// @throws PredictionException if the record's type is hidden from this module
    public double predict(Record row) {
        return predict(RecordRow.of(row));
    }

    /// Predicts one row of plain numbers.
    ///
    /// @param row in the order of [#columns()]; NaN is missing, 1 and 0 are yes and no
    /// @throws PredictionException if there are more or fewer numbers than columns
    /// @throws DataException if a column holds texts or dates, or a number is infinite
    public double predict(double... row) {
        return first(rows.of(row));
    }

    /// Predicts one row of plain numbers, as [#predict(double...)] does; each is taken as the
    /// double of the same value.
    public double predict(float[] row) {
        return first(rows.of(row));
    }

    /// Predicts rows.
    ///
    /// @param many values by column name
    /// @throws DataException if a value isn't of its column's kind
    public double[] predict(List<? extends Map<String, ?>> many) {
        return decode(rows.of(many));
    }

    /// Predicts rows.
    ///
    /// @param many Java records, see [#predict(Record)]
    /// @throws DataException if a value isn't of its column's kind
    public double[] predictRecords(List<? extends Record> many) {
        return predict(RecordRow.of(many));
    }

    /// Predicts rows of plain numbers, each as [#predict(double...)] does. Shape: `[rows,
    /// columns]`.
    public double[] predict(double[][] many) {
        return decode(rows.of(many));
    }

    /// Predicts rows of plain numbers, each as [#predict(float[])] does. Shape: `[rows, columns]`.
    public double[] predict(float[][] many) {
        return decode(rows.of(many));
    }

    /// Predicts the rows of a table.
    ///
    /// @throws DataException if a needed column is absent or has a value that isn't of its kind
    public double[] predict(Table table) {
        return decode(rows.of(table));
    }

    private double first(Features features) {
        return target.decode(runner.run(features)[0]);
    }

    private double[] decode(Features features) {
        var outputs = runner.run(features);
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = target.decode(outputs[i]);
        }
        return outputs;
    }
}
