package io.thalweg.core.random;

/// Random numbers as a pure function of (seed, stream, step, element).
///
/// There is no state to save and no order to keep: any thread may ask for any element, in any
/// order, as often as it likes, and gets the same bits. `stream` keeps users of one seed apart (a
/// node of a graph, the shuffle of an epoch, the split of a table).
///
/// Source: Philox4x32-10, Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3"
/// (SC 2011). The key is the seed; the counter is (element / 4, step's low word, stream, step's
/// high word), and element mod 4 chooses one of the four words of the block.
public final class CounterRandom {
    /// The constants of the source, for who computes many blocks at once.
    public static final int MULTIPLIER_0 = 0xD2511F53;

    public static final int MULTIPLIER_1 = 0xCD9E8D57;
    public static final int WEYL_0 = 0x9E3779B9;
    public static final int WEYL_1 = 0xBB67AE85;
    public static final int ROUNDS = 10;

    private CounterRandom() {}

    /// 32 random bits.
    ///
    /// @param seed chooses the sequence
    /// @param stream keeps users of one seed apart
    /// @param step the step of the run, or 0
    /// @param element the element asked for, 0 to 2³⁴ − 1
    public static int bits(long seed, int stream, long step, long element) {
        return block(seed, (int) (element >>> 2), (int) step, stream, (int) (step >>> 32))
                .word((int) (element & 3));
    }

    /// Uniform in [0, 1), a multiple of 2⁻²⁴ (exact in float32).
    public static float uniform(long seed, int stream, long step, long element) {
        return (bits(seed, stream, step, element) >>> 8) * 0x1p-24f;
    }

    /// Many numbers of [#uniform(long, int, long, long)]: the elements 0 to length − 1. Each block
    /// gives four of them.
    ///
    /// @param result where they go
    /// @param from the place of the first
    /// @param length how many
    public static void uniform(
            long seed, int stream, long step, float[] result, int from, int length) {
        for (int i = 0; i < length; i += 4) {
            var block = block(seed, i >>> 2, (int) step, stream, (int) (step >>> 32));
            int end = Math.min(4, length - i);
            for (int word = 0; word < end; word++) {
                result[from + i + word] = (block.word(word) >>> 8) * 0x1p-24f;
            }
        }
    }

    /// Uniform in 0 … bound − 1 (multiply-shift; the bias is below bound / 2³²).
    public static int below(int bound, long seed, int stream, long step, long element) {
        return (int) ((Integer.toUnsignedLong(bits(seed, stream, step, element)) * bound) >>> 32);
    }

    /// Standard normal (Box and Muller 1958, in double precision; two words of 32 bits each).
    public static double normal(long seed, int stream, long step, long element) {
        var radius =
                (Integer.toUnsignedLong(bits(seed, stream, step, 2 * element)) + 0.5) * 0x1p-32;
        var angle = Integer.toUnsignedLong(bits(seed, stream, step, 2 * element + 1)) * 0x1p-32;
        return StrictMath.sqrt(-2 * StrictMath.log(radius))
                * StrictMath.cos(2 * StrictMath.PI * angle);
    }

    /// A random order of 0 … length − 1 (Fisher and Yates).
    public static int[] permutation(int length, long seed, int stream, long step) {
        var order = new int[length];
        for (int i = 0; i < length; i++) {
            order[i] = i;
        }
        for (int i = length - 1; i > 0; i--) {
            int j = below(i + 1, seed, stream, step, i);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    record Block(int word0, int word1, int word2, int word3) {
        int word(int index) {
            return switch (index) {
                case 0 -> word0;
                case 1 -> word1;
                case 2 -> word2;
                default -> word3;
            };
        }
    }

    static Block block(long key, int c0, int c1, int c2, int c3) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = Integer.toUnsignedLong(MULTIPLIER_0) * Integer.toUnsignedLong(c0);
            long product1 = Integer.toUnsignedLong(MULTIPLIER_1) * Integer.toUnsignedLong(c2);
            int next0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            int next2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c1 = (int) product1;
            c3 = (int) product0;
            c0 = next0;
            c2 = next2;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return new Block(c0, c1, c2, c3);
    }
}
