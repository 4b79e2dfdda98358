package io.thalweg.model;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.Features;
import io.thalweg.data.source.DataException;
import io.thalweg.data.source.Table;
import io.thalweg.model.Prediction.ClassPrediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A saved model that predicts classes, with the probability of each.
///
/// ```java
/// var species = SavedModel.load(Path.of("iris.thalweg")).classifier();
/// var prediction = species.predict(5.1, 3.5, 1.4, 0.2);
/// prediction.label();                  // setosa
/// prediction.probability("setosa");    // 0.99
/// ```
///
/// Immutable; any number of threads may predict at the same time. A row's prediction is the same to
/// the last bit, whatever rows it is asked for with and on however many threads.
public final class Classifier {
    private final ClassTarget target;
    private final NetworkRunner runner;
    private final RowInput rows;

    Classifier(SavedModel.Contents contents, ClassTarget target, NetworkRunner runner) {
        this.target = target;
        this.runner = runner;
        this.rows = RowInput.of(contents);
    }

    /// The columns that the model looks at, in the order that arrays of numbers have to have.
    public List<String> columns() {
        return rows.columns();
    }

    /// The classes, in the order of the probabilities.
    public List<String> classes() {
        return target.classes();
    }

    /// Predicts one row.
    ///
    /// @param row values by column name: numbers, texts, booleans, dates or null; an absent column
    ///   is missing
    /// @throws DataException if a value isn't of its column's kind
    public ClassPrediction predict(Map<String, ?> row) {
        return predictions(rows.of(row)).get(0);
    }

    /// Predicts one row.
    ///
    /// @param row a Java record with a component for each column, see [Column]
    /// @throws DataException if a value isn't of its column's kind
    /// @throws PredictionException if the record's type is hidden from this module
    public ClassPrediction predict(Record row) {
        return predict(RecordRow.of(row));
    }

    /// Predicts one row of plain numbers.
    ///
    /// @param row in the order of [#columns()]; NaN is missing, 1 and 0 are yes and no
    /// @throws PredictionException if there are more or fewer numbers than columns
    /// @throws DataException if a column holds texts or dates, or a number is infinite
    public ClassPrediction predict(double... row) {
        return predictions(rows.of(row)).get(0);
    }

    /// Predicts one row of plain numbers, as [#predict(double...)] does; each is taken as the
    /// double of the same value.
    public ClassPrediction predict(float[] row) {
        return predictions(rows.of(row)).get(0);
    }

    /// Predicts rows.
    ///
    /// @param many values by column name
    /// @throws DataException if a value isn't of its column's kind
    public List<ClassPrediction> predict(List<? extends Map<String, ?>> many) {
        return predictions(rows.of(many));
    }

    /// Predicts rows.
    ///
    /// @param many Java records, see [#predict(Record)]
    /// @throws DataException if a value isn't of its column's kind
    public List<ClassPrediction> predictRecords(List<? extends Record> many) {
        return predict(RecordRow.of(many));
    }

    /// Predicts rows of plain numbers, each as [#predict(double...)] does. Shape: `[rows,
    /// columns]`.
    public List<ClassPrediction> predict(double[][] many) {
        return predictions(rows.of(many));
    }

    /// Predicts rows of plain numbers, each as [#predict(float[])] does. Shape: `[rows, columns]`.
    public List<ClassPrediction> predict(float[][] many) {
        return predictions(rows.of(many));
    }

    /// Predicts the rows of a table.
    ///
    /// @throws DataException if a needed column is absent or has a value that isn't of its kind
    public List<ClassPrediction> predict(Table table) {
        return predictions(rows.of(table));
    }

    private List<ClassPrediction> predictions(Features features) {
        var outputs = NetworkOutputs.of(runner, target, features);
        int count = classes().size();
        var predictions = new ArrayList<ClassPrediction>(features.rows());
        for (int from = 0; from < outputs.length; from += count) {
            int largest = 0;
            var probabilities = new ArrayList<Double>(count);
            for (int i = 0; i < count; i++) {
                probabilities.add(outputs[from + i]);
                largest = outputs[from + i] > outputs[from + largest] ? i : largest;
            }
            predictions.add(new ClassPrediction(classes().get(largest), classes(), probabilities));
        }
        return predictions;
    }
}
