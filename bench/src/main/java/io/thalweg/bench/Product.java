package io.thalweg.bench;

/// How sides show that they computed the right matrix product.
public final class Product {
    private Product() {}

    /// The mean size of one element of each row, in columns that a transposed product would not
    /// have them in.
    ///
    /// @param product row-major, square
    public static double checksum(float[] product) {
        int size = (int) Math.round(Math.sqrt(product.length));
        double sum = 0;
        for (int row = 0; row < size; row++) {
            sum += Math.abs(product[row * size + column(row, size)]);
        }
        return sum / size;
    }

    /// The same from the factors, in double precision.
    ///
    /// @param left row-major, square
    /// @param right row-major, square
    static double checksum(float[] left, float[] right) {
        int size = (int) Math.round(Math.sqrt(left.length));
        double sum = 0;
        for (int row = 0; row < size; row++) {
            double element = 0;
            for (int i = 0; i < size; i++) {
                element += (double) left[row * size + i] * right[i * size + column(row, size)];
            }
            sum += Math.abs(element);
        }
        return sum / size;
    }

    private static int column(int row, int size) {
        return (7 * row + 3) % size;
    }
}
