package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// [Shares] for whole vectors of keys, operation by operation the same. Each method gives how many
/// keys it has done: as many as fill vectors.
final class SharesVectors {
    private static final int MASK = Shares.LANES - 1;

    private SharesVectors() {}

    /// How many of these keys fill vectors.
    static int whole(int count) {
        return count - count % LANES;
    }

    /// Multiplies scores, and finds the largest of each lane: `parts` gets them.
    static int scaled(int count, float scale, float[] scores, int at, float[] parts, int partsAt) {
        int end = whole(count);
        if (LANES < Shares.LANES) {
            Arrays.fill(parts, partsAt, partsAt + Shares.LANES, Float.NEGATIVE_INFINITY);
        }
        var most = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        for (int j = 0; j < end; j += LANES) {
            var score = FloatVector.fromArray(SPECIES, scores, at + j).mul(scale);
            score.intoArray(scores, at + j);
            most = most.max(score);
        }
        most.intoArray(parts, partsAt);
        return end;
    }

    /// Takes the largest score from all.
    static int shifted(int count, float most, float[] scores, int at) {
        int end = whole(count);
        for (int j = 0; j < end; j += LANES) {
            FloatVector.fromArray(SPECIES, scores, at + j).sub(most).intoArray(scores, at + j);
        }
        return end;
    }

    /// The sums of each lane: `parts` gets them.
    static int sums(int count, float[] scores, int at, float[] parts, int partsAt) {
        int end = whole(count);
        if (LANES == Shares.LANES) {
            var sums = FloatVector.zero(SPECIES);
            for (int j = 0; j < end; j += LANES) {
                sums = sums.add(FloatVector.fromArray(SPECIES, scores, at + j));
            }
            sums.intoArray(parts, partsAt);
            return end;
        }
        Arrays.fill(parts, partsAt, partsAt + Shares.LANES, 0);
        for (int j = 0; j < end; j += LANES) {
            int lane = partsAt + (j & MASK);
            FloatVector.fromArray(SPECIES, parts, lane)
                    .add(FloatVector.fromArray(SPECIES, scores, at + j))
                    .intoArray(parts, lane);
        }
        return end;
    }

    /// Multiplies powers.
    static int multiplied(int count, float factor, float[] scores, int at) {
        int end = whole(count);
        for (int j = 0; j < end; j += LANES) {
            FloatVector.fromArray(SPECIES, scores, at + j).mul(factor).intoArray(scores, at + j);
        }
        return end;
    }

    /// Sums of the products of shares and their gradients.
    static int products(
            int count,
            float[] shares,
            int at,
            float[] gradients,
            int gradientsAt,
            float[] parts,
            int partsAt) {
        int end = whole(count);
        if (LANES == Shares.LANES) {
            var sums = FloatVector.zero(SPECIES);
            for (int j = 0; j < end; j += LANES) {
                sums =
                        FloatVector.fromArray(SPECIES, shares, at + j)
                                .fma(
                                        FloatVector.fromArray(SPECIES, gradients, gradientsAt + j),
                                        sums);
            }
            sums.intoArray(parts, partsAt);
            return end;
        }
        Arrays.fill(parts, partsAt, partsAt + Shares.LANES, 0);
        for (int j = 0; j < end; j += LANES) {
            int lane = partsAt + (j & MASK);
            FloatVector.fromArray(SPECIES, shares, at + j)
                    .fma(
                            FloatVector.fromArray(SPECIES, gradients, gradientsAt + j),
                            FloatVector.fromArray(SPECIES, parts, lane))
                    .intoArray(parts, lane);
        }
        return end;
    }

    /// Gradients of scores from those of shares and their sum.
    static int gradients(
            int count,
            float scale,
            float sum,
            float[] shares,
            int at,
            float[] gradients,
            int gradientsAt) {
        int end = whole(count);
        for (int j = 0; j < end; j += LANES) {
            FloatVector.fromArray(SPECIES, gradients, gradientsAt + j)
                    .sub(sum)
                    .mul(FloatVector.fromArray(SPECIES, shares, at + j))
                    .mul(scale)
                    .intoArray(gradients, gradientsAt + j);
        }
        return end;
    }
}
