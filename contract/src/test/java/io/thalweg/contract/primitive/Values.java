package io.thalweg.contract.primitive;

import io.thalweg.core.random.CounterRandom;

/// How the elements of an operand are made: a pure function of seed, operand and position, so that
/// a batch of 7 rows starts with the rows of a batch of 3.
@FunctionalInterface
interface Values {
    double element(long seed, int operand, int position);

    /// Uniform between two bounds.
    static Values between(double low, double high) {
        return (seed, operand, position) ->
                low + (high - low) * CounterRandom.uniform(seed, operand, 0, position);
    }

    /// Both signs, and no nearer to zero than a bound: for functions with a kink or a pole there.
    static Values away(double least, double most) {
        return (seed, operand, position) ->
                (CounterRandom.below(2, seed, operand, 1, position) * 2 - 1)
                        * between(least, most).element(seed, operand, position);
    }

    /// Integers from a bound (included) to another (excluded).
    static Values integers(int low, int high) {
        return (seed, operand, position) ->
                low + CounterRandom.below(high - low, seed, operand, 0, position);
    }

    /// Multiples of 0.1 plus a 30th for each operand: no two operands are nearer than that, and the
    /// first 101 elements of one differ from each other.
    static Values apart() {
        return (seed, operand, position) ->
                Math.floorMod(position * 37L + seed * 13, 101) * 0.1 - 5 + operand / 30.0;
    }

    /// Given elements.
    static Values given(double... elements) {
        return (seed, operand, position) -> elements[position];
    }

    /// These, and here and there NaN or an infinity instead.
    default Values sprinkled() {
        return (seed, operand, position) ->
                switch (CounterRandom.below(16, seed, operand, 2, position)) {
                    case 0 -> Double.NaN;
                    case 1 -> Double.POSITIVE_INFINITY;
                    case 2 -> Double.NEGATIVE_INFINITY;
                    default -> element(seed, operand, position);
                };
    }
}
