package io.thalweg.data.source;

/// The codes of a column of texts.
sealed interface Codes permits Codes.InMemory, MappedCodes {
    int size();

    /// [TextColumn#MISSING] if missing.
    int get(int row);

    /// Plain integers.
    @SuppressWarnings("ArrayRecordComponent") // storage; identity is the right equality
    record InMemory(int[] codes) implements Codes {
        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public int get(int row) {
            return codes[row];
        }
    }
}
