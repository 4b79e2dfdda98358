package io.thalweg.core.kernel;

import java.util.Arrays;

/// Shares each place's gradient out equally among the numbers under the window; where windows
/// overlap, shares are added in the order of the places. A row is an image.
record MeanPoolingBack(Places places) implements LibraryKernel {
    @Override
    public int rows() {
        return places.images();
    }

    @Override
    public int scratch() {
        return places.channels();
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
                    float count =
                            (float) (places.endRow(row) - places.firstRow(row))
                                    * (places.endColumn(column) - places.firstColumn(column));
                    for (int channel = 0; channel < channels; channel++) {
                        scratch[scratchOffset + channel] = operands[0][place + channel] / count;
                    }
                    share(result, at, row, column, scratch, scratchOffset);
                    place += channels;
                }
            }
        }
    }

    private void share(
            float[] result, int at, int row, int column, float[] scratch, int scratchOffset) {
        int channels = places.channels();
        for (int i = places.firstRow(row); i < places.endRow(row); i++) {
            for (int j = places.firstColumn(column); j < places.endColumn(column); j++) {
                int to = at + (i * places.width() + j) * channels;
                for (int channel = 0; channel < channels; channel++) {
                    result[to + channel] += scratch[scratchOffset + channel];
                }
            }
        }
    }
}
