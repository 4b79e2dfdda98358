package io.thalweg.model;

import java.util.Arrays;
import java.util.List;

/// What a model does to the averaged probabilities of its networks, so that of the rows that are
/// told 70 % about seven in ten come true. Fitted on rows that the networks weren't trained on.
public sealed interface Calibration {
    /// Changes probabilities in place.
    ///
    /// @param outputs row after row; of two classes the probability of the positive one alone
    /// @param width how many outputs a row has, 1 for two classes
    void apply(double[] outputs, int width);

    /// What it is, for people.
    String text();

    /// Every logit divided by one number: above 1 makes sure answers less sure. The order of rows,
    /// and which class is the most probable, stay the same.
    ///
    /// Source: Guo, Pleiss, Sun, Weinberger 2017, arXiv 1706.04599, section 4.2.
    ///
    /// @param temperature above 0
    record Temperature(double temperature) implements Calibration {
        /// Keeps the logarithm finite where a probability is 0.
        private static final double LEAST = 1e-12;

        /// Checks the number.
        public Temperature {
            if (!(temperature > 0) || Double.isInfinite(temperature)) {
                throw new IllegalArgumentException("the temperature is " + temperature);
            }
        }

        @Override
        public void apply(double[] outputs, int width) {
            if (width == 1) {
                for (int i = 0; i < outputs.length; i++) {
                    outputs[i] = 1 / (1 + StrictMath.exp(-logit(outputs[i]) / temperature));
                }
                return;
            }
            for (int from = 0; from < outputs.length; from += width) {
                double greatest = 0;
                for (int i = from; i < from + width; i++) {
                    greatest = Math.max(greatest, outputs[i]);
                }
                double sum = 0;
                for (int i = from; i < from + width; i++) {
                    double relative = Math.max(LEAST, outputs[i]) / Math.max(LEAST, greatest);
                    outputs[i] = StrictMath.exp(StrictMath.log(relative) / temperature);
                    sum += outputs[i];
                }
                for (int i = from; i < from + width; i++) {
                    outputs[i] /= sum;
                }
            }
        }

        private static double logit(double probability) {
            double kept = Math.clamp(probability, LEAST, 1 - LEAST);
            return StrictMath.log(kept) - StrictMath.log1p(-kept);
        }

        @Override
        public String text() {
            return "temperature " + Figure.text(temperature);
        }
    }

    /// A curve that never falls, by straight lines between points and level beyond them; for two
    /// classes.
    ///
    /// Source: Zadrozny, Elkan 2002, "Transforming classifier scores into accurate multiclass
    /// probability estimates".
    ///
    /// @param from probabilities of the positive class before, ascending; at least one
    /// @param to the same after, none below the one before
    record Isotonic(List<Double> from, List<Double> to) implements Calibration {
        /// Keeps copies, and checks.
        public Isotonic {
            from = List.copyOf(from);
            to = List.copyOf(to);
            if (from.isEmpty() || from.size() != to.size()) {
                throw new IllegalArgumentException(
                        from.size() + " points before belong to " + to.size() + " after");
            }
            for (int i = 0; i < from.size(); i++) {
                boolean isProbability = to.get(i) >= 0 && to.get(i) <= 1;
                boolean ascends =
                        i == 0 || (from.get(i) > from.get(i - 1) && to.get(i) >= to.get(i - 1));
                if (!isProbability || !ascends) {
                    throw new IllegalArgumentException("the curve falls, or leaves 0 to 1");
                }
            }
        }

        @Override
        public void apply(double[] outputs, int width) {
            if (width != 1) {
                throw new IllegalArgumentException("a curve is for two classes");
            }
            var places = new double[from.size()];
            for (int i = 0; i < places.length; i++) {
                places[i] = from.get(i);
            }
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = at(places, outputs[i]);
            }
        }

        private double at(double[] places, double before) {
            int found = Arrays.binarySearch(places, before);
            if (found >= 0) {
                return to.get(found);
            }
            int right = -found - 1;
            if (right == 0) {
                return to.getFirst();
            }
            if (right == places.length) {
                return to.getLast();
            }
            double share = (before - places[right - 1]) / (places[right] - places[right - 1]);
            return to.get(right - 1) + share * (to.get(right) - to.get(right - 1));
        }

        @Override
        public String text() {
            return "isotonic, " + from.size() + " points";
        }
    }
}
