package io.thalweg.learn.train;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// What a learning-rate range test saw, and what follows from it.
///
/// @param points one for each step, with rising rates
/// @param lowest the point with the lowest smoothed loss
/// @param suggestion a learning rate to start with
/// @param verdict what the suggestion rests on
public record LearningRateCurve(
        List<Point> points, Point lowest, double suggestion, Verdict verdict) {
    /// A loss counts as diverged beyond this multiple of the lowest one's distance.
    static final double DIVERGED = 4;

    /// What is suggested is a tenth of the rate with the lowest loss: there the loss still falls
    /// steeply, and it is far from where training diverges.
    ///
    /// Source: Howard, Gugger 2020, "Deep Learning for Coders with fastai and PyTorch", chapter 5.
    private static final double SHARE = 0.1;

    /// Keeps a copy.
    public LearningRateCurve {
        points = List.copyOf(points);
    }

    /// One step.
    ///
    /// @param learningRate of the step
    /// @param loss of its batch, before the step
    /// @param smoothed the mean of the losses so far that forgets
    public record Point(double learningRate, double loss, double smoothed) {}

    /// What the suggestion rests on.
    public enum Verdict {
        /// The loss fell, and rose again: the suggestion lies well before the turn.
        TURNED("a tenth of the lowest's rate: the loss still falls there, far from the cliff"),
        /// The loss still fell at the highest rate: a higher one may do as well.
        NEVER_ROSE("the loss fell up to the highest rate: a higher one may do as well"),
        /// The loss never fell: no rate between helps, and the lowest is suggested.
        NEVER_FELL("the loss never fell: no learning rate helps this model on this table");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /// The same in words that go after the suggestion.
        public String text() {
            return text;
        }
    }

    /// The smoothed loss up to which a drawing shows the curve: as far above the first point as the
    /// lowest lies below it. What lies higher is only the fall off the cliff.
    public double highestOfInterest() {
        double first = points.getFirst().smoothed();
        return first + Math.max(first - lowest.smoothed(), 0.1 * Math.abs(first));
    }

    /// A learning rate in two digits, as it is typed: 0.0021, not 0.0021054834.
    public static String text(double rate) {
        return new BigDecimal(rate).round(new MathContext(2)).stripTrailingZeros().toPlainString();
    }

    /// Draws the conclusion.
    ///
    /// @param points at least one, finite but for the last
    static LearningRateCurve of(List<Point> points) {
        int least = 0;
        for (int i = 1; i < points.size(); i++) {
            least = points.get(i).smoothed() < points.get(least).smoothed() ? i : least;
        }
        var lowest = points.get(least);
        if (least == 0) {
            return new LearningRateCurve(points, lowest, lowest.learningRate(), Verdict.NEVER_FELL);
        }
        return new LearningRateCurve(
                points,
                lowest,
                round(lowest.learningRate() * SHARE),
                least == points.size() - 1 ? Verdict.NEVER_ROSE : Verdict.TURNED);
    }

    /// To 1, 2 or 5 times a power of ten: no test says more than that.
    private static double round(double rate) {
        int exponent = (int) Math.floor(Math.log10(rate));
        double digit = rate / Math.pow(10, exponent);
        int rounded = digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10;
        return Double.parseDouble(rounded + "e" + exponent);
    }
}
