package io.thalweg.data.source;

/// The values of a column of numbers.
sealed interface Numbers permits Numbers.InMemory, MappedNumbers {
    int size();

    /// NaN if missing.
    double get(int row);

    /// Plain numbers.
    @SuppressWarnings("ArrayRecordComponent") // storage; identity is the right equality
    record InMemory(double[] values) implements Numbers {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double get(int row) {
            return values[row];
        }
    }
}
