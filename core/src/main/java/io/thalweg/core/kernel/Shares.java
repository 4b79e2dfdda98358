package io.thalweg.core.kernel;

import java.util.Arrays;

/// What attention makes of one query's scores, and the gradient of that. [SharesVectors] does the
/// same operations for many keys at once.
///
/// Sums have [#LANES] running parts: key j goes to part j mod 16, in the order of j, and the parts
/// are added in pairs with distances 8, 4, 2 and 1. So vectors of 4, 8 or 16 lanes give the same
/// bits as single numbers.
final class Shares {
    /// Running parts of a sum.
    static final int LANES = 16;

    private Shares() {}

    /// Replaces the scores of some queries by their softmaxes. All exponentials are computed in one
    /// loop, which doesn't wait for the queries' maxima one after the other.
    ///
    /// @param rows how many queries
    /// @param first how many keys the first of them sees; behind those, up to `length`, all become
    ///   0
    /// @param more how many more each further one sees
    /// @param length how many keys there are
    /// @param scale what scores are multiplied by
    /// @param parts room for the parts of a sum
    static void forward(
            boolean vectors,
            int rows,
            int first,
            int more,
            int length,
            float scale,
            float[] scores,
            int at,
            float[] parts,
            int partsAt) {
        for (int row = 0; row < rows; row++) {
            int from = at + row * length;
            int seen = first + more * row;
            shift(vectors, seen, scale, scores, from, parts, partsAt);
            Arrays.fill(scores, from + seen, from + length, 0);
        }
        int all = rows * length;
        int done = vectors ? SharesVectors.whole(all) : 0;
        if (vectors) {
            Exponentials.replace(done, scores, at);
        }
        for (int i = done; i < all; i++) {
            scores[at + i] = ScalarMath.exp(scores[at + i]);
        }
        for (int row = 0; row < rows; row++) {
            int from = at + row * length;
            int seen = first + more * row;
            divide(vectors, seen, scores, from, parts, partsAt);
            Arrays.fill(scores, from + seen, from + length, 0);
        }
    }

    /// Multiplies a query's scores, and takes the largest from all.
    private static void shift(
            boolean vectors,
            int count,
            float scale,
            float[] scores,
            int at,
            float[] parts,
            int partsAt) {
        int done = vectors ? SharesVectors.scaled(count, scale, scores, at, parts, partsAt) : 0;
        float most = vectors ? largest(parts, partsAt) : Float.NEGATIVE_INFINITY;
        for (int j = done; j < count; j++) {
            float score = scores[at + j] * scale;
            scores[at + j] = score;
            most = Math.max(most, score);
        }
        done = vectors ? SharesVectors.shifted(count, most, scores, at) : 0;
        for (int j = done; j < count; j++) {
            scores[at + j] -= most;
        }
    }

    /// Divides a query's powers by their sum.
    private static void divide(
            boolean vectors, int count, float[] powers, int at, float[] parts, int partsAt) {
        int done = 0;
        if (vectors) {
            done = SharesVectors.sums(count, powers, at, parts, partsAt);
        } else {
            Arrays.fill(parts, partsAt, partsAt + LANES, 0);
        }
        for (int j = done; j < count; j++) {
            parts[partsAt + j % LANES] += powers[at + j];
        }
        float factor = 1 / total(parts, partsAt);
        done = vectors ? SharesVectors.multiplied(count, factor, powers, at) : 0;
        for (int j = done; j < count; j++) {
            powers[at + j] *= factor;
        }
    }

    /// Replaces the gradients of shares by those of scores.
    ///
    /// @param length how many keys there are
    static void backward(
            boolean vectors,
            int length,
            float scale,
            float[] shares,
            int at,
            float[] gradients,
            int gradientsAt,
            float[] parts,
            int partsAt) {
        int done = 0;
        if (vectors) {
            done =
                    SharesVectors.products(
                            length, shares, at, gradients, gradientsAt, parts, partsAt);
        } else {
            Arrays.fill(parts, partsAt, partsAt + LANES, 0);
        }
        for (int j = done; j < length; j++) {
            int lane = partsAt + j % LANES;
            parts[lane] = Math.fma(shares[at + j], gradients[gradientsAt + j], parts[lane]);
        }
        float sum = total(parts, partsAt);
        done =
                vectors
                        ? SharesVectors.gradients(
                                length, scale, sum, shares, at, gradients, gradientsAt)
                        : 0;
        for (int j = done; j < length; j++) {
            gradients[gradientsAt + j] =
                    (gradients[gradientsAt + j] - sum) * shares[at + j] * scale;
        }
    }

    /// The order of a maximum does not matter. `x > y ? x : y` would be a jump that the processor
    /// can't foresee.
    private static float largest(float[] parts, int at) {
        float a =
                Math.max(
                        Math.max(parts[at], parts[at + 8]),
                        Math.max(parts[at + 4], parts[at + 12]));
        float b =
                Math.max(
                        Math.max(parts[at + 1], parts[at + 9]),
                        Math.max(parts[at + 5], parts[at + 13]));
        float c =
                Math.max(
                        Math.max(parts[at + 2], parts[at + 10]),
                        Math.max(parts[at + 6], parts[at + 14]));
        float d =
                Math.max(
                        Math.max(parts[at + 3], parts[at + 11]),
                        Math.max(parts[at + 7], parts[at + 15]));
        return Math.max(Math.max(a, c), Math.max(b, d));
    }

    private static float total(float[] parts, int at) {
        float a = parts[at] + parts[at + 8];
        float b = parts[at + 1] + parts[at + 9];
        float c = parts[at + 2] + parts[at + 10];
        float d = parts[at + 3] + parts[at + 11];
        float e = parts[at + 4] + parts[at + 12];
        float f = parts[at + 5] + parts[at + 13];
        float g = parts[at + 6] + parts[at + 14];
        float h = parts[at + 7] + parts[at + 15];
        return ((a + e) + (c + g)) + ((b + f) + (d + h));
    }
}
