package io.thalweg.learn.optim;

import java.util.ArrayDeque;
import java.util.List;

/// The last steps and what the gradient did in them: enough to guess the curvature.
final class LbfgsHistory {
    /// A step and the change of the gradient in it.
    @SuppressWarnings("ArrayRecordComponent") // the storage of vectors; never compared
    record Pair(double[] step, double[] change, double product) {}

    /// Below this cosine between step and change of gradient the curvature is rounding.
    private static final double SMALLEST_COSINE = 1e-10;

    private final int length;
    private final ArrayDeque<Pair> pairs = new ArrayDeque<>();

    LbfgsHistory(int length) {
        this.length = length;
    }

    /// From the oldest to the newest.
    List<Pair> pairs() {
        return List.copyOf(pairs);
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    void clear() {
        pairs.clear();
    }

    /// Remembers a step, unless the curvature along it isn't positive.
    void add(double[] step, double[] change) {
        double product = Vectors.dot(step, change);
        if (product > SMALLEST_COSINE * Vectors.norm(step) * Vectors.norm(change)) {
            if (pairs.size() == length) {
                pairs.removeFirst();
            }
            pairs.addLast(new Pair(step, change, product));
        }
    }

    /// −H g, with the inverse Hessian H that the pairs tell of. Source: Nocedal, Wright, "Numerical
    /// Optimization", 2nd edition 2006, algorithm 7.4 with the first guess of (7.20).
    double[] direction(double[] gradient) {
        var direction = Vectors.sum(new double[gradient.length], -1, gradient);
        var weights = new double[pairs.size()];
        int i = pairs.size();
        for (var newestFirst = pairs.descendingIterator(); newestFirst.hasNext(); ) {
            var pair = newestFirst.next();
            weights[--i] = Vectors.dot(pair.step, direction) / pair.product;
            direction = Vectors.sum(direction, -weights[i], pair.change);
        }
        if (!pairs.isEmpty()) {
            var newest = pairs.getLast();
            double scale = newest.product / Vectors.dot(newest.change, newest.change);
            direction = Vectors.sum(direction, scale - 1, direction);
        }
        for (var pair : pairs) {
            double known = Vectors.dot(pair.change, direction) / pair.product;
            direction = Vectors.sum(direction, weights[i++] - known, pair.step);
        }
        return direction;
    }
}
