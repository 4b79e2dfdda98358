package io.thalweg.learn.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The curve that never falls and has the least weighted squared error: neighbours that fall are
/// pooled until none do.
///
/// Source: Ayer, Brunk, Ewing, Reid, Silverman 1955, "An empirical distribution function for
/// sampling with incomplete information" (pool adjacent violators).
///
/// @param from places, ascending, without repetition
/// @param to the curve there, none below the one before
public record IsotonicRegression(List<Double> from, List<Double> to) {
    /// Keeps copies.
    public IsotonicRegression {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /// A level stretch of the curve.
    ///
    /// @param sum of weight · value
    private record Block(double first, double last, double sum, double weight) {
        double level() {
            return sum / weight;
        }

        Block and(Block next) {
            return new Block(first, next.last, sum + next.sum, weight + next.weight);
        }
    }

    /// Fits the curve. It has a point at both ends of each level stretch.
    ///
    /// @param places in any order; equal ones count as one with the mean value
    /// @param values one for each place
    /// @param weights one above 0 for each place
    public static IsotonicRegression fit(double[] places, double[] values, double[] weights) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < places.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> places[i]));
        var blocks = new ArrayList<Block>();
        for (int i : order) {
            var block = new Block(places[i], places[i], values[i] * weights[i], weights[i]);
            if (!blocks.isEmpty() && blocks.getLast().last == block.first) {
                block = blocks.removeLast().and(block);
            }
            blocks.add(block);
        }
        return pooled(blocks);
    }

    private static IsotonicRegression pooled(List<Block> points) {
        var blocks = new ArrayList<Block>();
        for (var point : points) {
            var block = point;
            while (!blocks.isEmpty() && blocks.getLast().level() >= block.level()) {
                block = blocks.removeLast().and(block);
            }
            blocks.add(block);
        }
        var places = new ArrayList<Double>();
        var levels = new ArrayList<Double>();
        for (var block : blocks) {
            for (double place :
                    block.first < block.last
                            ? new double[] {block.first, block.last}
                            : new double[] {block.first}) {
                places.add(place);
                levels.add(block.level());
            }
        }
        return new IsotonicRegression(places, levels);
    }

    /// The curve's points no nearer to 0 and 1 than this.
    IsotonicRegression within(double least) {
        return new IsotonicRegression(
                from, to.stream().map(level -> Math.clamp(level, least, 1 - least)).toList());
    }

    /// The curve at a place: straight between its points, level beyond them.
    public double at(double place) {
        var places = from.stream().mapToDouble(Double::doubleValue).toArray();
        int found = Arrays.binarySearch(places, place);
        if (found >= 0) {
            return to.get(found);
        }
        int right = Math.clamp(-found - 1, 0, places.length);
        if (right == 0 || right == places.length) {
            return right == 0 ? to.getFirst() : to.getLast();
        }
        double share = (place - places[right - 1]) / (places[right] - places[right - 1]);
        return to.get(right - 1) + share * (to.get(right) - to.get(right - 1));
    }
}
