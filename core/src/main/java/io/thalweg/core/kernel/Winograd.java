package io.thalweg.core.kernel;

/// Winograd's short convolutions for filters of three by three (Winograd 1980; Lavin and Gray 2016,
/// "Fast algorithms for convolutional neural networks", section 4.1): four neighbouring places of
/// the result, two by two, are computed from the four by four numbers that they see with 16
/// multiplications in place of 36: `Y = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A`. Summed over the channels, the
/// products become 16 matrix products, one for each position of the transformed tile.
///
/// Each transform is done for `count` tiles, which lie `atStep` floats apart before it and `toStep`
/// behind it, and for many channels, which lie side by side. `row` and `column` floats lead from
/// one row and column of a tile to the next, and `step` floats from one position of the transform
/// to the next. With the Vector API, whole vectors of channels are left to [WinogradVectors]; both
/// ways give the same bits. `square` has room for one transform.
final class Winograd {
    /// Positions of a transformed tile.
    static final int POSITIONS = 16;

    /// Rows and columns of a tile of the source, and of its transform.
    static final int SIDE = 4;

    /// Channels whose transforms lie side by side: as many terms are one chain of multiply-adds.
    static final int DEPTH = 64;

    /// Tiles that are transformed before they are multiplied: what they need stays in the second
    /// cache. A multiple of all heights of [WinogradTile].
    static final int TILES = 24;

    /// Floats of room behind all tiles of a position. Without it the 16 positions would lie
    /// multiples of 4 kB apart, where they share a few lines of the first cache.
    static final int APART = 16;

    /// With fewer channels on one of both sides the transforms take what the products save.
    private static final int FEWEST_CHANNELS = 16;

    /// The most channels of one side times those of the other: a filter's transform, of which each
    /// piece of the work has its own, then takes at most 4 MB.
    private static final int MOST_FILTERS = 65_536;

    private Winograd() {}

    /// Whether this is the way to go, which doesn't depend on how many images there are: filters of
    /// three by three that move step by step, enough channels, and an image so large that at least
    /// a third of the multiplications are saved though its last tiles may lie half beside it.
    static boolean suits(SlidingGeometry g) {
        int tiles = Math.ceilDiv(g.height(), 2) * Math.ceilDiv(g.width(), 2);
        return g.filterHeight() == 3
                && g.filterWidth() == 3
                && g.groups() == 1
                && g.strideDown() == 1
                && g.strideAcross() == 1
                && g.dilationDown() == 1
                && g.dilationAcross() == 1
                && g.spaceDown() == 1
                && g.spaceAcross() == 1
                && g.sourceChannels() >= FEWEST_CHANNELS
                && g.channels() >= FEWEST_CHANNELS
                && (long) g.sourceChannels() * g.channels() <= MOST_FILTERS
                && 2L * 9 * g.height() * g.width() >= 3L * POSITIONS * tiles;
    }

    /// `Bᵀ d B` of tiles of the source.
    static void source(
            boolean vectors,
            int count,
            int channels,
            float[] source,
            int at,
            int atStep,
            int row,
            int column,
            float[] to,
            int toAt,
            int toStep,
            int step,
            float[] square,
            int squareAt) {
        int whole = 0;
        if (vectors) {
            for (int c = 0; c + Lanes.LANES <= channels; c += Lanes.LANES) {
                WinogradVectors.source(
                        count, source, at + c, atStep, row, column, to, toAt + c, toStep, step);
                whole = c + Lanes.LANES;
            }
        }
        for (int tile = 0; tile < count; tile++) {
            int from = at + tile * atStep;
            int place = toAt + tile * toStep;
            for (int c = whole; c < channels; c++) {
                read(SIDE, source, from + c, row, column, square, squareAt);
                for (int i = 0; i < SIDE; i++) {
                    sourceLine(square, squareAt + i, SIDE);
                }
                for (int i = 0; i < SIDE; i++) {
                    sourceLine(square, squareAt + i * SIDE, 1);
                }
                write(SIDE, square, squareAt, to, place + c, SIDE * step, step);
            }
        }
    }

    private static void sourceLine(float[] x, int at, int step) {
        float x0 = x[at];
        float x1 = x[at + step];
        float x2 = x[at + 2 * step];
        float x3 = x[at + 3 * step];
        x[at] = x0 - x2;
        x[at + step] = x1 + x2;
        x[at + 2 * step] = x2 - x1;
        x[at + 3 * step] = x1 - x3;
    }

    /// `Aᵀ m A` of the sums of tiles: two by two places of the result each.
    static void result(
            boolean vectors,
            int count,
            int channels,
            float[] sums,
            int at,
            int atStep,
            int step,
            float[] to,
            int toAt,
            int toStep,
            int row,
            int column,
            float[] square,
            int squareAt) {
        int whole = 0;
        if (vectors) {
            for (int c = 0; c + Lanes.LANES <= channels; c += Lanes.LANES) {
                WinogradVectors.result(
                        count, sums, at + c, atStep, step, to, toAt + c, toStep, row, column);
                whole = c + Lanes.LANES;
            }
        }
        for (int tile = 0; tile < count; tile++) {
            int from = at + tile * atStep;
            int place = toAt + tile * toStep;
            for (int c = whole; c < channels; c++) {
                read(SIDE, sums, from + c, SIDE * step, step, square, squareAt);
                for (int i = 0; i < SIDE; i++) {
                    resultLine(square, squareAt + i, SIDE);
                }
                for (int i = 0; i < 2; i++) {
                    resultLine(square, squareAt + i * SIDE, 1);
                }
                write(2, square, squareAt, to, place + c, row, column);
            }
        }
    }

