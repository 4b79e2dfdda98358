package io.thalweg.learn.recipe;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import io.thalweg.learn.loss.Loss;
import io.thalweg.learn.nn.Activation;
import io.thalweg.learn.nn.NearestNeighbours;
import io.thalweg.learn.nn.Sequential;
import io.thalweg.learn.nn.Site;
import io.thalweg.learn.train.Training;
import io.thalweg.model.Network;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The nearest neighbours that `auto` asks, and the one place of its numbers. What the distance
/// between rows is, is learnt: half of the rows are known, and the others have to be predicted from
/// them. Then all rows are known. They lie in the model, so there are none for large tables.
///
/// Embedded categories don't count: only features that are numbers do.
///
/// @param outputs how many numbers come out
/// @param isProbability whether the only one of them is the logit of a probability
/// @param head what turns these into a prediction
record Neighbours(int outputs, boolean isProbability, Activation head) {
    static final String NAME = "nearest neighbours";

    private static final int MOST_ROWS = 10_000;
    private static final int MOST_FEATURES = 256;

    /// Features and answers of all known rows together: 4 MB in the model.
    private static final int MOST_NUMBERS = 1_000_000;

    private static final int MOST_OUTPUTS = 128;

    /// With fewer rows there is nothing to be learnt from halves of them.
    private static final int LEAST_ROWS = 20;

    /// Between the rows that are known and those that are predicted while the distance is learnt,
    /// and between the former and those that say when to stop.
    private static final int MOST_DISTANCES = 2_000_000;

    /// Between all known rows and those that judge, which takes seconds.
    private static final long MOST_JUDGED = 200_000_000;

    private static final int MOST_EPOCHS = 30;

    /// The stream of the random numbers that halve rows; folds have −100.
    private static final int HALVES = -200;

    /// Keeps scales near 1 as long as there are few rows to learn them from.
    static final double L2 = 5e-3;

    /// Of the root of the variance of all features together.
    private static final double REACH = 0.09;

    private static final double LEAST_REACH = 1e-3;

    /// Rows differ by no more where a file holds their scales in float32.
    private static final float ROUNDING = 1e-5f;

    /// The variables of the layer that aren't learnt.
    private static final Set<String> KNOWN =
            Stream.of(
                            NearestNeighbours.KEYS,
                            NearestNeighbours.SQUARES,
                            NearestNeighbours.ANSWERS,
                            NearestNeighbours.LOG_WEIGHTS)
                    .map(Neighbours::name)
                    .collect(Collectors.toUnmodifiableSet());

    private static String name(String variable) {
        return NearestNeighbours.KIND + "_1/" + variable;
    }

    /// Whether a table is small enough, and has numbers to measure distances by.
    ///
    /// @param all the rows that will be known
    /// @param folds in which the distance is learnt
    static boolean suit(Features all, int outputs, List<Fold> folds) {
        long held = 0;
        int least = all.rows();
        for (var fold : folds) {
            least = Math.min(least, fold.training().rows());
            held = Math.max(held, fold.validation() == null ? 0 : fold.validation().rows());
        }
        return least >= LEAST_ROWS
                && all.rows() <= MOST_ROWS
                && all.numbers() > 0
                && all.numbers() <= MOST_FEATURES
                && outputs <= MOST_OUTPUTS
                && (long) all.rows() * (all.numbers() + outputs) <= MOST_NUMBERS
                && held * all.rows() <= MOST_JUDGED;
    }

    /// Whether networks are nothing else.
    static boolean are(List<Network> networks) {
        return networks.stream().noneMatch(Neighbours::learns);
    }

    /// Whether a network has something to learn behind its features: known rows stay what they are.
    static boolean learns(Network network) {
        return network.layers().stream()
                .noneMatch(each -> each.kind().equals(NearestNeighbours.KIND));
    }

    /// How many rows are equal to one that a network knows, but for rounding.
    static int known(Network network, Features features) {
        var variables = network.variables();
        var keys = variables.get(name(NearestNeighbours.KEYS));
        var logScales = variables.get(name(NearestNeighbours.LOG_SCALES));
        if (keys == null || logScales == null || features.numbers() != logScales.size()) {
            return 0;
        }
        var numbers = keys.floats();
        var scales = logScales.doubles();
        int width = scales.length;
        var row = new float[width];
        int known = 0;
        for (int i = 0; i < features.rows(); i++) {
            for (int j = 0; j < width; j++) {
                row[j] = (float) (features.number(i, j) * Math.exp(scales[j]));
            }
            known += isAmong(row, numbers) ? 1 : 0;
        }
        return known;
    }

    private static boolean isAmong(float[] row, float[] keys) {
        for (int at = 0; at < keys.length; at += row.length) {
            int equal = 0;
            while (equal < row.length && isNear(row[equal], keys[at + equal])) {
                equal++;
            }
            if (equal == row.length) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNear(float a, float b) {
        return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a));
    }

