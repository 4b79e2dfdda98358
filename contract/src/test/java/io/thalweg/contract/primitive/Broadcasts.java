package io.thalweg.contract.primitive;

import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.core.graph.Op;
import io.thalweg.core.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;

/// Shapes of operands that are repeated to each other, in every combination.
final class Broadcasts {
    private Broadcasts() {}

    /// All shapes that can be repeated to one: each axis kept or of length 1, outer axes left out.
    static List<int[]> parts(int... whole) {
        var parts = new ArrayList<int[]>();
        for (int rank = 0; rank <= whole.length; rank++) {
            for (int mask = 0; mask < 1 << rank; mask++) {
                var part = new int[rank];
                for (int i = 0; i < rank; i++) {
                    part[i] = (mask >> i & 1) == 1 ? whole[whole.length - rank + i] : 1;
                }
                parts.add(part);
            }
        }
        return parts;
    }

    /// Every pair of parts of a shape: with three axes 15 by 15.
    static List<Setting> pairs(Op op, Values values, int... whole) {
        var pairs = new ArrayList<Setting>();
        for (var left : parts(whole)) {
            for (var right : parts(whole)) {
                pairs.add(
                        Setting.of(
                                op, Operand.numbers(values, left), Operand.numbers(values, right)));
            }
        }
        return pairs;
    }

    /// Some triples of parts of a shape.
    static List<Setting> triples(Op op, Values first, Values rest, int count, int... whole) {
        var triples = new ArrayList<Setting>();
        var parts = parts(whole);
        for (int i = 0; i < count; i++) {
            triples.add(
                    Setting.of(
                            op,
                            Operand.numbers(first, pick(parts, i, 0)),
                            Operand.numbers(rest, pick(parts, i, 1)),
                            Operand.numbers(rest, pick(parts, i, 2))));
        }
        return triples;
    }

    private static int[] pick(List<int[]> parts, int round, int operand) {
        return parts.get(CounterRandom.below(parts.size(), 7, operand, 0, round));
    }

    /// Shapes without repetition: every rank, lengths around the widths of vectors and blocks.
    static List<int[]> alike() {
        return Setting.shapes(
                Setting.axes(),
                Setting.axes(1),
                Setting.axes(3),
                Setting.axes(15),
                Setting.axes(16),
                Setting.axes(17),
                Setting.axes(31),
                Setting.axes(32),
                Setting.axes(33),
                Setting.axes(1023),
                Setting.axes(1024),
                Setting.axes(1025),
                Setting.axes(2, 3),
                Setting.axes(5, 1, 7),
                Setting.axes(2, 3, 4, 5),
                Setting.axes(BATCH),
                Setting.axes(BATCH, 3),
                Setting.axes(BATCH, 33),
                Setting.axes(BATCH, 2, 5));
    }

    /// Pairs of larger shapes, and such with an open batch.
    static List<Setting> largerPairs(Op op, Values values) {
        int[][][] pairs = {
            {{17, 33}, {33}},
            {{17, 33}, {17, 1}},
            {{33, 1}, {17}},
            {{1025}, {}},
            {{}, {1025}},
            {{2, 600}, {2, 1}},
            {{3, 1, 65}, {1, 5, 1}},
            {{2, 3, 4, 5}, {3, 1, 5}},
            {{2, 1, 4, 1}, {1, 3, 1, 5}},
            {{BATCH, 33}, {33}},
            {{BATCH, 33}, {BATCH, 1}},
            {{BATCH, 1}, {1, 33}},
            {{BATCH, 1}, {17}},
            {{BATCH}, {}},
            {{3, 1}, {BATCH}},
            {{BATCH, 2, 5}, {BATCH, 1, 5}},
        };
        var settings = new ArrayList<Setting>();
        for (var pair : pairs) {
            settings.add(
                    Setting.of(
                            op,
                            Operand.numbers(values, pair[0]),
                            Operand.numbers(values, pair[1])));
        }
        return settings;
    }
}
