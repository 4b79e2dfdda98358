package io.thalweg.core.kernel;

import java.util.ArrayList;
import java.util.List;

/// The places of the result that the same positions of the filter count for: all of them, or, in
/// the gradient of a convolution with strides, those whose row and column leave the same rest when
/// divided by the stride. The others meet zeros there.
///
/// @param row the first of its rows of the result
/// @param column the first of its columns
/// @param firstTerm where its terms begin in a packed panel
/// @param filterAt where the weights of its positions begin in the filter, for each position
/// @param steps how far what each term reads lies behind a place, see [SlidingLines#step]
/// @param rowShifts for each row of the filter that counts, in which row of the source it lies when
///   the place is in row 0; ascending
record SlidingPhase(
        int row, int column, int firstTerm, int[] filterAt, int[] steps, int[] rowShifts) {
    /// All phases, those of the first row first.
    static List<SlidingPhase> of(SlidingGeometry g, SlidingLines lines) {
        var phases = new ArrayList<SlidingPhase>();
        int first = 0;
        for (int row = 0; row < g.spaceDown(); row++) {
            for (int column = 0; column < g.spaceAcross(); column++) {
                var phase = of(g, lines, row, column, first);
                phases.add(phase);
                first += phase.terms();
            }
        }
        return List.copyOf(phases);
    }

    private static SlidingPhase of(
            SlidingGeometry g, SlidingLines lines, int row, int column, int firstTerm) {
        int channels = g.sourceOfGroup();
        var filterAt = new ArrayList<Integer>();
        var steps = new ArrayList<Integer>();
        var rowShifts = new ArrayList<Integer>();
        for (int i = 0; i < g.filterHeight(); i++) {
            if (g.rowOnSource(row, i)) {
                rowShifts.add(g.rowShift(row, i));
            }
            for (int j = 0; j < g.filterWidth(); j++) {
                if (g.rowOnSource(row, i) && g.columnOnSource(column, j)) {
                    filterAt.add(
                            g.weights().start() + i * g.weights().row() + j * g.weights().column());
                    int step = lines.step(g.rowShift(row, i), g.columnShift(column, j));
                    for (int channel = 0; channel < channels; channel++) {
                        steps.add(step + channel * lines.channelStep());
                    }
                }
            }
        }
        return new SlidingPhase(
                row, column, firstTerm, array(filterAt), array(steps), array(rowShifts));
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Products that one element of the result adds up.
    int terms() {
        return steps.length;
    }

    /// The first term that lies on the source, in a row of places.
    ///
    /// @param sourceRow where row shift 0 lies on the source
    int firstOn(int sourceRow) {
        int row = 0;
        while (row < rowShifts.length && sourceRow + rowShifts[row] < 0) {
            row++;
        }
        return row * termsOfRow();
    }

    /// The first term behind those that lie on the source.
    ///
    /// @param sourceRow where row shift 0 lies on the source
    /// @param sourceHeight rows of the source
    int endOn(int sourceRow, int sourceHeight) {
        int row = rowShifts.length;
        while (row > 0 && sourceRow + rowShifts[row - 1] >= sourceHeight) {
            row--;
        }
        return row * termsOfRow();
    }

    private int termsOfRow() {
        return rowShifts.length == 0 ? 0 : steps.length / rowShifts.length;
    }
}
