package io.thalweg.core.kernel;

import io.thalweg.core.graph.Convolution;
import io.thalweg.core.graph.ConvolutionInputGradient;
import io.thalweg.core.tensor.Shape;

/// A convolution or its gradient to the input as one and the same thing: a filter that slides over
/// a source. In the gradient, the source is the upstream gradient with `stride − 1` zeros put
/// between its rows and columns, the filter is turned by half a turn, and it moves one step at a
/// time.
///
/// Row `y` of the result reads, for row i of the filter, row `y · strideDown + i · dilationDown −
/// top` of the source with its zeros; columns likewise. `top` and `left` may be negative.
///
/// @param images how many there are
/// @param sourceHeight rows of the source, without the zeros put between
/// @param sourceWidth its columns
/// @param sourceChannels its channels, all groups together
/// @param height rows of the result
/// @param width its columns
/// @param channels its channels, all groups together
/// @param spaceDown 1, or the distance that the zeros give to the source's rows
/// @param spaceAcross the same for columns
/// @param weights where the filter's numbers are
record SlidingGeometry(
        int images,
        int sourceHeight,
        int sourceWidth,
        int sourceChannels,
        int height,
        int width,
        int channels,
        int filterHeight,
        int filterWidth,
        int groups,
        int strideDown,
        int strideAcross,
        int top,
        int left,
        int dilationDown,
        int dilationAcross,
        int spaceDown,
        int spaceAcross,
        Weights weights) {

    /// Where the weight of filter row i, column j, source channel k and result channel m of group g
    /// is: `start + i · row + j · column + k · source + m · result + g · group`.
    record Weights(int start, int row, int column, int source, int result, int group) {}

    static SlidingGeometry of(Convolution op, Shape input, Shape filter, Shape result) {
        var sliding = op.sliding();
        int inputs = filter.axis(2);
        int outputs = filter.axis(3);
        return new SlidingGeometry(
                input.axis(0),
                input.axis(1),
                input.axis(2),
                input.axis(3),
                result.axis(1),
                result.axis(2),
                outputs,
                filter.axis(0),
                filter.axis(1),
                op.groups(),
                sliding.strideHeight(),
                sliding.strideWidth(),
                sliding.top(),
                sliding.left(),
                sliding.dilationHeight(),
                sliding.dilationWidth(),
                1,
                1,
                new Weights(
                        0,
                        filter.axis(1) * inputs * outputs,
                        inputs * outputs,
                        outputs,
                        1,
                        outputs / op.groups()));
    }

    static SlidingGeometry of(
            ConvolutionInputGradient op, Shape upstream, Shape filter, Shape result) {
        var sliding = op.sliding();
        int down = filter.axis(0);
        int across = filter.axis(1);
        int inputs = filter.axis(2);
        int outputs = filter.axis(3);
        return new SlidingGeometry(
                upstream.axis(0),
                upstream.axis(1),
                upstream.axis(2),
                outputs,
                result.axis(1),
                result.axis(2),
                result.axis(3),
                down,
                across,
                op.groups(),
                1,
                1,
                sliding.dilationHeight() * (down - 1) - sliding.top(),
                sliding.dilationWidth() * (across - 1) - sliding.left(),
                sliding.dilationHeight(),
                sliding.dilationWidth(),
                sliding.strideHeight(),
                sliding.strideWidth(),
                new Weights(
                        (down * across - 1) * inputs * outputs,
                        -across * inputs * outputs,
                        -inputs * outputs,
                        1,
                        outputs,
                        outputs / op.groups()));
    }

    int sourceOfGroup() {
        return sourceChannels / groups;
    }

    int resultOfGroup() {
        return channels / groups;
    }

    /// The row of the source under row i of the filter, or −1 if zeros are there.
    int sourceRow(int row, int i) {
        return source(row * strideDown + i * dilationDown - top, spaceDown, sourceHeight);
    }

    /// The column of the source under column j of the filter, or −1 if zeros are there.
    int sourceColumn(int column, int j) {
        return source(column * strideAcross + j * dilationAcross - left, spaceAcross, sourceWidth);
    }

    private static int source(int at, int space, int length) {
        int position = at / space;
        return at < 0 || position * space != at || position >= length ? -1 : position;
    }

    /// Whether row i of the filter meets rows of the source, and not zeros put between them, at the
    /// result's rows `residue`, `residue + spaceDown` and so on.
    boolean rowOnSource(int residue, int i) {
        return Math.floorMod(residue + i * dilationDown - top, spaceDown) == 0;
    }

    /// Where it does: row `residue + n · spaceDown` of the result meets row `n · strideDown` and
    /// this of the source.
    int rowShift(int residue, int i) {
        return Math.floorDiv(residue + i * dilationDown - top, spaceDown);
    }

    /// As [#rowOnSource], for columns.
    boolean columnOnSource(int residue, int j) {
        return Math.floorMod(residue + j * dilationAcross - left, spaceAcross) == 0;
    }

    /// As [#rowShift], for columns.
    int columnShift(int residue, int j) {
        return Math.floorDiv(residue + j * dilationAcross - left, spaceAcross);
    }

    /// Products that one element of the result adds up.
    int terms() {
        return filterHeight * filterWidth * sourceOfGroup();
    }

    long costOfRow() {
        return (long) width * channels * terms() * 2;
    }
}
