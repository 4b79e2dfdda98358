package io.thalweg.core.kernel;

import io.thalweg.core.graph.Attending;
import java.util.Arrays;

/// [io.thalweg.core.graph.AttentionGradient]; a row is a head of a sample.
///
/// The shares are computed anew, which costs less than keeping them. Gradients of keys and values
/// are sums over all queries: they grow in the result, block by block.
final class AttentionBack implements LibraryKernel {
    private final AttentionShape shape;
    private final boolean vectors;

    /// Queries with keys: the scores.
    private final StepProduct scores;

    /// The upstream gradient with values: the gradient of the shares.
    private final StepProduct toShares;

    /// Gradients of scores with keys: the gradient of the queries.
    private final StepProduct toQueries;

    /// What adds to the gradients of keys and of values, for a whole block and for the last one.
    private final StepProduct toKeys;

    private final StepProduct lastToKeys;
    private final StepProduct toValues;
    private final StepProduct lastToValues;

    /// @param vectors whether exponentials are computed with vectors
    AttentionBack(AttentionShape shape, boolean vectors) {
        this.shape = shape;
        this.vectors = vectors;
        int time = shape.time();
        int row = 3 * shape.width();
        scores = StepProduct.of(shape.scores(), vectors);
        toShares =
                StepProduct.of(
                        ProductShape.of(shape.block(), time, shape.part(), false, true)
                                .withStrides(shape.width(), row, time),
                        vectors);
        toQueries =
                StepProduct.of(
                        ProductShape.of(shape.block(), shape.part(), time)
                                .withStrides(time, row, row),
                        vectors);
        toKeys = overQueries(shape.block(), row);
        lastToKeys = overQueries(shape.lastBlock(), row);
        toValues = overQueries(shape.block(), shape.width());
        lastToValues = overQueries(shape.lastBlock(), shape.width());
    }

    /// A product that sums over queries and adds to the result.
    private StepProduct overQueries(int queries, int rightStride) {
        return StepProduct.of(
                ProductShape.of(shape.time(), shape.part(), queries, true, false)
                        .withStrides(shape.time(), rightStride, 3 * shape.width())
                        .accumulating(),
                vectors);
    }

    /// Room for the products over queries, one after the other.
    private int overQueriesRoom() {
        int keys = Math.max(toKeys.room(), lastToKeys.room());
        return Math.max(keys, Math.max(toValues.room(), lastToValues.room()));
    }

    @Override
    public int rows() {
        return shape.units();
    }

    @Override
    public int scratch() {
        return scores.room()
                + toShares.room()
                + toQueries.room()
                + overQueriesRoom()
                + 2 * shape.tile()
                + Shares.LANES;
    }

    @Override
    public long cost() {
        return 10L * shape.time() * shape.time() * shape.part();
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
        int toSharesAt = scratchOffset + scores.room();
        int toQueriesAt = toSharesAt + toShares.room();
        int overAt = toQueriesAt + toQueries.room();
        int sharesAt = overAt + overQueriesRoom();
        int gradientsAt = sharesAt + shape.tile();
        int partsAt = gradientsAt + shape.tile();
        int time = shape.time();
        int width = shape.width();
        int row = 3 * width;
        float[] given = operands[0];
        float[] above = operands[1];
        for (int unit = from; unit < to; unit++) {
            int at = operandOffsets[0] + shape.start(unit, row);
            int aboveAt = operandOffsets[1] + shape.start(unit, width);
            int out = resultOffset + shape.start(unit, row);
            scores.pack(given, at + width, scratch, scratchOffset);
            toShares.pack(given, at + 2 * width, scratch, toSharesAt);
            toQueries.pack(given, at + width, scratch, toQueriesAt);
            for (int step = 0; step < time; step++) {
                int key = out + step * row + width;
                Arrays.fill(result, key, key + shape.part(), 0);
                Arrays.fill(result, key + width, key + width + shape.part(), 0);
            }
            for (int query = 0; query < time; query += Attending.BLOCK) {
                int count = Math.min(Attending.BLOCK, time - query);
                boolean isLast = query + Attending.BLOCK >= time;
                int queryAt = at + query * row;
                int aboveFrom = aboveAt + query * width;
                scores.run(
                        count,
                        given,
                        queryAt,
                        given,
                        at + width,
                        scratch,
                        sharesAt,
                        scratch,
                        scratchOffset);
                shape.share(vectors, query, count, scratch, sharesAt, partsAt);
                add(
                        isLast ? lastToValues : toValues,
                        scratch,
                        sharesAt,
                        above,
                        aboveFrom,
                        result,
                        out + 2 * width,
                        overAt);
                toShares.run(
                        count,
                        above,
                        aboveFrom,
                        given,
                        at + 2 * width,
                        scratch,
                        gradientsAt,
                        scratch,
                        toSharesAt);
                for (int i = 0; i < count; i++) {
                    Shares.backward(
                            vectors,
                            time,
                            shape.scale(),
                            scratch,
                            sharesAt + i * time,
                            scratch,
                            gradientsAt + i * time,
                            scratch,
                            partsAt);
                }
                toQueries.run(
                        count,
                        scratch,
                        gradientsAt,
                        given,
                        at + width,
                        result,
                        out + query * row,
                        scratch,
                        toQueriesAt);
                add(
                        isLast ? lastToKeys : toKeys,
                        scratch,
                        gradientsAt,
                        given,
                        queryAt,
                        result,
                        out + width,
                        overAt);
            }
        }
    }

    private void add(
            StepProduct product,
            float[] scratch,
            int leftAt,
            float[] right,
            int rightAt,
            float[] result,
            int resultAt,
            int roomAt) {
        product.pack(right, rightAt, scratch, roomAt);
        product.run(
                shape.time(), scratch, leftAt, right, rightAt, result, resultAt, scratch, roomAt);
    }
}
