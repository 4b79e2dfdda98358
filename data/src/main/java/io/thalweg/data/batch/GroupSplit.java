package io.thalweg.data.batch;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.source.SplitException;
import io.thalweg.data.source.Table;
import java.util.Arrays;
import java.util.HashMap;

/// Whole groups at random.
final class GroupSplit {
    private static final int PARTS = 3;

    private GroupSplit() {}

    static Split of(Table table, String groupColumn, int[] rows, Shares shares, long seed) {
        var sizes = PartSizes.of(table, rows.length, shares);
        int[] groups = groups(table, groupColumn, rows);
        int count = count(groups);
        var wanted = new int[] {sizes.training(), sizes.validation(), sizes.test()};
        check(table, groupColumn, count, wanted);
        var parts = assign(groups, count, wanted, seed);
        return new Split(
                part(rows, groups, parts, 0),
                part(rows, groups, parts, 1),
                part(rows, groups, parts, 2));
    }

    /// The number of each row's group, from 0 in the order of appearance; rows without a value are
    /// one group.
    static int[] groups(Table table, String groupColumn, int[] rows) {
        var column = table.column(groupColumn);
        var numbers = new HashMap<String, Integer>();
        var groups = new int[rows.length];
        int missing = -1;
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            var name = column.text(rows[i]);
            if (name == null) {
                if (missing < 0) {
                    missing = count++;
                }
                groups[i] = missing;
            } else {
                var number = numbers.get(name);
                if (number == null) {
                    number = count++;
                    numbers.put(name, number);
                }
                groups[i] = number;
            }
        }
        return groups;
    }

    /// How many groups are numbered so.
    static int count(int[] groups) {
        int most = -1;
        for (int group : groups) {
            most = Math.max(most, group);
        }
        return most + 1;
    }

    private static void check(Table table, String column, int groups, int[] wanted) {
        int parts = 0;
        for (int size : wanted) {
            parts += size > 0 ? 1 : 0;
        }
        if (groups < parts) {
            throw new SplitException(
                    table.name(),
                    groups,
                    groups
                            + (groups == 1 ? " group" : " groups")
                            + " in column "
                            + column
                            + " cannot be divided into "
                            + parts
                            + " parts without splitting one; give at least "
                            + parts
                            + " groups, or hold back fewer parts");
        }
    }

    /// Each group, in random order, goes to the part that lacks the most rows; the last groups to
    /// parts that would stay empty.
    private static int[] assign(int[] groups, int count, int[] wanted, long seed) {
        var sizes = new int[count];
        for (int group : groups) {
            sizes[group]++;
        }
        var assigned = new int[count];
        var lacking = wanted.clone();
        var order = CounterRandom.permutation(count, seed, Streams.GROUP_SPLIT, 0);
        for (int i = 0; i < count; i++) {
            int empty = 0;
            for (int part = 0; part < PARTS; part++) {
                empty += isEmpty(part, wanted, lacking) ? 1 : 0;
            }
            boolean last = count - i <= empty;
            int best = -1;
            for (int part = 0; part < PARTS; part++) {
                boolean allowed = wanted[part] > 0 && (!last || isEmpty(part, wanted, lacking));
                if (allowed && (best < 0 || lacking[part] > lacking[best])) {
                    best = part;
                }
            }
            assigned[order[i]] = best;
            lacking[best] -= sizes[order[i]];
        }
        return assigned;
    }

    private static boolean isEmpty(int part, int[] wanted, int[] lacking) {
        return wanted[part] > 0 && lacking[part] == wanted[part];
    }

    private static int[] part(int[] rows, int[] groups, int[] parts, int wanted) {
        var selected = new int[rows.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (parts[groups[i]] == wanted) {
                selected[count++] = rows[i];
            }
        }
        var trimmed = Arrays.copyOf(selected, count);
        Arrays.sort(trimmed);
        return trimmed;
    }
}
