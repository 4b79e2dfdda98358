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

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

    /// Multiplies scores, and finds the largest of each lane: `parts` gets them.
    static int scaled(int count, float scale, float[] scores, int at, float[] parts, int partsAt) {
        int end = count - count % LANES;
        var most = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        for (int j = 0; j < end; j += LANES) {
            var score = load(scores, at + j).mul(scale);
            score.intoArray(scores, at + j);
            most = most.max(score);
        }
        most.intoArray(parts, partsAt);
        return end;
    }

    /// Exponentials of the distances to the largest score, and their sums.
    static int powers(int count, float most, float[] scores, int at, float[] parts, int partsAt) {
        int end = count - count % LANES;
        if (LANES == Shares.LANES) {
            var sums = FloatVector.zero(SPECIES);
            for (int j = 0; j < end; j += LANES) {
                var power = VectorMath.exp(load(scores, at + j).sub(most));
                power.intoArray(scores, at + j);
                sums = sums.add(power);
            }
            sums.intoArray(parts, partsAt);
            return end;
        }
        Arrays.fill(parts, partsAt, partsAt + Shares.LANES, 0);
        for (int j = 0; j < end; j += LANES) {
            var power = VectorMath.exp(load(scores, at + j).sub(most));
            power.intoArray(scores, at + j);
            int lane = partsAt + (j & MASK);
            load(parts, lane).add(power).intoArray(parts, lane);
        }
        return end;
    }

    /// Multiplies powers.
    static int multiplied(int count, float factor, float[] scores, int at) {
        int end = count - count % LANES;
        for (int j = 0; j < end; j += LANES) {
            load(scores, at + j).mul(factor).intoArray(scores, at + j);
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
        int end = count - count % LANES;
        if (LANES == Shares.LANES) {
            var sums = FloatVector.zero(SPECIES);
            for (int j = 0; j < end; j += LANES) {
                sums = load(shares, at + j).fma(load(gradients, gradientsAt + j), sums);
            }
            sums.intoArray(parts, partsAt);
            return end;
        }
        Arrays.fill(parts, partsAt, partsAt + Shares.LANES, 0);
        for (int j = 0; j < end; j += LANES) {
            int lane = partsAt + (j & MASK);
            load(shares, at + j)
                    .fma(load(gradients, gradientsAt + j), load(parts, lane))
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
        int end = count - count % LANES;
        for (int j = 0; j < end; j += LANES) {
            load(gradients, gradientsAt + j)
                    .sub(sum)
                    .mul(load(shares, at + j))
                    .mul(scale)
                    .intoArray(gradients, gradientsAt + j);
        }
        return end;
    }
}
