package io.thalweg.core.kernel;

/// The product that each step of a recurrence makes of its state and the recurrent weights, with
/// the weights packed once for all steps.
///
/// Bits: the products of an element are cut into blocks of [#BLOCK]; each is one chain of fused
/// multiply-adds from 0, and the blocks are added in order to what is there.
///
/// @param terms length of the state
/// @param columns how many sums a state gives
record StepProduct(int terms, int columns) {
    private static final int BLOCK = 256;

    /// Floats of the packed weights.
    int packedSize() {
        return terms * padded();
    }

    /// Room that [#add] needs.
    int spare() {
        return Tiles.PANEL;
    }

    /// From one row of sums to the next.
    int padded() {
        return (columns + Tiles.LANES - 1) / Tiles.LANES * Tiles.LANES;
    }

    /// Packs weights `[terms, columns]`, or `[columns, terms]` if they are to be read transposed.
    void pack(float[] weights, int at, boolean transposed, float[] packed, int packedAt) {
        int row = transposed ? 1 : columns;
        int column = transposed ? terms : 1;
        int to = packedAt;
        for (int first = 0; first < columns; first += Tiles.PANEL) {
            int width = Math.min(Tiles.PANEL, padded() - first);
            for (int k = 0; k < terms; k++) {
                for (int j = 0; j < width; j++) {
                    packed[to++] =
                            first + j < columns ? weights[at + k * row + (first + j) * column] : 0;
                }
            }
        }
    }

    /// Adds the products of some states to their sums.
    ///
    /// @param states `rows` times `terms` numbers
    /// @param sums `rows` times [#padded] numbers
    void add(
            float[] states,
            int statesAt,
            int rows,
            float[] packed,
            int packedAt,
            float[] sums,
            int sumsAt,
            float[] spare,
            int spareAt) {
        int panelAt = packedAt;
        for (int first = 0; first < columns; first += Tiles.PANEL) {
            int width = Math.min(Tiles.PANEL, padded() - first);
            for (int k = 0; k < terms; k += BLOCK) {
                Tiles.multiply(
                        states,
                        statesAt + k,
                        terms,
                        rows,
                        Math.min(BLOCK, terms - k),
                        packed,
                        panelAt + k * width,
                        width,
                        width,
                        sums,
                        sumsAt + first,
                        padded(),
                        true,
                        spare,
                        spareAt);
            }
            panelAt += terms * width;
        }
    }
}
