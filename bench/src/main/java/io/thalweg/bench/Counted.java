package io.thalweg.bench;

/// Operations and bytes of a step, counted by hand: see [Workload#operations] and [Workload#bytes].
final class Counted {
    /// Parameters of the 784-512-256-10 network.
    static final int WIDE = 784 * 512 + 512 + 512 * 256 + 256 + 256 * 10 + 10;

    private static final int FLOAT = 4;

    private Counted() {}

    /// A chain of dense layers: forward and to the weights for all, to the input for all but the
    /// first.
    static double mlp(int batch, int... widths) {
        double all = 0;
        for (int layer = 1; layer < widths.length; layer++) {
            double multiplications = (double) widths[layer - 1] * widths[layer];
            all += (layer == 1 ? 2 : 3) * multiplications;
        }
        return 2 * batch * all;
    }

    static double wide(int batch) {
        return mlp(batch, 784, 512, 256, 10);
    }

    /// Weights, both moments: each read and written; weights read in the forward pass too.
    static double adamBytes(int parameters) {
        return 7.0 * FLOAT * parameters;
    }

    /// Weights read forward, read and written in the update.
    static double sgdBytes(int parameters) {
        return 3.0 * FLOAT * parameters;
    }

    /// Direct convolutions, valid padding: 26 × 26 × 32 outputs of 9 terms, 24 × 24 × 64 of 288.
    static double convolutions(int batch) {
        double first = 26.0 * 26 * 32 * 9;
        double second = 24.0 * 24 * 64 * 288;
        double dense = 9216.0 * 128 + 128 * 10;
        return 2 * batch * (2 * first + 3 * second + 3 * dense);
    }

    /// 50 times (32 + 128) × 512, no gradient to the input.
    static double recurrence(int batch) {
        return 2 * batch * (50 * (2 * 32.0 * 512 + 3 * 128.0 * 512) + 3 * 128 * 10);
    }

    /// Two layers: four projections, the products with the scores, the feed-forward pair; all three
    /// ways (the first layer's gradient to the input is counted too, which is 2 % more than
    /// needed).
    static double attention(int batch) {
        double token = 4.0 * 128 * 128 + 2.0 * 64 * 128 + 2.0 * 128 * 512;
        return 2.0 * batch * Problem.TOKENS * 3 * 2 * token;
    }
}
