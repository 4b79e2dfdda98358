package io.thalweg.core.kernel;

import io.thalweg.core.graph.ConvolutionFilterGradient;
import io.thalweg.core.graph.Sliding;
import io.thalweg.core.tensor.Shape;
import java.util.Arrays;

/// The gradient to the filter of a convolution in which each channel keeps to itself. A row is one
/// row and column of the filter.
///
/// Bits: the places of the batch are cut into [PlaceBlocks]. Within a block, an element's sum is
/// one chain of fused multiply-adds from 0 over the places that see something of the image there,
/// in order; the blocks are added in order.
///
/// @param vectors whether the Vector API is used; it changes no bits
record DepthwiseFilterGradient(
        int height,
        int width,
        int channels,
        int filterHeight,
        int filterWidth,
        Sliding sliding,
        PlaceBlocks blocks,
        boolean vectors)
        implements LibraryKernel {
    static DepthwiseFilterGradient of(
            ConvolutionFilterGradient op,
            Shape input,
            Shape upstream,
            Shape result,
            boolean vectors) {
        return new DepthwiseFilterGradient(
                input.axis(1),
                input.axis(2),
                input.axis(3),
                result.axis(0),
                result.axis(1),
                op.sliding(),
                PlaceBlocks.of(input.axis(0), upstream.axis(1), upstream.axis(2)),
                vectors);
    }

    @Override
    public int rows() {
        return filterHeight * filterWidth;
    }

    @Override
    public int scratch() {
        return channels;
    }

    @Override
    public long cost() {
        return 2L * blocks.batch() * blocks.height() * blocks.width() * channels;
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
        Arrays.fill(result, resultOffset + from * channels, resultOffset + to * channels, 0);
        for (int block = 0; block < blocks.count(); block++) {
            for (int row = from; row < to; row++) {
                Arrays.fill(scratch, scratchOffset, scratchOffset + channels, 0);
                sum(block, row, operands, operandOffsets, scratch, scratchOffset);
                for (int channel = 0; channel < channels; channel++) {
                    result[resultOffset + row * channels + channel] +=
                            scratch[scratchOffset + channel];
                }
            }
        }
    }

    private void sum(
            int block,
            int row,
            float[][] operands,
            int[] operandOffsets,
            float[] sums,
            int sumsAt) {
        int stride = sliding.strideWidth();
        int down = row / filterWidth * sliding.dilationHeight() - sliding.top();
        int shift = row % filterWidth * sliding.dilationWidth() - sliding.left();
        // The places whose column lies on the image.
        int first = Math.max(blocks.firstColumn(block), Math.ceilDiv(-shift, stride));
        int last =
                Math.min(
                        blocks.firstColumn(block) + blocks.columnsOf(block) - 1,
                        Math.floorDiv(width - 1 - shift, stride));
        if (first > last) {
            return;
        }
        for (int n = 0; n < blocks.imagesOf(block); n++) {
            int image = blocks.firstImage(block) + n;
            for (int m = 0; m < blocks.linesOf(block); m++) {
                int line = blocks.firstLine(block) + m;
                int y = line * sliding.strideHeight() + down;
                if (y >= 0 && y < height) {
                    int pixel = (image * height + y) * width + first * stride + shift;
                    int place = (image * blocks.height() + line) * blocks.width() + first;
                    line(
                            last - first + 1,
                            operands[0],
                            operandOffsets[0] + pixel * channels,
                            operands[1],
                            operandOffsets[1] + place * channels,
                            sums,
                            sumsAt);
                }
            }
        }
    }

    private void line(
            int places,
            float[] input,
            int inputAt,
            float[] upstream,
            int upstreamAt,
            float[] sums,
            int sumsAt) {
        int step = sliding.strideWidth() * channels;
        int done =
                vectors
                        ? DepthwiseVectors.line(
                                places,
                                input,
                                inputAt,
                                step,
                                upstream,
                                upstreamAt,
                                channels,
                                sums,
                                sumsAt)
                        : 0;
        if (done < channels) {
            for (int place = 0; place < places; place++) {
                DepthwiseProduct.chain(
                        input,
                        inputAt + place * step,
                        upstream,
                        upstreamAt + place * channels,
                        sums,
                        sumsAt,
                        done,
                        channels);
            }
        }
    }
}
