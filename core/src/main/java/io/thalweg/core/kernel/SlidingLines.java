package io.thalweg.core.kernel;

import java.util.Arrays;

/// How the numbers under a filter are brought into runs that lie side by side in memory.
///
/// Channels are innermost, so what lies under one row of the filter is one run of `filterWidth ·
/// channels` numbers of the source already, unless something is in the way: zeros at the sides,
/// other groups' channels, dilation.
enum SlidingLines {
    /// The source as it is.
    DIRECT,
    /// A copy of each source row, with its zeros and with the channels of one group.
    LINE,
    /// For each place of the filter, a copy of what is under one row of it.
    ROW_PATCH,
    /// For each place, a copy of all that is under the filter: for few products.
    PATCH;

    /// Up to as many products, an element's sum is one chain, taken from a patch.
    static final int FEW = 64;

    static SlidingLines of(SlidingGeometry g) {
        if (g.terms() <= FEW) {
            return g.terms() == g.sourceChannels() && direct(g) ? DIRECT : PATCH;
        }
        if (g.dilationAcross() > 1 && g.filterWidth() > 1) {
            return ROW_PATCH;
        }
        return direct(g) ? DIRECT : LINE;
    }

    private static boolean direct(SlidingGeometry g) {
        return g.groups() == 1
                && g.left() == 0
                && g.spaceAcross() == 1
                && (g.dilationAcross() == 1 || g.filterWidth() == 1)
                && lineWidth(g) <= g.sourceWidth();
    }

    /// Source columns, zeros included, that one row of places reads.
    static int lineWidth(SlidingGeometry g) {
        return (g.width() - 1) * g.strideAcross() + g.dilationAcross() * (g.filterWidth() - 1) + 1;
    }

    /// Floats of the copy that serves one row of the result and one row of the filter.
    int size(SlidingGeometry g) {
        return switch (this) {
            case DIRECT -> 0;
            case LINE -> lineWidth(g) * g.sourceOfGroup();
            case ROW_PATCH -> g.width() * g.filterWidth() * g.sourceOfGroup();
            case PATCH -> g.width() * g.terms();
        };
    }

    /// From one place's run to the next one's.
    int step(SlidingGeometry g) {
        return switch (this) {
            case DIRECT, LINE -> g.strideAcross() * g.sourceOfGroup();
            case ROW_PATCH -> g.filterWidth() * g.sourceOfGroup();
            case PATCH -> g.terms();
        };
    }

    /// Copies one source row with its zeros.
    ///
    /// @param at where the row begins, at the first channel of the group
    static void line(SlidingGeometry g, float[] source, int at, float[] line, int to) {
        int channels = g.sourceOfGroup();
        int width = lineWidth(g);
        if (g.groups() == 1 && g.spaceAcross() == 1) {
            int before = Math.min(width, Math.max(0, g.left()));
            int skipped = Math.max(0, -g.left());
            int count = Math.max(0, Math.min(width - before, g.sourceWidth() - skipped));
            Arrays.fill(line, to, to + before * channels, 0);
            System.arraycopy(
                    source,
                    at + skipped * channels,
                    line,
                    to + before * channels,
                    count * channels);
            Arrays.fill(line, to + (before + count) * channels, to + width * channels, 0);
            return;
        }
        Arrays.fill(line, to, to + width * channels, 0);
        for (int column = 0; column < g.sourceWidth(); column++) {
            int position = column * g.spaceAcross() + g.left();
            if (position >= 0 && position < width) {
                System.arraycopy(
                        source,
                        at + column * g.sourceChannels(),
                        line,
                        to + position * channels,
                        channels);
            }
        }
    }

    /// Copies what is under one row of the filter, for each place of a row.
    ///
    /// @param at where the source row begins, at the first channel of the group; negative if zeros
    ///   are there
    /// @param step from one place's patch to the next one's
    static void patches(
            SlidingGeometry g, float[] source, int at, float[] patches, int to, int step) {
        int channels = g.sourceOfGroup();
        for (int column = 0; column < g.width(); column++) {
            for (int j = 0; j < g.filterWidth(); j++) {
                int from = at < 0 ? -1 : g.sourceColumn(column, j);
                int target = to + column * step + j * channels;
                if (from < 0) {
                    Arrays.fill(patches, target, target + channels, 0);
                } else if (channels == 1) {
                    patches[target] = source[at + from * g.sourceChannels()];
                } else {
                    System.arraycopy(
                            source, at + from * g.sourceChannels(), patches, target, channels);
                }
            }
        }
    }
}
