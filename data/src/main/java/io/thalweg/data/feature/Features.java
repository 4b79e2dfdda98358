package io.thalweg.data.feature;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// The numbers of some rows, ready for a model: in memory, or in a file where they would need too
/// much of it.
public final class Features {
    private final int rows;
    private final int numbers;
    private final int embeddings;
    private final float @Nullable [] values;
    private final int @Nullable [] categories;
    private final MemorySegment valueMemory;
    private final MemorySegment categoryMemory;

    /// Rows in memory. The arrays are the storage itself, not copies.
    ///
    /// @param rows how many rows
    /// @param numbers how many dense numbers each row has
    /// @param values shape [rows, numbers], row after row
    /// @param embeddings how many category indices each row has
    /// @param categories shape [rows, embeddings], row after row
    public Features(int rows, int numbers, float[] values, int embeddings, int[] categories) {
        if (values.length != Math.multiplyExact(rows, numbers)
                || categories.length != Math.multiplyExact(rows, embeddings)) {
            throw new IllegalArgumentException(
                    rows
                            + " rows of "
                            + numbers
                            + " numbers and "
                            + embeddings
                            + " categories need as many values, not "
                            + values.length
                            + " and "
                            + categories.length);
        }
        this.rows = rows;
        this.numbers = numbers;
        this.values = values;
        this.embeddings = embeddings;
        this.categories = categories;
        this.valueMemory = MemorySegment.ofArray(values);
        this.categoryMemory = MemorySegment.ofArray(categories);
    }

    /// Rows in mapped memory, each as in the other constructor.
    Features(
            int rows, int numbers, MemorySegment values, int embeddings, MemorySegment categories) {
        this.rows = rows;
        this.numbers = numbers;
        this.embeddings = embeddings;
        this.values = null;
        this.categories = null;
        this.valueMemory = values;
        this.categoryMemory = categories;
    }

    /// How many rows.
    public int rows() {
        return rows;
    }

    /// How many dense numbers each row has.
    public int numbers() {
        return numbers;
    }

    /// How many category indices each row has.
    public int embeddings() {
        return embeddings;
    }

    /// All dense numbers, row after row: the storage itself if it is in memory, else a copy. Shape
    /// `[rows, numbers]`.
    public float[] values() {
        return values == null ? valueMemory.toArray(ValueLayout.JAVA_FLOAT) : values;
    }

    /// All category indices, row after row: the storage itself if it is in memory, else a copy.
    /// Shape `[rows, embeddings]`.
    public int[] categories() {
        return categories == null ? categoryMemory.toArray(ValueLayout.JAVA_INT) : categories;
    }

    /// One dense number.
    public float number(int row, int column) {
        long place = (long) row * numbers + column;
        return values == null
                ? valueMemory.getAtIndex(ValueLayout.JAVA_FLOAT, place)
                : values[(int) place];
    }

    /// One category index.
    public int category(int row, int column) {
        long place = (long) row * embeddings + column;
        return categories == null
                ? categoryMemory.getAtIndex(ValueLayout.JAVA_INT, place)
                : categories[(int) place];
    }

    /// Copies the dense numbers of rows that follow each other.
    ///
    /// @param from the first row
    /// @param count how many rows
    /// @param target takes them
    /// @param at where in the target
    public void copyNumbers(int from, int count, float[] target, int at) {
        int length = count * numbers;
        if (values == null) {
            MemorySegment.copy(
                    valueMemory,
                    ValueLayout.JAVA_FLOAT,
                    (long) from * numbers * Float.BYTES,
                    target,
                    at,
                    length);
        } else {
            System.arraycopy(values, from * numbers, target, at, length);
        }
    }

    /// Only these rows, in this order (a copy).
    public Features select(int[] selected) {
        var someValues = new float[Math.multiplyExact(selected.length, numbers)];
        var someCategories = new int[Math.multiplyExact(selected.length, embeddings)];
        for (int i = 0; i < selected.length; i++) {
            copyNumbers(selected[i], 1, someValues, i * numbers);
            for (int column = 0; column < embeddings; column++) {
                someCategories[i * embeddings + column] = category(selected[i], column);
            }
        }
        return new Features(selected.length, numbers, someValues, embeddings, someCategories);
    }
}
