package io.thalweg.core.kernel;

import io.thalweg.core.graph.ConvolutionFilterGradient;
import io.thalweg.core.graph.Sliding;
import io.thalweg.core.tensor.Shape;
import java.util.Arrays;

/// A convolution's gradient to its filter: a matrix product of what the filter sees, places
/// downwards, with the upstream gradient. A row is one filter row, column and input channel: it has
/// an element for each output channel.
///
/// Channels are innermost, so the rows of one filter row read numbers that lie side by side, and a
/// table leads the tiles from place to place. Where an image has zeros thought around it, a copy
/// has them.
///
/// Bits: the places of the batch are cut into [PlaceBlocks]. Within a block, an element's sum is
/// one chain of fused multiply-adds from 0 over the places in order, those that see nothing but
/// padding included; the blocks are added in order.
final class FilterGradient implements LibraryKernel {
    /// Fewer operations are done by scalar code: see [Strategies].
    private static final long TINY = 32_768;

    /// Columns that scalar code computes at a time.
    private static final int SCALAR_PANEL = 64;

    private final int images;
    private final int height;
    private final int width;
    private final int inputs;
    private final int outputs;
    private final int filterWidth;
    private final int inputsOfGroup;
    private final int rows;
    private final int groups;
    private final Sliding sliding;
    private final PlaceBlocks blocks;
    private final boolean vectors;
    private final boolean copies;
    private final int copyWidth;
    private final int copyHeight;
    private final int[] steps;

    private FilterGradient(
            ConvolutionFilterGradient op,
            Shape input,
            Shape upstream,
            Shape result,
            boolean vectors) {
        images = input.axis(0);
        height = input.axis(1);
        width = input.axis(2);
        inputs = input.axis(3);
        outputs = upstream.axis(3);
        filterWidth = result.axis(1);
        inputsOfGroup = result.axis(2);
        rows = result.axis(0) * filterWidth * inputsOfGroup;
        groups = op.groups();
        sliding = op.sliding();
        this.vectors = vectors;
        blocks = PlaceBlocks.of(images, upstream.axis(1), upstream.axis(2));
        int seenDown =
                (blocks.lines() - 1) * sliding.strideHeight()
                        + (result.axis(0) - 1) * sliding.dilationHeight()
                        + 1;
        int seenAcross =
                (blocks.columns() - 1) * sliding.strideWidth()
                        + (filterWidth - 1) * sliding.dilationWidth()
                        + 1;
        copies = sliding.pads();
        copyHeight = seenDown;
        copyWidth = seenAcross;
        steps = steps();
    }

    static FilterGradient of(
            ConvolutionFilterGradient op, Shape input, Shape upstream, Shape result) {
        long operations = 2L * result.size() * upstream.size() / Math.max(1, upstream.axis(3));
        return of(op, input, upstream, result, VectorSupport.AVAILABLE && operations >= TINY);
    }

    /// @param vectors whether the Vector API is to be used
    static FilterGradient of(
            ConvolutionFilterGradient op,
            Shape input,
            Shape upstream,
            Shape result,
            boolean vectors) {
        return new FilterGradient(op, input, upstream, result, vectors);
    }

