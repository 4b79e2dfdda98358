package io.thalweg.core.kernel;

import java.util.Arrays;

/// Hands each place's gradient to the number that was the largest there; where windows overlap,
/// gradients are added in the order of the places. A row is an image.
record MaximumPoolingBack(Places places) implements LibraryKernel {
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
        for (int image = from; image < to; image++) {
            image(
                    operands[0],
                    operandOffsets[0] + image * places.imageSize(),
                    operands[1],
                    operandOffsets[1] + image * places.placesSize(),
                    result,
                    resultOffset + image * places.imageSize());
        }
    }

    private void image(
            float[] image, int imageAt, float[] upstream, int upstreamAt, float[] result, int at) {
        int channels = places.channels();
        int rowStep = places.width() * channels;
        Arrays.fill(result, at, at + places.imageSize(), 0);
        for (int row = 0; row < places.down(); row++) {
            int firstRow = places.firstRow(row);
            int height = places.endRow(row) - firstRow;
            for (int column = 0; column < places.across(); column++) {
                int first = places.firstColumn(column);
                int width = places.endColumn(column) - first;
                int from = imageAt + firstRow * rowStep + first * channels;
                int place = upstreamAt + (row * places.across() + column) * channels;
                for (int channel = 0; channel < channels; channel++) {
                    int best =
                            MaximumPooling.position(
                                    image, from + channel, height, width, rowStep, channels);
                    result[at + best - imageAt] += upstream[place + channel];
                }
            }
        }
    }
}
