package io.thalweg.core.kernel;

import io.thalweg.core.graph.Attending;

/// [io.thalweg.core.graph.Attention]; a row is a head of a sample.
///
/// Queries, keys, values and results are read and written where they lie among those of other
/// heads. Of the scores, those of [Attending#BLOCK] queries are held at a time.
final class AttentionSweep implements LibraryKernel {
    private final AttentionShape shape;
    private final boolean vectors;
    private final StepProduct scores;
    private final StepProduct mixing;

    /// @param vectors whether exponentials are computed with vectors
    AttentionSweep(AttentionShape shape, boolean vectors) {
        this.shape = shape;
        this.vectors = vectors;
        scores = StepProduct.of(shape.scores(), vectors);
        int time = shape.time();
        mixing =
                StepProduct.of(
                        ProductShape.of(shape.block(), shape.part(), time)
                                .withStrides(time, 3 * shape.width(), shape.width()),
                        vectors);
    }

    @Override
    public int rows() {
        return shape.units();
    }

    @Override
    public int scratch() {
        return scores.room() + mixing.room() + shape.tile() + Shares.LANES;
    }

    @Override
    public long cost() {
        return 4L * shape.time() * shape.time() * shape.part();
    }

    @Override
    public void run(
            float[][] operands,
            int[] operandOffsets,
            float[] result,
            int resultOffset,
            int from,
            int to,
            float[] scratch,
            int scratchOffset) {
        int mixingAt = scratchOffset + scores.room();
        int tileAt = mixingAt + mixing.room();
        int partsAt = tileAt + shape.tile();
        int width = shape.width();
        float[] given = operands[0];
        for (int unit = from; unit < to; unit++) {
            int at = operandOffsets[0] + shape.start(unit, 3 * width);
            int out = resultOffset + shape.start(unit, width);
            scores.pack(given, at + width, scratch, scratchOffset);
            mixing.pack(given, at + 2 * width, scratch, mixingAt);
            for (int query = 0; query < shape.time(); query += Attending.BLOCK) {
                int count = Math.min(Attending.BLOCK, shape.time() - query);
                scores.run(
                        count,
                        given,
                        at + query * 3 * width,
                        given,
                        at + width,
                        scratch,
                        tileAt,
                        scratch,
                        scratchOffset);
                shape.share(vectors, query, count, scratch, tileAt, partsAt);
                mixing.run(
                        count,
                        scratch,
                        tileAt,
                        given,
                        at + 2 * width,
                        result,
                        out + query * width,
                        scratch,
                        mixingAt);
            }
        }
    }
}
