package io.thalweg.core.kernel;

import java.util.Arrays;

/// Shares each place's gradient out equally among the numbers under the window; where windows
/// overlap, shares are added in the order of the places. A row is an image.
///
/// @param vectors whether the Vector API is used; it changes no bits
record MeanPoolingBack(Places places, boolean vectors) implements LibraryKernel {
    @Override
    public int rows() {
        return places.images();
    }

    @Override
    public int scratch() {
        return 0;
    }

    @Override
    public long cost() {
        return places.costOfRow() * places.down();
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
        for (int image = from; image < to; image++) {
            int at = resultOffset + image * places.imageSize();
            int place = operandOffsets[0] + image * places.placesSize();
            Arrays.fill(result, at, at + places.imageSize(), 0);
            for (int row = 0; row < places.down(); row++) {
                for (int column = 0; column < places.across(); column++) {
                    share(operands[0], place, result, at, row, column);
                    place += channels;
                }
            }
        }
    }

    private void share(float[] upstream, int place, float[] result, int at, int row, int column) {
        int channels = places.channels();
        int rowStep = places.width() * channels;
        int height = places.endRow(row) - places.firstRow(row);
        int width = places.endColumn(column) - places.firstColumn(column);
        int target = at + places.firstRow(row) * rowStep + places.firstColumn(column) * channels;
        int done =
                vectors
                        ? MeanVectors.share(
                                upstream, place, height, width, rowStep, channels, result, target)
                        : 0;
        float count = (float) height * width;
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                int to = target + i * rowStep + j * channels;
                for (int channel = done; channel < channels; channel++) {
                    result[to + channel] += upstream[place + channel] / count;
                }
            }
        }
    }
}
