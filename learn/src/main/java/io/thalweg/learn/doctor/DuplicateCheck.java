package io.thalweg.learn.doctor;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/// Looks for rows of other parts that are also among those that train, target included.
final class DuplicateCheck {
    /// Rows whose different values are counted.
    private static final int SAMPLE = 2_000;

    /// 2⁶⁴ over the golden ratio, and a constant of MurmurHash3's last step: they spread bits.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final long MIX = 0xFF51AFD7ED558CCDL;

    private DuplicateCheck() {}

    static void of(ExaminedRows training, List<ExaminedPart> parts, Consumer<Finding> told) {
        if (parts.isEmpty() || mustRepeat(training)) {
            return;
        }
        var known = hashes(training);
        Arrays.sort(known);
        for (var part : parts) {
            int twins = 0;
            for (long hash : hashes(part.rows())) {
                twins += Arrays.binarySearch(known, hash) >= 0 ? 1 : 0;
            }
            if (twins > Thresholds.DUPLICATES * part.rows().rows()) {
                told.accept(new DuplicateRows(part.name(), twins, part.rows().rows()));
            }
        }
    }

    /// Whether the columns allow so few different rows that some have to be equal.
    private static boolean mustRepeat(ExaminedRows rows) {
        double possible = 1;
        int sample = Math.min(SAMPLE, rows.rows());
        for (int column = 0; column < rows.columns().size(); column++) {
            var different = new HashSet<Long>();
            for (int i = 0; i < sample; i++) {
                int row = (int) ((long) i * rows.rows() / sample);
                different.add(rows.code(row, column));
            }
            possible *= Math.max(1, different.size());
        }
        return possible < Thresholds.POSSIBLE_ROWS * rows.rows();
    }

    private static long[] hashes(ExaminedRows rows) {
        var hashes = new long[rows.rows()];
        int columns = rows.columns().size();
        for (int row = 0; row < hashes.length; row++) {
            long hash = mixed(Double.doubleToLongBits(rows.target(row)));
            for (int column = 0; column < columns; column++) {
                hash = mixed(hash * SPREAD + rows.code(row, column));
            }
            hashes[row] = hash;
        }
        return hashes;
    }

    private static long mixed(long bits) {
        long mixed = (bits ^ bits >>> 33) * MIX;
        return mixed ^ mixed >>> 33;
    }
}
