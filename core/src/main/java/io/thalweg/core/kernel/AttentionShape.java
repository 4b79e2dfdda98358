package io.thalweg.core.kernel;

import io.thalweg.core.graph.Attending;

/// The lengths that attention has to do with.
///
/// @param batch how many samples there are
/// @param time how many steps
/// @param width what the heads share
/// @param heads how many heads
/// @param causal whether a step sees only itself and those before it
record AttentionShape(int batch, int time, int width, int heads, boolean causal) {
    /// Heads of samples.
    int units() {
        return batch * heads;
    }

    /// Length of a head's part.
    int part() {
        return width / heads;
    }

    /// How many queries' scores are held at a time.
    int block() {
        return Math.min(time, Attending.BLOCK);
    }

    /// How many queries there are in the last block.
    int lastBlock() {
        int rest = time % Attending.BLOCK;
        return rest == 0 ? block() : rest;
    }

    /// How many scores are held at a time.
    int tile() {
        return Math.multiplyExact(block(), time);
    }

    float scale() {
        return (float) (1 / Math.sqrt(part()));
    }

    /// Where a unit begins in rows of a length.
    int start(int unit, int row) {
        return Attending.start(unit, heads, time, row, part());
    }

    /// The product of a block of queries with all keys.
    ProductShape scores() {
        return ProductShape.of(block(), time, part(), false, true)
                .withStrides(3 * width, 3 * width, time);
    }

    /// Whether exponentials are worth vectors; decided by shape alone.
    boolean useVectors() {
        return VectorSupport.AVAILABLE
                && Lanes.LANES <= Shares.LANES
                && time >= Lanes.LANES
                && (long) units() * time * time >= 4096;
    }

    /// The softmax of the scores of a block of queries.
    void share(boolean vectors, int query, int count, float[] scratch, int tileAt, int partsAt) {
        int first = causal ? query + 1 : time;
        int more = causal ? 1 : 0;
        Shares.forward(
                vectors, count, first, more, time, scale(), scratch, tileAt, scratch, partsAt);
    }
}
