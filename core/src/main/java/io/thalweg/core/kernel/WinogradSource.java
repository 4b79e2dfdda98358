package io.thalweg.core.kernel;

import java.util.Arrays;

/// The tiles of a source, numbered row by row through all images, and their transforms: see
/// [Winograd]. Four by four numbers of each channel, of which neighbouring tiles share two; where
/// they lie beside the source they are zeros.
///
/// @param height rows of an image
/// @param width its columns
/// @param top rows of zeros thought above it
/// @param left columns of zeros thought beside it
/// @param down tiles one below the other
/// @param across tiles one beside the other
/// @param vectors whether the Vector API is to be used
record WinogradSource(
        int height,
        int width,
        int channels,
        int top,
        int left,
        int down,
        int across,
        boolean vectors) {
    /// Floats of what some tiles side by side see.
    private static final int SEEN = Winograd.SIDE * (2 * Winograd.TILES + 2) * Winograd.DEPTH;

    /// Floats between the same channel of the same tile at two positions of the transform.
    static final int STEP = Winograd.TILES * Winograd.DEPTH + Winograd.APART;

    /// Floats that the transforms of some tiles take, with room for reading on.
    static final int SIZE = Winograd.POSITIONS * STEP + Winograd.DEPTH;

    static WinogradSource of(SlidingGeometry g, boolean vectors) {
        return new WinogradSource(
                g.sourceHeight(),
                g.sourceWidth(),
                g.sourceChannels(),
                g.top(),
                g.left(),
                Math.ceilDiv(g.height(), 2),
                Math.ceilDiv(g.width(), 2),
                vectors);
    }

    /// Floats of scratch that [#transform] needs.
    static int scratch() {
        return SEEN + Winograd.POSITIONS;
    }

    /// Transforms some tiles: `[position, tile, channel]`, with room for [Winograd#TILES] tiles of
    /// [Winograd#DEPTH] channels.
    ///
    /// @param first the first tile
    /// @param count how many, at most [Winograd#TILES]
    /// @param channel the first channel
    /// @param depth how many, at most [Winograd#DEPTH]
    void transform(
            int first,
            int count,
            int channel,
            int depth,
            float[] source,
            int sourceAt,
            float[] to,
            int toAt,
            float[] scratch,
            int scratchAt) {
        int end = first + count;
        for (int tile = first; tile < end; ) {
            int place = tile % across;
            int run = Math.min(end - tile, across - place);
            int row = tile / across % down * 2 - top;
            int column = place * 2 - left;
            int columns = 2 * run + 2;
            int imageAt = sourceAt + tile / (down * across) * height * width * channels + channel;
            int at = toAt + (tile - first) * Winograd.DEPTH;
            boolean whole =
                    row >= 0
                            && column >= 0
                            && row + Winograd.SIDE <= height
                            && column + columns <= width;
            if (!whole) {
                copy(row, column, columns, depth, source, imageAt, scratch, scratchAt);
            }
            int next = whole ? channels : depth;
            Winograd.source(
                    vectors,
                    run,
                    depth,
                    whole ? source : scratch,
                    whole ? imageAt + (row * width + column) * channels : scratchAt,
                    2 * next,
                    (whole ? width : columns) * next,
                    next,
                    to,
                    at,
                    Winograd.DEPTH,
                    STEP,
                    scratch,
                    scratchAt + SEEN);
            tile += run;
        }
    }

    /// What some tiles side by side see, of which a part lies beside the source: `[row, column,
    /// channel]`.
    private void copy(
            int row,
            int column,
            int columns,
            int depth,
            float[] source,
            int imageAt,
            float[] to,
            int toAt) {
        int before = Math.clamp(-column, 0, columns);
        int behind = Math.clamp(width - column, before, columns);
        for (int i = 0; i < Winograd.SIDE; i++) {
            int y = row + i;
            int at = toAt + i * columns * depth;
            if (y < 0 || y >= height) {
                Arrays.fill(to, at, at + columns * depth, 0);
                continue;
            }
            Arrays.fill(to, at, at + before * depth, 0);
            Arrays.fill(to, at + behind * depth, at + columns * depth, 0);
            int from = imageAt + (y * width + column) * channels;
            if (depth == channels) {
                int length = (behind - before) * depth;
                System.arraycopy(source, from + before * depth, to, at + before * depth, length);
                continue;
            }
            for (int j = before; j < behind; j++) {
                System.arraycopy(source, from + j * channels, to, at + j * depth, depth);
            }
        }
    }
}