    private static void resultLine(float[] x, int at, int step) {
        float x0 = x[at];
        float x1 = x[at + step];
        float x2 = x[at + 2 * step];
        float x3 = x[at + 3 * step];
        x[at] = x0 + x1 + x2;
        x[at + step] = x1 - x2 - x3;
    }

    /// `A y Aᵀ` of two by two places of the gradient to the result: what [#result] is the adjoint
    /// of.
    static void upstream(
            boolean vectors,
            int count,
            int channels,
            float[] upstream,
            int at,
            int atStep,
            int row,
            int column,
            float[] to,
            int toAt,
            int toStep,
            int step,
            float[] square,
            int squareAt) {
        int whole = 0;
        if (vectors) {
            for (int c = 0; c + Lanes.LANES <= channels; c += Lanes.LANES) {
                WinogradVectors.upstream(
                        count, upstream, at + c, atStep, row, column, to, toAt + c, toStep, step);
                whole = c + Lanes.LANES;
            }
        }
        for (int tile = 0; tile < count; tile++) {
            int from = at + tile * atStep;
            int place = toAt + tile * toStep;
            for (int c = whole; c < channels; c++) {
                read(2, upstream, from + c, row, column, square, squareAt);
                for (int i = 0; i < 2; i++) {
                    upstreamLine(square, squareAt + i, SIDE);
                }
                for (int i = 0; i < SIDE; i++) {
                    upstreamLine(square, squareAt + i * SIDE, 1);
                }
                write(SIDE, square, squareAt, to, place + c, SIDE * step, step);
            }
        }
    }

    private static void upstreamLine(float[] x, int at, int step) {
        float x0 = x[at];
        float x1 = x[at + step];
        x[at + step] = x0 + x1;
        x[at + 2 * step] = x0 - x1;
        x[at + 3 * step] = -x1;
    }

    /// `G g Gᵀ` of filters.
    static void filter(
            boolean vectors,
            int count,
            int channels,
            float[] filter,
            int at,
            int atStep,
            int row,
            int column,
            float[] to,
            int toAt,
            int toStep,
            int step,
            float[] square,
            int squareAt) {
        int whole = 0;
        if (vectors) {
            for (int c = 0; c + Lanes.LANES <= channels; c += Lanes.LANES) {
                WinogradVectors.filter(
                        count, filter, at + c, atStep, row, column, to, toAt + c, toStep, step);
                whole = c + Lanes.LANES;
            }
        }
        for (int tile = 0; tile < count; tile++) {
            int from = at + tile * atStep;
            int place = toAt + tile * toStep;
            for (int c = whole; c < channels; c++) {
                read(3, filter, from + c, row, column, square, squareAt);
                for (int i = 0; i < 3; i++) {
                    filterLine(square, squareAt + i, SIDE);
                }
                for (int i = 0; i < SIDE; i++) {
                    filterLine(square, squareAt + i * SIDE, 1);
                }
                write(SIDE, square, squareAt, to, place + c, SIDE * step, step);
            }
        }
    }

    private static void filterLine(float[] x, int at, int step) {
        float x0 = x[at];
        float x1 = x[at + step];
        float x2 = x[at + 2 * step];
        float outer = x0 + x2;
        x[at + step] = (outer + x1) * 0.5f;
        x[at + 2 * step] = (outer - x1) * 0.5f;
        x[at + 3 * step] = x2;
    }

    /// `Gᵀ u G`: filters' gradients from those to their transforms.
    static void filterGradient(
            boolean vectors,
            int count,
            int channels,
            float[] sums,
            int at,
            int atStep,
            int step,
            float[] to,
            int toAt,
            int toStep,
            int row,
            int column,
            float[] square,
            int squareAt) {
        int whole = 0;
        if (vectors) {
            for (int c = 0; c + Lanes.LANES <= channels; c += Lanes.LANES) {
                WinogradVectors.filterGradient(
                        count, sums, at + c, atStep, step, to, toAt + c, toStep, row, column);
                whole = c + Lanes.LANES;
            }
        }
        for (int tile = 0; tile < count; tile++) {
            int from = at + tile * atStep;
            int place = toAt + tile * toStep;
            for (int c = whole; c < channels; c++) {
                read(SIDE, sums, from + c, SIDE * step, step, square, squareAt);
                for (int i = 0; i < SIDE; i++) {
                    filterGradientLine(square, squareAt + i, SIDE);
                }
                for (int i = 0; i < 3; i++) {
                    filterGradientLine(square, squareAt + i * SIDE, 1);
                }
                write(3, square, squareAt, to, place + c, row, column);
            }
        }
    }

    private static void filterGradientLine(float[] x, int at, int step) {
        float x1 = x[at + step];
        float x2 = x[at + 2 * step];
        float sum = (x1 + x2) * 0.5f;
        float difference = (x1 - x2) * 0.5f;
        x[at] += sum;
        x[at + step] = difference;
        x[at + 2 * step] = sum + x[at + 3 * step];
    }

    private static void read(
            int side, float[] from, int at, int row, int column, float[] square, int squareAt) {
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                square[squareAt + i * SIDE + j] = from[at + i * row + j * column];
            }
        }
    }

    private static void write(
            int side, float[] square, int squareAt, float[] to, int at, int row, int column) {
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                to[at + i * row + j * column] = square[squareAt + i * SIDE + j];
            }
        }
    }
}
