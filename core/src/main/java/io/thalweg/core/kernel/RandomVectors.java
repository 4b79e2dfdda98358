package io.thalweg.core.kernel;

import io.thalweg.core.random.CounterRandom;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
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

    /// First words, second, third and fourth ones of some blocks.
    private final long[] words = new long[NUMBERS];

    /// Fills a part of an array.
    ///
    /// @param size how many numbers, from the first of the stream's step on
    void uniform(long seed, int stream, long step, float[] result, int at, int size) {
        int whole = size - size % NUMBERS;
        for (int i = 0; i < whole; i += NUMBERS) {
            compute(seed, stream, step, i >>> 2);
            for (int block = 0; block < BLOCKS; block++) {
                int place = at + i + 4 * block;
                result[place] = number(words[block]);
                result[place + 1] = number(words[BLOCKS + block]);
                result[place + 2] = number(words[2 * BLOCKS + block]);
                result[place + 3] = number(words[3 * BLOCKS + block]);
            }
        }
        for (int i = whole; i < size; i++) {
            result[at + i] = CounterRandom.uniform(seed, stream, step, i);
        }
    }

    private static float number(long word) {
        return (int) (word >>> 8) * 0x1p-24f;
    }

    private void compute(long seed, int stream, long step, int block) {
        var low = LongVector.broadcast(SPECIES, LOW);
        // Masked, so that the JIT compiler sees that 32 bits are multiplied, which is much faster.
        var multiplier0 = LongVector.broadcast(SPECIES, CounterRandom.MULTIPLIER_0).and(low);
        var multiplier1 = LongVector.broadcast(SPECIES, CounterRandom.MULTIPLIER_1).and(low);
        var c0 = LongVector.zero(SPECIES).addIndex(1).add(block);
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
        c0.intoArray(words, 0);
        c1.intoArray(words, BLOCKS);
        c2.intoArray(words, 2 * BLOCKS);
        c3.intoArray(words, 3 * BLOCKS);
    }
}
