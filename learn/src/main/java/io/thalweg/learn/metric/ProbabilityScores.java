package io.thalweg.learn.metric;

/// How good predicted class probabilities are.
///
/// Shapes: truth \[rows\] with classes 0 to classes − 1; probabilities row-major \[rows ×
/// classes\], where two classes have two columns too.
public final class ProbabilityScores {
    /// Probabilities below this, or that close to 1, are clipped before a logarithm is taken: the
    /// distance from 1 to the next double.
    public static final double CLIP = 0x1p-52;

    private final int[] truth;
    private final Probabilities probabilities;
    private final int classes;
    private final ProbabilityRows rows;
    private final SampleWeights weights;

    private ProbabilityScores(
            int[] truth,
            Probabilities probabilities,
            int classes,
            ProbabilityRows rows,
            SampleWeights weights) {
        this.truth = truth;
        this.probabilities = probabilities;
        this.classes = classes;
        this.rows = rows;
        this.weights = weights;
    }

    /// Every row counting alike.
    ///
    /// @param truth \[rows\], classes 0 to classes − 1
    /// @param probabilities row-major \[rows × classes\]
    /// @param classes 2 or more
    /// @throws IllegalArgumentException if the lengths don't agree, there is no row, or a class is
    ///   outside the range
    public static ProbabilityScores of(int[] truth, double[] probabilities, int classes) {
        check(truth, probabilities.length, classes);
        return of(truth, new Probabilities.Doubles(probabilities.clone(), classes), classes);
    }

    /// The same for probabilities in single precision.
    public static ProbabilityScores of(int[] truth, float[] probabilities, int classes) {
        check(truth, probabilities.length, classes);
        return of(truth, new Probabilities.Floats(probabilities.clone(), classes), classes);
    }

    /// Every row predicted alike: what a model that looks at nothing does.
    ///
    /// @param truth \[rows\], classes 0 to classes − 1
    /// @param probabilities \[classes\]
    public static ProbabilityScores ofConstant(int[] truth, double[] probabilities) {
        Lengths.within("the truth", truth, probabilities.length);
        return of(truth, new Probabilities.Doubles(probabilities.clone(), 0), probabilities.length);
    }

    private static ProbabilityScores of(int[] truth, Probabilities probabilities, int classes) {
        var own = truth.clone();
        return new ProbabilityScores(
                own,
                probabilities,
                classes,
                new ProbabilityRows(own, probabilities, classes),
                SampleWeights.equal(own.length));
    }

    private static void check(int[] truth, int length, int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("expected 2 classes or more, not " + classes);
        }
        if (length != (long) truth.length * classes) {
            throw new IllegalArgumentException(
                    "%d probabilities for %d rows of %d classes: expected %d"
                            .formatted(
                                    length, truth.length, classes, (long) truth.length * classes));
        }
        Lengths.within("the truth", truth, classes);
    }

    /// The same rows, each counting as much as its weight.
    ///
    /// @param weights \[rows\], 0 or more, not all 0
    /// @throws IllegalArgumentException if a weight is missing, negative or not finite
    public ProbabilityScores weightedBy(double[] weights) {
        return new ProbabilityScores(
                truth, probabilities, classes, rows, SampleWeights.of(weights, truth.length));
    }

    /// Each row's most probable class (the first of equally probable ones; NaN never wins).
    ///
    /// @return \[rows\]
    public int[] predictedClasses() {
        return rows.predicted().clone();
    }

    /// The most probable classes against the truth, with the same weights.
    public LabelScores labels() {
        return LabelScores.owning(truth, rows.predicted(), classes, weights);
    }

    /// Mean of −log(probability of the true class), in nats.
    ///
    /// Probabilities are clipped to [CLIP, 1 − CLIP] and each row then divided by its sum, as
    /// scikit-learn 1.2.1 does for double precision; probabilities in single precision are treated
    /// alike, so that the same model gets the same figure.
    public double logLoss() {
        var losses = rows.losses();
        var sum = new Sum();
        for (int row = 0; row < truth.length; row++) {
            sum.add(weights.of(row) * losses[row]);
        }
        return sum.value() / weights.total();
    }

    /// What each row adds to [#logLoss()], in nats.
    ///
    /// @return \[rows\]
    public double[] logLosses() {
        return rows.losses().clone();
    }

    /// Mean of (probability of the positive class − 1 or 0)²: the Brier score of two classes, 0
    /// best, 1 worst.
    ///
    /// @param positive the class looked for
    public double brierScore(int positive) {
        var sum = new Sum();
        for (int row = 0; row < truth.length; row++) {
            double error = probabilities.of(row, positive) - (truth[row] == positive ? 1 : 0);
            sum.add(weights.of(row) * error * error);
        }
        return sum.value() / weights.total();
    }

    /// Mean over rows of Σ over classes of (probability − 1 or 0)²: the Brier score as Brier
    /// defined it for any number of classes, 0 best, 2 worst; with two classes twice that of the
    /// positive one.
    ///
    /// Source: Brier, "Verification of forecasts expressed in terms of probability" (Monthly
    /// Weather Review 78, 1950), equation 2.
    public double brierScore() {
        var sum = new Sum();
        for (int row = 0; row < truth.length; row++) {
            for (int label = 0; label < classes; label++) {
                double error = probabilities.of(row, label) - (truth[row] == label ? 1 : 0);
                sum.add(weights.of(row) * error * error);
            }
        }
        return sum.value() / weights.total();
    }

    /// The area under the ROC curve of each class against all others, averaged plainly over the
    /// classes that occur in the truth (scikit-learn wants all of them to occur).
    ///
    /// NaN if fewer than two classes occur or a probability is NaN.
    public double macroRocAuc() {
        var sum = new Sum();
        int count = 0;
        for (int label = 0; label < classes; label++) {
            if (occurs(label)) {
                sum.add(ranking(label).rocAuc());
                count++;
            }
        }
        return sum.value() / count;
    }

    /// How well the probability of one class ranks its rows above all others: its ROC curve and
    /// areas.
    ///
    /// @param positive the class looked for
    public RankingScores ranking(int positive) {
        var ranking = rows.ranking(positive);
        return weights.areEqual() ? ranking : ranking.weightedBy(weights);
    }

    private boolean occurs(int label) {
        for (int row = 0; row < truth.length; row++) {
            if (truth[row] == label && weights.of(row) > 0) {
                return true;
            }
        }
        return false;
    }
}
