package io.thalweg.core.kernel;

/// The mean of the numbers under each place of a window: their sum in order, divided by how many
/// there are.
///
/// @param vectors whether the Vector API is used; it changes no bits
record MeanPooling(Places places, boolean vectors) implements LibraryKernel {
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
        int rowStep = places.width() * channels;
        for (int row = from; row < to; row++) {
            int image = operandOffsets[0] + row / places.down() * places.imageSize();
            int firstRow = places.firstRow(row % places.down());
            int height = places.endRow(row % places.down()) - firstRow;
            for (int column = 0; column < places.across(); column++) {
                int first = places.firstColumn(column);
                int width = places.endColumn(column) - first;
                int at = image + firstRow * rowStep + first * channels;
                int target = resultOffset + (row * places.across() + column) * channels;
                int done =
                        vectors
                                ? MeanVectors.mean(
                                        operands[0],
                                        at,
                                        height,
                                        width,
                                        rowStep,
                                        channels,
                                        result,
                                        target)
                                : 0;
                mean(operands[0], at, height, width, done, result, target);
            }
        }
    }

    private void mean(
            float[] image, int at, int height, int width, int done, float[] result, int target) {
        int channels = places.channels();
        for (int channel = done; channel < channels; channel++) {
            result[target + channel] = 0;
        }
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                int from = at + (i * places.width() + j) * channels;
                for (int channel = done; channel < channels; channel++) {
                    result[target + channel] += image[from + channel];
                }
            }
        }
        float count = (float) height * width;
        for (int channel = done; channel < channels; channel++) {
            result[target + channel] /= count;
        }
    }
}
