package io.thalweg.data.feature;

import io.thalweg.data.schema.Schema;
import io.thalweg.data.source.ColumnException;
import io.thalweg.data.source.DataException;
import io.thalweg.data.source.Names;
import io.thalweg.data.source.NumberText;
import io.thalweg.data.source.ReadOptions;
import io.thalweg.data.source.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the columns of a table become the numbers of a model: one transform a column, in the table's
/// order, fitted once on the training rows. Immutable; any thread may apply it.
public final class FeaturePlan {
    private static final int BLOCK = 256;

    /// Rows that go to a file together; an even number.
    private static final int FILE_BLOCK = 1024;

    private final List<Transform> transforms;
    private final List<Encoder> encoders;
    private final int numbers;
    private final List<CategoryInput> embeddings;
    private final List<String> inputs;
    private final int[] inputOf;
    private final @Nullable String notNumbers;

    /// A plan of transforms that were fitted before (from a model file).
    public FeaturePlan(List<Transform> transforms) {
        this.transforms = List.copyOf(transforms);
        int width = 0;
        var categoryInputs = new ArrayList<CategoryInput>();
        var prepared = new ArrayList<Encoder>();
        for (var transform : this.transforms) {
            prepared.add(Encoder.of(transform, width, categoryInputs.size()));
            width += transform.width();
            if (transform instanceof EmbeddingTransform embedding) {
                categoryInputs.add(
                        new CategoryInput(embedding.input(), embedding.categories().size() + 1));
            }
        }
        this.encoders = List.copyOf(prepared);
        this.numbers = width;
        this.embeddings = List.copyOf(categoryInputs);
        var names = new LinkedHashSet<String>();
        for (var transform : this.transforms) {
            names.add(transform.input());
        }
        this.inputs = List.copyOf(names);
        this.inputOf = new int[this.transforms.size()];
        for (int i = 0; i < inputOf.length; i++) {
            inputOf[i] = inputs.indexOf(this.transforms.get(i).input());
        }
        this.notNumbers = notNumbers(this.transforms);
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
        return new FeaturePlan(new FeatureFitting(table, trainingRows, options).fit(schema));
    }

    /// The features of every row.
    ///
    /// @param table has the plan's input columns, in any order, among any others; missing values
    ///   and unseen categories are fine
    /// @throws DataException if an input column is absent, or a value isn't a number where one is
    ///   needed
    public Features apply(Table table) {
        return apply(table, first(table.rows()));
    }

    /// The features of these rows, in this order.
    ///
    /// @throws DataException as [#apply(Table)]
    public Features apply(Table table, int[] rows) {
        var cells = new Cells[transforms.size()];
        for (int i = 0; i < cells.length; i++) {
            var input = transforms.get(i).input();
            if (table.find(input).isEmpty()) {
                throw Names.absent(table.name(), input, "needed to predict", table.columnNames());
            }
            cells[i] = FeatureFitting.cells(table, input);
        }
        long bytes = 4L * rows.length * (numbers + embeddings.size());
        return table.storage().keepsOnDisk(bytes) ? encodeToFile(cells, rows) : encode(cells, rows);
    }

    /// The features of records. Values may be numbers, texts, booleans, `java.time` dates, or null.
    /// An absent name counts as missing, a superfluous one is ignored.
    ///
    /// @param records one map a row, from column names to values
    /// @throws DataException if a value isn't a number where one is needed, or an absent name was
    ///   probably misspelt
    public Features apply(List<? extends Map<String, ?>> records) {
        return apply(records, ReadOptions.STANDARD_MISSING);
    }

    /// As [#apply(List)].
    ///
    /// @param missing texts (and numbers) that stand for a missing value, whatever the letter case
    public Features apply(List<? extends Map<String, ?>> records, List<String> missing) {
        var tokens = Missing.of(missing);
        Misspelling.check(records, inputs);
        var cells = new Cells[transforms.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new RecordCells(records, transforms.get(i).input(), tokens);
        }
        return encode(cells, first(records.size()));
    }

    /// The features of rows of plain numbers, one for each of [#inputNames()], in that order. NaN
    /// is a missing value; in a column of yes and no, 1 and 0; in one of categories, such as 3 for
    /// "3".
    ///
    /// @param values row after row
    /// @throws DataException if a column holds texts or dates, a value is infinite, or the numbers
    ///   don't make whole rows
    public Features apply(double[] values) {
        int columns = inputs.size();
        if (notNumbers != null) {
            throw new ColumnException(
                    "an array of numbers",
                    notNumbers,
                    "column "
                            + notNumbers
                            + " holds no numbers; give the row as a map from names to values",
                    null);
        }
        if (values.length % columns != 0) {
            throw new ColumnException(
                    "an array of numbers",
                    inputs.getLast(),
                    values.length
                            + " numbers were given; expected "
                            + columns
                            + " for each row: "
                            + Names.list(inputs),
                    null);
        }
        var cells = new Cells[transforms.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new ArrayCells(values, columns, inputOf[i], transforms.get(i).input());
        }
        return encode(cells, first(values.length / columns));
    }

    /// The first column whose values can't be given as numbers, or null.
    private static @Nullable String notNumbers(List<Transform> transforms) {
        for (var transform : transforms) {
            boolean numbers =
                    switch (transform) {
                        case NumberTransform number -> true;
                        case BooleanTransform flag -> true;
                        case OneHotTransform oneHot -> areNumbers(oneHot.categories());
                        case EmbeddingTransform embedding -> areNumbers(embedding.categories());
                        case DateTimeTransform time -> false;
                        case TextTransform text -> false;
                    };
            if (!numbers) {
                return transform.input();
            }
        }
        return null;
    }

    private static boolean areNumbers(List<String> categories) {
        for (var category : categories) {
            if (Double.isNaN(NumberText.parse(category))) {
                return false;
            }
        }
        return true;
    }

    private static int[] first(int count) {
        var rows = new int[count];
        for (int row = 0; row < count; row++) {
            rows[row] = row;
        }
        return rows;
    }

    /// As [#encode], but into a file.
    private Features encodeToFile(Cells[] cells, int[] rows) {
        var file = new FeatureFile();
        for (int from = 0; from < rows.length; from += FILE_BLOCK) {
            file.add(
                    encode(
                            cells,
                            Arrays.copyOfRange(
                                    rows, from, Math.min(from + FILE_BLOCK, rows.length))));
        }
        return file.finish(rows.length, numbers, embeddings.size());
    }

    /// Goes through the rows in blocks, so that what the columns write stays in the cache.
    private Features encode(Cells[] cells, int[] rows) {
        var features =
                new Features(
                        rows.length,
                        numbers,
                        new float[Math.multiplyExact(rows.length, numbers)],
                        embeddings.size(),
                        new int[Math.multiplyExact(rows.length, embeddings.size())]);
        for (int from = 0; from < rows.length; from += BLOCK) {
            int to = Math.min(from + BLOCK, rows.length);
            for (int i = 0; i < cells.length; i++) {
                encoders.get(i).encode(cells[i], rows, from, to, features);
            }
        }
        return features;
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
        return inputs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeaturePlan plan && transforms.equals(plan.transforms);
    }

    @Override
    public int hashCode() {
        return transforms.hashCode();
    }

    @Override
    public String toString() {
        return "FeaturePlan" + transforms;
    }
}
