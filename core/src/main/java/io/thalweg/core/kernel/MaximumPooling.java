package io.thalweg.core.kernel;

/// The largest number under each place of a window, or what stands in a second array where the
/// first has its largest.
///
/// @param gathers which of the two
/// @param vectors whether the Vector API is used; it changes no bits
record MaximumPooling(Places places, boolean gathers, boolean vectors) implements LibraryKernel {
    @Override
    public int rows() {
        return places.images() * places.down();
    }

    @Override
    public int scratch() {
        return 0;
    }

    @Override
    public long cost() {
        return places.costOfRow();
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
        int channels = places.channels();
        for (int row = from; row < to; row++) {
            int image = row / places.down() * places.imageSize();
            int firstRow = places.firstRow(row % places.down());
            int endRow = places.endRow(row % places.down());
            for (int column = 0; column < places.across(); column++) {
                int first = places.firstColumn(column);
                int width = places.endColumn(column) - first;
                int at = image + (firstRow * places.width() + first) * channels;
                int target = resultOffset + (row * places.across() + column) * channels;
                if (gathers) {
                    gather(
                            operands[0],
                            operandOffsets[0] + at,
                            operands[1],
                            operandOffsets[1] + at,
                            endRow - firstRow,
                            width,
                            result,
                            target);
                } else {
                    largest(
                            operands[0],
                            operandOffsets[0] + at,
                            endRow - firstRow,
                            width,
                            result,
                            target);
                }
            }
        }
    }

    private void largest(float[] image, int at, int height, int width, float[] result, int target) {
        int channels = places.channels();
        int rowStep = places.width() * channels;
        int done =
                vectors
                        ? MaximumVectors.largest(
                                image, at, height, width, rowStep, channels, result, target)
                        : 0;
        for (int channel = done; channel < channels; channel++) {
            result[target + channel] = image[at + channel];
        }
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                int from = at + (i * places.width() + j) * channels;
                for (int channel = done; channel < channels; channel++) {
                    result[target + channel] =
                            Math.max(result[target + channel], image[from + channel]);
                }
            }
        }
    }

    private void gather(
            float[] image,
            int at,
            float[] values,
            int valuesAt,
            int height,
            int width,
            float[] result,
            int target) {
        int channels = places.channels();
        int rowStep = places.width() * channels;
        int done =
                vectors
                        ? MaximumVectors.gather(
                                image, at, values, valuesAt, height, width, rowStep, channels,
                                result, target)
                        : 0;
        for (int channel = done; channel < channels; channel++) {
            int best = position(image, at + channel, height, width, rowStep, channels);
            result[target + channel] = values[valuesAt + best - at];
        }
    }

    /// Where the first number is that none is larger than; NaN counts as largest.
    static int position(float[] image, int at, int height, int width, int rowStep, int columnStep) {
        int best = at;
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                int here = at + i * rowStep + j * columnStep;
                if (image[here] > image[best]
                        || (Float.isNaN(image[here]) && !Float.isNaN(image[best]))) {
                    best = here;
                }
            }
        }
        return best;
    }
}
