package io.thalweg.core.kernel;

/// What a matrix product looks like: `result[i, j] = Σ left[i, k] right[k, j]` over the shared
/// axis.
///
/// A stride is the number of floats from the start of one stored row to the start of the next, so
/// that an operand can be part of a wider array. Strides belong to rows as they are stored: those
/// of a transposed left side are `shared` rows of `rows` floats.
///
/// @param rows of the result
/// @param columns of the result
/// @param shared length of the axis that is summed over; 0 gives zeros
/// @param leftTransposed whether the left side is stored as `[shared, rows]`
/// @param rightTransposed whether the right side is stored as `[columns, shared]`
/// @param leftStride floats from one stored row of the left side to the next
/// @param rightStride floats from one stored row of the right side to the next
/// @param resultStride floats from one row of the result to the next
/// @param accumulate whether the product is added to what the result holds
public record ProductShape(
        int rows,
        int columns,
        int shared,
        boolean leftTransposed,
        boolean rightTransposed,
        int leftStride,
        int rightStride,
        int resultStride,
        boolean accumulate) {

    /// @throws IllegalArgumentException when an axis is negative or a stride shorter than its row
    public ProductShape {
        if (rows < 0 || columns < 0 || shared < 0) {
            throw new IllegalArgumentException(
                    "negative axis: %s x %s x %s".formatted(rows, shared, columns));
        }
        if (leftStride < (leftTransposed ? rows : shared)
                || rightStride < (rightTransposed ? shared : columns)
                || resultStride < columns) {
            throw new IllegalArgumentException(
                    "a stride (%s, %s, %s) is shorter than its row in %s x %s x %s"
                            .formatted(
                                    leftStride, rightStride, resultStride, rows, shared, columns));
        }
    }

    /// Dense matrices `[rows, shared]` and `[shared, columns]`, the product replacing the result.
    public static ProductShape of(int rows, int columns, int shared) {
        return of(rows, columns, shared, false, false);
    }

    /// Dense matrices, each stored as it is or transposed, the product replacing the result.
    public static ProductShape of(
            int rows, int columns, int shared, boolean leftTransposed, boolean rightTransposed) {
        return new ProductShape(
                rows,
                columns,
                shared,
                leftTransposed,
                rightTransposed,
                leftTransposed ? rows : shared,
                rightTransposed ? shared : columns,
                columns,
                false);
    }

    /// The same inside wider arrays.
    public ProductShape withStrides(int left, int right, int result) {
        return new ProductShape(
                rows,
                columns,
                shared,
                leftTransposed,
                rightTransposed,
                left,
                right,
                result,
                accumulate);
    }

    /// The same, added to what the result holds.
    public ProductShape accumulating() {
        return new ProductShape(
                rows,
                columns,
                shared,
                leftTransposed,
                rightTransposed,
                leftStride,
                rightStride,
                resultStride,
                true);
    }

    /// Floats from `left[i, k]` to `left[i + 1, k]`.
    int leftRowStep() {
        return leftTransposed ? 1 : leftStride;
    }

    /// Floats from `left[i, k]` to `left[i, k + 1]`.
    int leftSharedStep() {
        return leftTransposed ? leftStride : 1;
    }

    /// Floats from `right[k, j]` to `right[k + 1, j]`.
    int rightSharedStep() {
        return rightTransposed ? 1 : rightStride;
    }

    /// Floats from `right[k, j]` to `right[k, j + 1]`.
    int rightColumnStep() {
        return rightTransposed ? rightStride : 1;
    }
}
