package io.thalweg.data.feature;

/// The numbers of some rows, ready for a model. The arrays are the storage itself, not copies.
///
/// @param rows how many rows
/// @param numbers how many dense numbers each row has
/// @param values shape [rows, numbers], row after row
/// @param embeddings how many category indices each row has
/// @param categories shape [rows, embeddings], row after row
@SuppressWarnings("ArrayRecordComponent") // the storage of a batch; identity is the right equality
public record Features(int rows, int numbers, float[] values, int embeddings, int[] categories) {
    public Features {
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
    }

    /// Only these rows, in this order (a copy).
    public Features select(int[] selected) {
        var someValues = new float[Math.multiplyExact(selected.length, numbers)];
        var someCategories = new int[Math.multiplyExact(selected.length, embeddings)];
        for (int i = 0; i < selected.length; i++) {
            System.arraycopy(values, selected[i] * numbers, someValues, i * numbers, numbers);
            System.arraycopy(
                    categories,
                    selected[i] * embeddings,
                    someCategories,
                    i * embeddings,
                    embeddings);
        }
        return new Features(selected.length, numbers, someValues, embeddings, someCategories);
    }
}
