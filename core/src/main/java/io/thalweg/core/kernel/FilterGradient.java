package io.thalweg.core.kernel;

import io.thalweg.core.graph.ConvolutionFilterGradient;
import io.thalweg.core.graph.Sliding;
import io.thalweg.core.tensor.Shape;
import java.util.Arrays;

/// A convolution's gradient to its filter. A row is one filter row, column and input channel: it
/// has an element for each output channel.
///
/// Bits: the rows of all outputs of the batch, one below the other, are cut into blocks of about
/// [#BLOCK] places. Within a block, an element's sum is one chain of fused multiply-adds from 0
/// over the places that see the weight, in order; the blocks are added in order.
record FilterGradient(
        int images,
        int height,
        int width,
        int inputs,
        int outHeight,
        int outWidth,
        int outputs,
        int filterWidth,
        int inputsOfGroup,
        int rows,
        int groups,
        Sliding sliding)
        implements LibraryKernel {
    private static final int BLOCK = 256;

    /// Weights whose sums are kept close at hand at a time.
    private static final int TILE = 6;

    static FilterGradient of(
            ConvolutionFilterGradient op, Shape input, Shape upstream, Shape result) {
        return new FilterGradient(
                input.axis(0),
                input.axis(1),
                input.axis(2),
                input.axis(3),
                upstream.axis(1),
                upstream.axis(2),
                upstream.axis(3),
                result.axis(1),
                result.axis(2),
                result.axis(0) * result.axis(1) * result.axis(2),
                op.groups(),
                op.sliding());
    }

    @Override
    public int scratch() {
        return TILE * outputs;
    }

    @Override
    public long cost() {
        return 2L * images * outHeight * outWidth * outputs;
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
        Arrays.fill(result, resultOffset + from * outputs, resultOffset + to * outputs, 0);
        int lines = images * outHeight;
        int block = Math.max(1, BLOCK / outWidth);
        boolean wide = runsAreWhole();
        for (int line = 0; line < lines; line += block) {
            int end = Math.min(lines, line + block);
            for (int row = from; row < to; ) {
                int span = wide ? filterWidth * inputsOfGroup : inputsOfGroup;
                int count = Math.min(Math.min(to - row, TILE), span - row % span);
                tile(
                        operands,
                        operandOffsets,
                        result,
                        resultOffset + row * outputs,
                        row,
                        count,
                        line,
                        end,
                        scratch,
                        scratchOffset);
                row += count;
            }
        }
    }

    /// Whether the weights of a whole filter row see numbers that lie side by side, at all places.
    private boolean runsAreWhole() {
        return groups == 1
                && sliding.left() == 0
                && (sliding.dilationWidth() == 1 || filterWidth == 1)
                && (outWidth - 1) * sliding.strideWidth() + filterWidth <= width;
    }

    private boolean depthwise() {
        return groups > 1 && inputsOfGroup == 1 && groups == outputs;
    }

    /// Adds one block's sums to some neighbouring rows.
    private void tile(
            float[][] operands,
            int[] operandOffsets,
            float[] result,
            int resultAt,
            int row,
            int count,
            int line,
            int end,
            float[] scratch,
            int scratchAt) {
        int channel = row % inputsOfGroup;
        int j = row / inputsOfGroup % filterWidth;
        int i = row / inputsOfGroup / filterWidth;
        int stride = sliding.strideWidth();
        int shift = j * sliding.dilationWidth() - sliding.left();
        // The places whose column lies on the image.
        int first = Math.max(0, Math.ceilDiv(-shift, stride));
        int last = Math.min(outWidth - 1, Math.floorDiv(width - 1 - shift, stride));
        Arrays.fill(scratch, scratchAt, scratchAt + count * outputs, 0);
        for (int at = line; at < end && first <= last; at++) {
            int y =
                    at % outHeight * sliding.strideHeight()
                            + i * sliding.dilationHeight()
                            - sliding.top();
            if (y < 0 || y >= height) {
                continue;
            }
            int inputAt =
                    operandOffsets[0]
                            + ((at / outHeight * height + y) * width + first * stride + shift)
                                    * inputs;
            int upstreamAt = operandOffsets[1] + (at * outWidth + first) * outputs;
            line(
                    operands[0],
                    inputAt + channel,
                    operands[1],
                    upstreamAt,
                    last - first + 1,
                    count,
                    scratch,
                    scratchAt);
        }
        for (int m = 0; m < count * outputs; m++) {
            result[resultAt + m] += scratch[scratchAt + m];
        }
    }

    private void line(
            float[] input,
            int inputAt,
            float[] upstream,
            int upstreamAt,
            int places,
            int count,
            float[] scratch,
            int scratchAt) {
        int step = sliding.strideWidth() * inputs;
        if (depthwise()) {
            for (int place = 0; place < places; place++) {
                DepthwiseProduct.chain(
                        input,
                        inputAt + place * step,
                        upstream,
                        upstreamAt + place * outputs,
                        scratch,
                        scratchAt,
                        outputs);
            }
            return;
        }
        int columns = outputs / groups;
        for (int group = 0; group < groups; group++) {
            Tiles.multiplyTransposed(
                    input,
                    inputAt + group * inputsOfGroup,
                    step,
                    count,
                    places,
                    upstream,
                    upstreamAt + group * columns,
                    outputs,
                    columns,
                    scratch,
                    scratchAt + group * columns,
                    outputs);
        }
    }
}
