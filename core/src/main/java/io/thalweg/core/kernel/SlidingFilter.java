package io.thalweg.core.kernel;

import java.util.List;

/// The filter, packed as the tiles read it: group after group, panel after panel, phase after phase
/// of it, each `[terms, columns of the panel]`.
final class SlidingFilter {
    /// Columns of a panel where there is no Vector API.
    private static final int SCALAR_PANEL = 64;

    private final SlidingGeometry g;
    private final List<SlidingPhase> phases;
    private final int lanes;
    private final int panel;

    /// @param lanes floats of a vector, or 0 without the Vector API
    SlidingFilter(SlidingGeometry geometry, List<SlidingPhase> phases, int lanes) {
        g = geometry;
        this.phases = phases;
        this.lanes = lanes;
        panel = lanes == 0 ? SCALAR_PANEL : 2 * lanes;
    }

    /// Columns of a panel.
    int panel() {
        return panel;
    }

    /// Panels of a group.
    int panels() {
        return Math.ceilDiv(g.resultOfGroup(), panel);
    }

    /// Columns of a panel that have weights.
    int count(int number) {
        return Math.min(panel, g.resultOfGroup() - number * panel);
    }

    /// Columns of a panel in memory: whole vectors.
    int width(int number) {
        int count = count(number);
        return lanes == 0 ? count : Math.ceilDiv(count, lanes) * lanes;
    }

    private int widthOfGroup() {
        return lanes == 0 ? g.resultOfGroup() : Math.ceilDiv(g.resultOfGroup(), lanes) * lanes;
    }

    private int terms() {
        var last = phases.getLast();
        return last.firstTerm() + last.terms();
    }

    /// Floats of all panels.
    int size() {
        return Math.multiplyExact(g.groups() * terms(), widthOfGroup()) + lanes;
    }

    /// Where a phase begins in a panel of a group.
    int at(int group, int number, SlidingPhase phase) {
        return terms() * (group * widthOfGroup() + number * panel)
                + phase.firstTerm() * width(number);
    }

    void pack(float[] filter, int filterAt, float[] packed, int packedAt) {
        for (int group = 0; group < g.groups(); group++) {
            for (int number = 0; number < panels(); number++) {
                for (var phase : phases) {
                    int to = packedAt + at(group, number, phase);
                    int from =
                            filterAt
                                    + group * g.weights().group()
                                    + number * panel * g.weights().result();
                    for (int at : phase.filterAt()) {
                        position(number, filter, from + at, packed, to);
                        to += g.sourceOfGroup() * width(number);
                    }
                }
            }
        }
    }

    /// All channels of one position of the filter.
    private void position(int number, float[] filter, int at, float[] packed, int to) {
        int channels = g.sourceOfGroup();
        int count = count(number);
        int width = width(number);
        var w = g.weights();
        if (lanes == 0) {
            for (int k = 0; k < channels; k++) {
                for (int j = 0; j < count; j++) {
                    packed[to + k * width + j] = filter[at + k * w.source() + j * w.result()];
                }
            }
        } else if (w.result() == 1) {
            Transposer.along(count, width, channels, filter, at, w.source(), packed, to, width);
        } else {
            for (int j = 0; j < width; j += lanes) {
                Transposer.across(
                        Math.min(lanes, count - j),
                        lanes,
                        channels,
                        filter,
                        at + j * w.result(),
                        w.result(),
                        packed,
                        to + j,
                        width);
            }
        }
    }
}