    /// How far each place of a block reads behind its first one.
    private int[] steps() {
        int lineLength = (copies ? copyWidth : width) * inputs;
        int imageLength = (copies ? copyHeight : height) * lineLength;
        var all = new int[blocks.most()];
        int place = 0;
        for (int image = 0; image < Math.min(blocks.images(), images); image++) {
            for (int line = 0; line < blocks.lines(); line++) {
                for (int column = 0; column < blocks.columns(); column++) {
                    all[place++] =
                            image * imageLength
                                    + line * sliding.strideHeight() * lineLength
                                    + column * sliding.strideWidth() * inputs;
                }
            }
        }
        return all;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public long cost() {
        return 2L * blocks.batch() * blocks.height() * blocks.width() * outputs;
    }

    /// Each piece reads all of the input and of the upstream gradient: one for each thread, which
    /// then read the same blocks at about the same time.
    @Override
    public int pieces(int threads) {
        return threads;
    }

    @Override
    public int scratch() {
        return copySize() + packedSize() + tileSize();
    }

    /// Floats that a block reads of the input, and a tile behind them.
    private int copySize() {
        int lineLength = (copies ? copyWidth : width) * inputs;
        int imageLength = (copies ? copyHeight : height) * lineLength;
        int size = (Math.min(blocks.images(), images) - 1) * imageLength + copyHeight * lineLength;
        return Math.max(0, size) + IndexedTile.MOST_ROWS;
    }

    private int panel() {
        return vectors ? 2 * Lanes.LANES : SCALAR_PANEL;
    }

    private int columnsOfGroup() {
        return outputs / groups;
    }

    /// Whether a panel's columns are fewer than a vector, so that reading whole ones needs a copy.
    private boolean packs() {
        return vectors && columnsOfGroup() < Lanes.LANES;
    }

    private int packedSize() {
        return packs() ? blocks.most() * Lanes.LANES : 0;
    }

    private int tileSize() {
        return vectors ? IndexedTile.MOST_ROWS * panel() : panel();
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
        for (int block = 0; block < blocks.count(); block++) {
            block(
                    block,
                    operands[0],
                    operandOffsets[0],
                    operands[1],
                    operandOffsets[1] + blocks.firstPlace(block) * outputs,
                    result,
                    resultOffset,
                    from,
                    to,
                    scratch,
                    scratchOffset);
        }
    }

    private void block(
            int block,
            float[] input,
            int inputAt,
            float[] upstream,
            int upstreamAt,
            float[] result,
            int resultAt,
            int from,
            int to,
            float[] scratch,
            int scratchAt) {
        float[] seen = input;
        int firstRow = blocks.firstLine(block) * sliding.strideHeight() - sliding.top();
        int firstColumn = blocks.firstColumn(block) * sliding.strideWidth() - sliding.left();
        int seenAt =
                inputAt
                        + ((blocks.firstImage(block) * height + firstRow) * width + firstColumn)
                                * inputs;
        int lineLength = width * inputs;
        if (copies) {
            copy(block, input, inputAt, scratch, scratchAt);
            seen = scratch;
            seenAt = scratchAt;
            lineLength = copyWidth * inputs;
        } else if (seenAt + copySize() > input.length) {
            // A tile could read on past the end of the array.
            System.arraycopy(
                    input, seenAt, scratch, scratchAt, Math.min(copySize(), input.length - seenAt));
            seen = scratch;
            seenAt = scratchAt;
        }
        boolean whole = groups == 1 && (sliding.dilationWidth() == 1 || filterWidth == 1);
        int run = whole ? filterWidth * inputsOfGroup : inputsOfGroup;
        for (int row = from; row < to; ) {
            int count = Math.min(to - row, run - row % run);
            int i = row / inputsOfGroup / filterWidth;
            int j = whole ? 0 : row / inputsOfGroup % filterWidth;
            int at =
                    seenAt
                            + i * sliding.dilationHeight() * lineLength
                            + j * sliding.dilationWidth() * inputs
                            + row % run;
            for (int group = 0; group < groups; group++) {
                rows(
                        count,
                        blocks.placesOf(block),
                        seen,
                        at + group * inputsOfGroup,
                        upstream,
                        upstreamAt + group * columnsOfGroup(),
                        result,
                        resultAt + row * outputs + group * columnsOfGroup(),
                        scratch,
                        scratchAt + copySize());
            }
            row += count;
        }
    }

    /// Copies what a block sees, with the zeros around it.
    private void copy(int block, float[] input, int inputAt, float[] copy, int copyAt) {
        int firstRow = blocks.firstLine(block) * sliding.strideHeight() - sliding.top();
        int firstColumn = blocks.firstColumn(block) * sliding.strideWidth() - sliding.left();
        int before = Math.min(copyWidth, Math.max(0, -firstColumn));
        int count = Math.max(0, Math.min(copyWidth, width - firstColumn) - before);
        int to = copyAt;
        for (int image = 0; image < blocks.imagesOf(block); image++) {
            int imageAt = inputAt + (blocks.firstImage(block) + image) * height * width * inputs;
            for (int row = 0; row < copyHeight; row++) {
                int y = firstRow + row;
                int end = to + copyWidth * inputs;
                if (y < 0 || y >= height || count == 0) {
                    Arrays.fill(copy, to, end, 0);
                } else {
                    int from = to + before * inputs;
                    Arrays.fill(copy, to, from, 0);
                    System.arraycopy(
                            input,
                            imageAt + (y * width + firstColumn + before) * inputs,
                            copy,
                            from,
                            count * inputs);
                    Arrays.fill(copy, from + count * inputs, end, 0);
                }
                to = end;
            }
        }
    }

    /// Adds one block's sums to some neighbouring rows of one group.
    private void rows(
            int count,
            int places,
            float[] seen,
            int seenAt,
            float[] upstream,
            int upstreamAt,
            float[] result,
            int resultAt,
            float[] scratch,
            int scratchAt) {
        int columns = columnsOfGroup();
        int tileAt = scratchAt + packedSize();
        if (!vectors) {
            for (int column = 0; column < columns; column += SCALAR_PANEL) {
                IndexedTile.scalar(
                        count,
                        Math.min(SCALAR_PANEL, columns - column),
                        places,
                        seen,
                        seenAt,
                        steps,
                        0,
                        upstream,
                        upstreamAt + column,
                        outputs,
                        true,
                        result,
                        resultAt + column,
                        outputs,
                        scratch,
                        tileAt);
            }
            return;
        }
        int lanes = Lanes.LANES;
        if (packs()) {
            Transposer.along(
                    columns,
                    lanes,
                    places,
                    upstream,
                    upstreamAt,
                    outputs,
                    scratch,
                    scratchAt,
                    lanes);
            panel(
                    count, places, seen, seenAt, scratch, scratchAt, lanes, 1, 0, columns, result,
                    resultAt, scratch, tileAt);
            return;
        }
        for (int column = 0; column < columns; ) {
            int wide = columns - column > lanes && columns >= 2 * lanes ? 2 : 1;
            // The last vector may begin among columns that are done.
            int start = Math.min(column, columns - wide * lanes);
            int end = start + wide * lanes;
            panel(
                    count,
                    places,
                    seen,
                    seenAt,
                    upstream,
                    upstreamAt + start,
                    outputs,
                    wide,
                    column - start,
                    end - start,
                    result,
                    resultAt + start,
                    scratch,
                    tileAt);
            column = end;
        }
    }

    /// The same for one panel of columns, of which those from `first` to `end` are asked for.
    private void panel(
            int count,
            int places,
            float[] seen,
            int seenAt,
            float[] b,
            int bAt,
            int bStep,
            int wide,
            int first,
            int end,
            float[] result,
            int resultAt,
            float[] scratch,
            int tileAt) {
        int width = wide * Lanes.LANES;
        int height;
        for (int row = 0; row < count; row += height) {
            height = IndexedTile.height(count - row, wide);
            int at = resultAt + row * outputs;
            boolean whole = first == 0 && end == width && row + height <= count;
            IndexedTile.run(
                    height,
                    wide,
                    places,
                    seen,
                    seenAt + row,
                    steps,
                    0,
                    b,
                    bAt,
                    bStep,
                    whole ? result : Tile.NOTHING,
                    whole ? at : 0,
                    whole ? outputs : 0,
                    whole ? result : scratch,
                    whole ? at : tileAt,
                    whole ? outputs : width);
            if (!whole) {
                SlidingProduct.copy(
                        Math.min(height, count - row),
                        end - first,
                        scratch,
                        tileAt + first,
                        width,
                        true,
                        result,
                        at + first,
                        outputs);
            }
        }
    }
}
