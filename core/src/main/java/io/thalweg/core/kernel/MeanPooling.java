package io.thalweg.core.kernel;

import java.util.Arrays;

/// The mean of the numbers under each place of a window: their sum in order, divided by how many
/// there are.
record MeanPooling(Places places) implements LibraryKernel {
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
            int image = operandOffsets[0] + row / places.down() * places.imageSize();
            int firstRow = places.firstRow(row % places.down());
            int endRow = places.endRow(row % places.down());
            for (int column = 0; column < places.across(); column++) {
                int first = places.firstColumn(column);
                int end = places.endColumn(column);
                int target = resultOffset + (row * places.across() + column) * channels;
                Arrays.fill(result, target, target + channels, 0);
                for (int i = firstRow; i < endRow; i++) {
                    for (int j = first; j < end; j++) {
                        int at = image + (i * places.width() + j) * channels;
                        for (int channel = 0; channel < channels; channel++) {
                            result[target + channel] += operands[0][at + channel];
                        }
                    }
                }
                float count = (float) (endRow - firstRow) * (end - first);
                for (int channel = 0; channel < channels; channel++) {
                    result[target + channel] /= count;
                }
            }
        }
    }
}
