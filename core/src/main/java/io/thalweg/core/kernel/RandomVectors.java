package io.thalweg.core.kernel;

import io.thalweg.core.random.CounterRandom;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The numbers of [CounterRandom#uniform(long, int, long, float[], int, int)], a block of four in
/// each lane of a vector of longs.
final class RandomVectors {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;

    /// Blocks that are computed at once.
    private static final int BLOCKS = SPECIES.length();

    /// Numbers of these blocks.
    private static final int NUMBERS = 4 * BLOCKS;

    private static final long LOW = 0xFFFFFFFFL;
    private static final VectorMask<Long> ODD = VectorMask.fromLong(SPECIES, 0xAAAAAAAAAAAAAAAAL);

    /// Each of the first lanes twice, and each of the last.
    private static final VectorShuffle<Long> FIRST = twice(0);

    private static final VectorShuffle<Long> LAST = twice(BLOCKS / 2);

    private RandomVectors() {}

    private static VectorShuffle<Long> twice(int from) {
        return VectorShuffle.fromOp(SPECIES, lane -> from + lane / 2);
    }

    /// Fills a part of an array.
    ///
    /// @param size how many numbers, from the first of the stream's step on
    static void uniform(long seed, int stream, long step, float[] result, int at, int size) {
        int whole = size - size % NUMBERS;
        blocks(seed, stream, step, result, at, whole);
        for (int i = whole; i < size; i++) {
            result[at + i] = CounterRandom.uniform(seed, stream, step, i);
        }
    }

    private static void blocks(
            long seed, int stream, long step, float[] result, int at, int whole) {
        var counters = LongVector.zero(SPECIES).addIndex(1);
        var low = LongVector.broadcast(SPECIES, LOW);
        var multiplier0 = LongVector.broadcast(SPECIES, CounterRandom.MULTIPLIER_0).and(low);
        var multiplier1 = LongVector.broadcast(SPECIES, CounterRandom.MULTIPLIER_1).and(low);
        for (int i = 0; i < whole; i += NUMBERS) {
            var c0 = counters.add(i >>> 2);
            var c1 = LongVector.broadcast(SPECIES, step & LOW);
            var c2 = LongVector.broadcast(SPECIES, stream & LOW);
            var c3 = LongVector.broadcast(SPECIES, step >>> 32);
            int key0 = (int) seed;
            int key1 = (int) (seed >>> 32);
            for (int round = 0; round < CounterRandom.ROUNDS; round++) {
                var product0 = c0.and(low).mul(multiplier0);
                var product1 = c2.and(low).mul(multiplier1);
                c0 =
                        product1.lanewise(VectorOperators.LSHR, 32)
                                .lanewise(VectorOperators.XOR, c1)
                                .lanewise(VectorOperators.XOR, key0 & LOW);
                c2 =
                        product0.lanewise(VectorOperators.LSHR, 32)
                                .lanewise(VectorOperators.XOR, c3)
                                .lanewise(VectorOperators.XOR, key1 & LOW);
                c1 = product1.and(low);
                c3 = product0.and(low);
                key0 += CounterRandom.WEYL_0;
                key1 += CounterRandom.WEYL_1;
            }
            var left = c0.or(c1.lanewise(VectorOperators.LSHL, 32));
            var right = c2.or(c3.lanewise(VectorOperators.LSHL, 32));
            var first = left.rearrange(FIRST).blend(right.rearrange(FIRST), ODD);
            var last = left.rearrange(LAST).blend(right.rearrange(LAST), ODD);
            var bits = first.reinterpretAsInts().lanewise(VectorOperators.LSHR, 8);
            floats(bits).intoArray(result, at + i);
            bits = last.reinterpretAsInts().lanewise(VectorOperators.LSHR, 8);
            floats(bits).intoArray(result, at + i + 2 * BLOCKS);
        }
    }

    private static FloatVector floats(IntVector bits) {
        return ((FloatVector) bits.convert(VectorOperators.I2F, 0)).mul(0x1p-24f);
    }
}