    /// Whether this is what a contender is.
    static boolean are(Contender contender) {
        return contender.members().getFirst().plan() instanceof Member.Distance;
    }

    /// Rows to learn the distance from.
    ///
    /// @param known half of a fold's rows
    /// @param predicted the fold with the others as its training rows
    record Halves(Samples known, Fold predicted) {
        /// @param number which of the folds
        static Halves of(Fold fold, long seed, int number) {
            var samples = withoutCategories(fold.training());
            int[] order = CounterRandom.permutation(samples.rows(), seed, HALVES, number);
            int half = order.length / 2;
            int most = Math.max(1, MOST_DISTANCES / half);
            int to = Math.min(order.length, half + most);
            var held = fold.validation();
            return new Halves(
                    samples.select(Arrays.copyOf(order, half)),
                    new Fold(
                            samples.select(Arrays.copyOfRange(order, half, to)),
                            held == null ? null : some(withoutCategories(held), most),
                            fold.held()));
        }

        /// So many of the rows at most, evenly spread.
        private static Samples some(Samples held, int most) {
            if (held.rows() <= most) {
                return held;
            }
            var some = new int[most];
            for (int i = 0; i < most; i++) {
                some[i] = (int) ((long) held.rows() * i / most);
            }
            return held.select(some);
        }
    }

    private static Samples withoutCategories(Samples samples) {
        var features = samples.features();
        if (features.embeddings() == 0) {
            return samples;
        }
        return samples.with(
                new Features(features.rows(), features.numbers(), values(features), 0, new int[0]));
    }

    private static float[] values(Features features) {
        var values = new float[features.rows() * features.numbers()];
        features.copyNumbers(0, features.rows(), values, 0);
        return values;
    }

    /// A training of the distance.
    ///
    /// @param known rows that others are predicted from
    Training training(Samples known, Loss loss, Settings settings, Budget budget) {
        int most = Optimization.epochs(settings, MOST_EPOCHS, 1, budget);
        return Training.of(Sequential.of(layer(known)), loss, Optimization.lbfgs())
                .freeze(KNOWN)
                .stopWhen(Optimization.rules(settings, most, most, budget));
    }

    /// A network that measures distances as several do on average.
    ///
    /// @param known rows that others are predicted from
    Network network(Samples known, List<Network> learnt) {
        var graph = new Graph();
        int numbers = known.features().numbers();
        var input = graph.placeholder(Network.NUMBERS, Shape.of(Shape.BATCH, numbers));
        var site = Site.inference(graph);
        var scales = mean(name(NearestNeighbours.LOG_SCALES), learnt).doubles();
        var output = head.apply(site.add(layer(known).scaledBy(scales), input));
        var values = new LinkedHashMap<String, Tensor>();
        for (var node : site.variables()) {
            var variable = (Variable) node.op();
            boolean isKnown = KNOWN.contains(variable.label());
            values.put(
                    variable.label(),
                    isKnown ? start(variable.initial()) : mean(variable.label(), learnt));
        }
        return new Network(graph, output, values, site.summaries());
    }

    private static Tensor start(InitialValue initial) {
        return Tensor.ofDoubles(initial.shape(), initial.elements(0, 0));
    }

    /// Of the logarithms that were learnt.
    private static Tensor mean(String name, List<Network> learnt) {
        var sums = new double[0];
        Shape shape = Shape.of();
        for (var network : learnt) {
            var value = Objects.requireNonNull(network.variables().get(name));
            shape = value.shape();
            sums = Arrays.copyOf(sums, shape.size());
            for (int i = 0; i < sums.length; i++) {
                sums[i] += value.doubles()[i] / learnt.size();
            }
        }
        return Tensor.ofDoubles(shape, sums);
    }

    private NearestNeighbours layer(Samples known) {
        var features = known.features();
        int rows = features.rows();
        var weights = known.weights();
        return new NearestNeighbours(
                Tensor.of(Shape.of(rows, features.numbers()), values(features)),
                Tensor.of(Shape.of(rows, outputs), answers(known)),
                known.classes() != null || isProbability,
                weights == null ? null : Tensor.of(Shape.of(rows), weights),
                Math.max(LEAST_REACH, REACH * Math.sqrt(variance(features))),
                false);
    }

    private float[] answers(Samples known) {
        if (known.numbers() != null) {
            return known.numbers();
        }
        int[] classes = known.classes();
        var answers = new float[known.rows() * outputs];
        for (int row = 0; classes != null && row < classes.length; row++) {
            answers[row * outputs + classes[row]] = 1;
        }
        return answers;
    }

    /// Of all features together: half of the mean squared distance of two rows.
    private static double variance(Features features) {
        double variance = 0;
        int rows = features.rows();
        for (int column = 0; column < features.numbers(); column++) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < rows; row++) {
                double number = features.number(row, column);
                sum += number;
                squares += number * number;
            }
            variance += squares / rows - sum / rows * (sum / rows);
        }
        return variance;
    }
}
