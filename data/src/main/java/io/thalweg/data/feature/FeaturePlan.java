package io.thalweg.data.feature;

import io.thalweg.data.schema.Schema;
import io.thalweg.data.source.DataException;
import io.thalweg.data.source.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// How the columns of a table become the numbers of a model: one transform a column, in the table's
/// order, fitted once on the training rows. Immutable; any thread may apply it.
@SuppressWarnings("DoNotCallSuggester")
public final class FeaturePlan {
    private final List<Transform> transforms;
    private final int numbers;
    private final List<CategoryInput> embeddings;

    /// A plan of transforms that were fitted before (from a model file).
    public FeaturePlan(List<Transform> transforms) {
        this.transforms = List.copyOf(transforms);
        int width = 0;
        var categoryInputs = new ArrayList<CategoryInput>();
        for (var transform : this.transforms) {
            width += transform.width();
            if (transform instanceof EmbeddingTransform embedding) {
                categoryInputs.add(
                        new CategoryInput(embedding.input(), embedding.categories().size() + 1));
            }
        }
        this.numbers = width;
        this.embeddings = List.copyOf(categoryInputs);
    }

    /// Fits every transform on the training rows; no other row is looked at.
    ///
    /// @param table the rows
    /// @param schema what its columns are; only the used ones become features
    /// @param trainingRows indices of rows
    /// @param options how columns become features
    /// @throws DataException if a column that must be numbers isn't, or no column can be used
    public static FeaturePlan fit(
            Table table, Schema schema, int[] trainingRows, FeatureOptions options) {
        throw new IllegalStateException(table.name() + schema + trainingRows.length + options);
    }

    /// The features of every row.
    ///
    /// @param table has the plan's input columns, in any order, among any others; missing values
    ///   and unseen categories are fine
    /// @throws DataException if an input column is absent, or a value isn't a number where one is
    ///   needed
    public Features apply(Table table) {
        var rows = new int[table.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
        return apply(table, rows);
    }

    /// The features of these rows, in this order.
    ///
    /// @throws DataException as [#apply(Table)]
    public Features apply(Table table, int[] rows) {
        throw new IllegalStateException(table.name() + rows.length);
    }

    /// The features of records. Values may be numbers, texts, booleans, `java.time` dates, or null.
    /// An absent name counts as missing, a superfluous one is ignored.
    ///
    /// @param records one map a row, from column names to values
    /// @throws DataException if a value isn't a number where one is needed, or an absent name was
    ///   probably misspelt
    public Features apply(List<? extends Map<String, ?>> records) {
        throw new IllegalStateException(records.toString());
    }

    /// The fitted transforms, in the order of their outputs.
    public List<Transform> transforms() {
        return transforms;
    }

    /// How many dense numbers a row has.
    public int numbers() {
        return numbers;
    }

    /// The category indices that a row has.
    public List<CategoryInput> embeddings() {
        return embeddings;
    }

    /// The name of each dense number.
    public List<String> outputNames() {
        var names = new ArrayList<String>(numbers);
        for (var transform : transforms) {
            names.addAll(transform.outputs());
        }
        return names;
    }

    /// The columns that are needed.
    public List<String> inputNames() {
        var names = new LinkedHashSet<String>();
        for (var transform : transforms) {
            names.add(transform.input());
        }
        return List.copyOf(names);
    }
}
