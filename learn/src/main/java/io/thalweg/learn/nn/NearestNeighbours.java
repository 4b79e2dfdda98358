package io.thalweg.learn.nn;

import io.thalweg.core.graph.Functions;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The weighted mean of what known rows have as their answers, the more weight the nearer they are:
/// exp(−distance · sharpness) over the sum of all. The distance is the Euclidean one after each
/// feature was multiplied by a scale of its own. Scales and sharpness are learnt, as logarithms
/// that start at 0; the known rows and their answers are variables as well, to be frozen where only
/// the distance is learnt. Shape: `[batch, features]` to `[batch, answers]`.
///
/// Numbers have to be below 1e18, as their squares are added.
///
/// Sources: Nadaraya 1964, "On estimating regression"; the learnt distance after Goldberger,
/// Roweis, Hinton, Salakhutdinov 2004, "Neighbourhood components analysis", with one scale for each
/// feature instead of a matrix.
///
/// @param keys the known rows. Shape: `[rows, features]`
/// @param answers what they have: a number, the probability of the positive class, or the
///   probabilities of the classes. Shape: `[rows, answers]`
/// @param logits whether answers are probabilities, and the output their logits: the argument of
///   the sigmoid for one, of the softmax for several
/// @param weights how much each of the known rows counts, above 0; null where all count the same.
///   Shape: `[rows]`
/// @param reach the distance at which a neighbour counts e times less than one at no distance,
///   before anything is learnt
/// @param scaled whether the known rows are multiplied by the scales already, as is best when
///   nothing more is learnt: a prediction then has less to do
public record NearestNeighbours(
        Tensor keys,
        Tensor answers,
        boolean logits,
        @Nullable Tensor weights,
        double reach,
        boolean scaled)
        implements Layer {
    /// What this kind of layer is called.
    public static final String KIND = "nearest_neighbours";

    /// The variable that holds the known rows.
    public static final String KEYS = "keys";

    /// The variable that holds the squares of their lengths, where they are scaled.
    public static final String SQUARES = "squares";

    /// The variable that holds the logarithms of the scales.
    public static final String LOG_SCALES = "log_scales";

    /// The variable that holds their answers.
    public static final String ANSWERS = "answers";

    /// The variable that holds the logarithms of their weights.
    public static final String LOG_WEIGHTS = "log_weights";

    /// Below this square, rows are as good as equal: float32 can't tell how far apart they are.
    private static final double LEAST_SQUARE = 1e-4;

    /// How probable all classes together are beside what the neighbours say, before that is learnt:
    /// a class that none of them has isn't impossible.
    private static final double DOUBT = 0.02;

    /// Checks that the parts have as many rows.
    public NearestNeighbours {
        int rows = keys.shape().axis(0);
        if (answers.shape().axis(0) != rows
                || (weights != null && weights.shape().axis(0) != rows)) {
            throw new LayerException(
                    rows
                            + " known rows need as many answers and weights; answers have the shape "
                            + answers.shape()
                            + (weights == null ? "" : ", weights " + weights.shape())
                            + ".");
        }
        if (!(reach > 0)) {
            throw new LayerException("The reach is " + reach + "; expected above 0.");
        }
    }

    /// The same with the known rows multiplied by scales.
    ///
    /// @param logScales the logarithm of each feature's scale
    public NearestNeighbours scaledBy(double... logScales) {
        double[] numbers = keys.doubles();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= Math.exp(logScales[i % logScales.length]);
        }
        var others = Tensor.ofDoubles(keys.shape(), numbers);
        return new NearestNeighbours(others, answers, logits, weights, reach, true);
    }

    @Override
    public Node build(Node input, Site site) {
        int features = input.shape().axis(-1);
        var known = site.variable(KEYS, InitialValue.values(keys));
        var scales = site.variable(LOG_SCALES, InitialValue.zeros(1, features)).exp();
        var sharpness = site.variable("log_sharpness", InitialValue.zeros(1, 1)).exp();
        var rows = input.times(scales);
        var others = scaled ? known : known.times(scales);
        var lengths =
                scaled
                        ? site.variable(SQUARES, InitialValue.values(lengths()))
                        : others.square().sum(1);
        var squares =
                rows.square()
                        .sumKeeping(1)
                        .plus(lengths)
                        .minus(rows.matmul(others.transpose(1, 0)).times(2));
        var distances = squares.maximum(LEAST_SQUARE).sqrt();
        var scores = distances.times(sharpness.times(-1 / reach));
        if (weights != null) {
            scores = scores.plus(site.variable(LOG_WEIGHTS, InitialValue.values(logarithms())));
        }
        var answer =
                Functions.softmax(scores)
                        .matmul(site.variable(ANSWERS, InitialValue.values(answers)));
        return logits ? logits(answer, site) : answer;
    }

    private Node logits(Node probabilities, Site site) {
        int count = answers.shape().axis(1);
        var doubt = site.variable("log_doubt", InitialValue.zeros(1, 1)).exp();
        if (count == 1) {
            var each = doubt.times(DOUBT / 2);
            return probabilities
                    .plus(each)
                    .log()
                    .minus(probabilities.negate().plus(1).plus(each).log());
        }
        return probabilities.plus(doubt.times(DOUBT / count)).log();
    }

    /// Of the known rows, squared. Shape: `[rows]`.
    private Tensor lengths() {
        double[] numbers = keys.doubles();
        int features = keys.shape().axis(1);
        var lengths = new double[keys.shape().axis(0)];
        for (int i = 0; i < numbers.length; i++) {
            lengths[i / features] += numbers[i] * numbers[i];
        }
        return Tensor.ofDoubles(Shape.of(lengths.length), lengths);
    }

    /// The logarithms of the weights. Shape: `[rows]`.
    private Tensor logarithms() {
        double[] numbers = weights == null ? new double[0] : weights.doubles();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.log(Math.max(Float.MIN_NORMAL, numbers[i]));
        }
        return Tensor.ofDoubles(Shape.of(numbers.length), numbers);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("rows", keys.shape().axis(0));
    }
}
