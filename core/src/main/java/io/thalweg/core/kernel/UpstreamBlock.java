package io.thalweg.core.kernel;

import io.thalweg.core.tensor.Shape;
import java.util.Arrays;

/// The part of the gradient of a trace that isn't zero.
///
/// @param firstStep where it begins in time
/// @param steps how many steps it has
/// @param firstColumn where it begins along the innermost axis
/// @param width how many columns it has
record UpstreamBlock(int firstStep, int steps, int firstColumn, int width) {
    static UpstreamBlock of(int firstStep, int firstColumn, Shape block) {
        return new UpstreamBlock(firstStep, block.axis(1), firstColumn, block.axis(2));
    }

    /// Makes a row that of one sample and step. It held zeros or what this wrote for a later step
    /// or another sample of the same one.
    void put(float[] block, int at, int sample, int step, float[] row, int rowAt) {
        int to = rowAt + firstColumn;
        if (step >= firstStep && step < firstStep + steps) {
            int from = at + (sample * steps + step - firstStep) * width;
            System.arraycopy(block, from, row, to, width);
        } else if (step == firstStep - 1) {
            // From here on back there is nothing any more.
            Arrays.fill(row, to, to + width, 0);
        }
    }
}
