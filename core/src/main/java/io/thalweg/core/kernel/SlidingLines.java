package io.thalweg.core.kernel;

import java.util.Arrays;

/// The source of a sliding filter, row by row the other way round: channel after channel, the
/// columns of each side by side. So what a position of the filter sees of one channel, at
/// neighbouring places of the result, lies side by side too, whatever the padding; and with
/// strides, since then the columns are first dealt out to as many lines as the stride is long.
///
/// Only rows of the source that lie on it have content; others, and the columns beside it, are
/// zeros.
final class SlidingLines {
    private static final int SQUARE = 16;

    /// Room behind the last line, for tiles that read on past its end.
    private static final int BEHIND = SQUARE;

    private final SlidingGeometry g;
    private final boolean vectors;
    private final int firstRow;
    private final int lastRow;
    private final int firstColumn;
    private final int[] lineOfRemainder;
    private final int lineCount;
    private final int length;
    private final int lineStep;

    /// @param vectors whether the Vector API is to be used
    SlidingLines(SlidingGeometry geometry, boolean vectors) {
        g = geometry;
        this.vectors = vectors;
        int top = Integer.MAX_VALUE;
        int bottom = Integer.MIN_VALUE;
        for (int i = 0; i < g.filterHeight(); i++) {
            for (int residue = 0; residue < g.spaceDown(); residue++) {
                if (g.rowOnSource(residue, i)) {
                    top = Math.min(top, g.rowShift(residue, i));
                    bottom = Math.max(bottom, g.rowShift(residue, i));
                }
            }
        }
        int left = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        lineOfRemainder = new int[g.strideAcross()];
        Arrays.fill(lineOfRemainder, -1);
        int lines = 0;
        for (int j = 0; j < g.filterWidth(); j++) {
            for (int residue = 0; residue < g.spaceAcross(); residue++) {
                if (g.columnOnSource(residue, j)) {
                    int shift = g.columnShift(residue, j);
                    left = Math.min(left, Math.floorDiv(shift, g.strideAcross()));
                    right = Math.max(right, Math.floorDiv(shift, g.strideAcross()));
                    int remainder = Math.floorMod(shift, g.strideAcross());
                    if (lineOfRemainder[remainder] < 0) {
                        lineOfRemainder[remainder] = lines++;
                    }
                }
            }
        }
        firstRow = top;
        lastRow = bottom;
        firstColumn = left;
        lineCount = lines;
        length = Math.ceilDiv(g.width(), g.spaceAcross()) + right - left;
        int step = length;
        for (int remainder = 0; remainder < g.strideAcross(); remainder++) {
            // Columns are written in whole squares.
            int count = count(remainder);
            step = Math.max(step, first() + Math.ceilDiv(count, SQUARE) * SQUARE);
        }
        lineStep = step;
    }

    /// Where the first column with this remainder stands in its line.
    private int first() {
        return Math.max(0, -firstColumn);
    }

    /// The number of that column among those with its remainder.
    private int skipped() {
        return Math.max(0, firstColumn);
    }

    /// How many columns of the source with this remainder a line holds.
    private int count(int remainder) {
        int all = Math.ceilDiv(g.sourceWidth() - remainder, g.strideAcross());
        return Math.max(0, Math.min(all - skipped(), length - first()));
    }

    /// Source rows that some rows of the result need.
    ///
    /// @param rows how many, of one image
    int rowsFor(int rows) {
        int steps = Math.ceilDiv(rows - 1, g.spaceDown());
        return steps * g.strideDown() + lastRow - firstRow + 1;
    }

    /// Floats of one source row.
    int rowSize() {
        return g.sourceChannels() * lineCount * lineStep;
    }

    /// Floats from the lines of one group's channels to the next one's.
    int groupStep() {
        return g.sourceOfGroup() * lineCount * lineStep;
    }

    /// Floats for so many source rows.
    int size(int rows) {
        return rows * rowSize() + BEHIND;
    }

    /// How far what the filter's position sees at a place lies behind the place: in channel 0 of a
    /// group, where the place is the number of the result's row and column, divided by the space.
    int step(int rowShift, int columnShift) {
        int line = lineOfRemainder[Math.floorMod(columnShift, g.strideAcross())];
        return (rowShift - firstRow) * rowSize()
                + line * lineStep
                + Math.floorDiv(columnShift, g.strideAcross())
                - firstColumn;
    }

    /// From one channel to the next.
    int channelStep() {
        return lineCount * lineStep;
    }

    /// Fills the lines for some rows of the result.
    ///
    /// @param source begins at the image at `imageAt`
    /// @param place the first row's number, divided by the space
    /// @param rows how many source rows
    /// @param lines has been filled with zeros by [#clear] before its first use
    void fill(float[] source, int imageAt, int place, int rows, float[] lines, int linesAt) {
        int rowLength = g.sourceWidth() * g.sourceChannels();
        for (int row = 0; row < rows; row++) {
            int y = place * g.strideDown() + firstRow + row;
            int to = linesAt + row * rowSize();
            if (y < 0 || y >= g.sourceHeight()) {
                Arrays.fill(lines, to, to + rowSize(), 0);
                continue;
            }
            for (int remainder = 0; remainder < g.strideAcross(); remainder++) {
                if (lineOfRemainder[remainder] >= 0) {
                    int column = skipped() * g.strideAcross() + remainder;
                    turn(
                            count(remainder),
                            source,
                            imageAt + y * rowLength + column * g.sourceChannels(),
                            lines,
                            to + lineOfRemainder[remainder] * lineStep + first());
                }
            }
        }
    }

    void clear(int rows, float[] lines, int linesAt) {
        Arrays.fill(lines, linesAt, linesAt + size(rows), 0);
    }

    /// Writes columns side by side, for each channel.
    private void turn(int count, float[] source, int at, float[] lines, int to) {
        int channels = g.sourceChannels();
        int from = g.strideAcross() * channels;
        int step = channelStep();
        if (vectors && count >= SQUARE && channels >= SQUARE) {
            int column = 0;
            for (; column + SQUARE <= count; column += SQUARE) {
                Transposer.across(
                        SQUARE,
                        SQUARE,
                        channels,
                        source,
                        at + column * from,
                        from,
                        lines,
                        to + column,
                        step);
            }
            if (column < count) {
                // Some columns once more: what is written behind the last one would have to be 0.
                column = count - SQUARE;
                Transposer.across(
                        SQUARE,
                        SQUARE,
                        channels,
                        source,
                        at + column * from,
                        from,
                        lines,
                        to + column,
                        step);
            }
            return;
        }
        for (int channel = 0; channel < channels; channel++) {
            int x = at + channel;
            int y = to + channel * step;
            for (int column = 0; column < count; column++) {
                lines[y + column] = source[x + column * from];
            }
        }
    }
}
