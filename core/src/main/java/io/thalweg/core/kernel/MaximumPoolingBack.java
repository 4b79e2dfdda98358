package io.thalweg.core.kernel;

import java.util.Arrays;

/// Hands each place's gradient to the number that was the largest there; where windows overlap,
/// gradients are added in the order of the places. A row is an image.
///
/// @param vectors whether the Vector API is used; it changes no bits
record MaximumPoolingBack(Places places, boolean vectors) implements LibraryKernel {
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
        boolean alone = places.areAlone();
        if (!alone || !places.coverAll()) {
            Arrays.fill(result, at, at + places.imageSize(), 0);
        }
        for (int row = 0; row < places.down(); row++) {
            int firstRow = places.firstRow(row);
            int height = places.endRow(row) - firstRow;
            for (int column = 0; column < places.across(); column++) {
                int first = places.firstColumn(column);
                int width = places.endColumn(column) - first;
                int on = firstRow * rowStep + first * channels;
                int place = upstreamAt + (row * places.across() + column) * channels;
                int done =
                        vectors
                                ? MaximumVectors.handBack(
                                        image,
                                        imageAt + on,
                                        height,
                                        width,
                                        rowStep,
                                        channels,
                                        upstream,
                                        place,
                                        result,
                                        at + on,
                                        alone)
                                : 0;
                for (int channel = done; channel < channels; channel++) {
                    int from = imageAt + on + channel;
                    int best =
                            MaximumPooling.position(image, from, height, width, rowStep, channels);
                    if (alone) {
                        clear(result, at + on + channel, height, width);
                    }
                    result[at + best - imageAt] += upstream[place + channel];
                }
            }
        }
    }

    private void clear(float[] result, int at, int height, int width) {
        int channels = places.channels();
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                result[at + (i * places.width() + j) * channels] = 0;
            }
        }
    }
}
