package io.thalweg.learn.metric;

/// Where the probability of a class in a row is found, in whatever precision it is kept.
sealed interface Probabilities {
    double of(int row, int label);

    /// Row-major in double precision; with a stride of 0 all rows are the same one.
    final class Doubles implements Probabilities {
        private final double[] values;
        private final int stride;

        Doubles(double[] values, int stride) {
            this.values = values;
            this.stride = stride;
        }

        @Override
        public double of(int row, int label) {
            return values[row * stride + label];
        }
    }

    /// Row-major in single precision.
    final class Floats implements Probabilities {
        private final float[] values;
        private final int stride;

        Floats(float[] values, int stride) {
            this.values = values;
            this.stride = stride;
        }

        @Override
        public double of(int row, int label) {
            return values[row * stride + label];
        }
    }
}
