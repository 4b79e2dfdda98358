package io.thalweg.learn.optim;

import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Precision;
import io.thalweg.core.session.Session;
import io.thalweg.core.session.Session.Options;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.learn.loss.Losses;
import io.thalweg.learn.optim.Lbfgs.Settings;
import io.thalweg.learn.optim.Lbfgs.Status;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsTest {
    private final Graph graph = new Graph();

    private static Lbfgs.Iteration finish(Lbfgs optimizer, int most) {
        var last = optimizer.iterate();
        for (int i = 1; i < most && !last.finished(); i++) {
            last = optimizer.iterate();
        }
        return last;
    }

    private Session session(Precision precision) {
        return new Session(graph, Options.DEFAULT.withPrecision(precision).withThreads(1));
    }

    /// Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)², from −1.2, 1, −1.2, 1, …: least at all ones, 0.
    private Node rosenbrock(int size) {
        var start = new double[size];
        for (int i = 0; i < size; i++) {
            start[i] = i % 2 == 0 ? -1.2 : 1;
        }
        var x = graph.variable("x", InitialValue.values(Tensor.ofDoubles(Shape.of(size), start)));
        var left = x.slice(0, 0, size - 1);
        var right = x.slice(0, 1, size);
        return right.minus(left.square()).square().times(100).plus(left.minus(1).square()).sum();
    }

    /// The least eigenvalue of the Hessian at the minimum is 0.4 or more, so a gradient of 1e-8 is
    /// at most 2.5e-8 away from it.
    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    void findsTheEndOfRosenbrocksValley(int size) {
        var loss = rosenbrock(size);
        var x = graph.trainableVariables();
        try (var session = session(Precision.REFERENCE)) {
            var settings = Settings.DEFAULT.withGradientTolerance(1e-8);
            var last = finish(new Lbfgs(settings, session, loss, x), 100);
            assertThat(last.status()).isEqualTo(Status.CONVERGED);
            assertThat(last.gradientNorm()).isLessThanOrEqualTo(1e-8);
            assertThat(last.loss()).isEqualTo(session.run(loss).item());
            var ones = new double[size];
            Arrays.fill(ones, 1);
            assertThat(session.value(x.get(0)).doubles()).containsExactly(ones, within(2.5e-8));
        }
    }

    /// float32 can't show a gradient of zero here: steps of 6e-8 in x and a curvature of 1,000 are
    /// 6e-5 in the gradient, and 6e-5 / 0.4 in x. It stops by itself, close to the minimum.
    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    void endsAtTheNoiseOfFloat32(int size) {
        var loss = rosenbrock(size);
        var x = graph.trainableVariables();
        try (var session = session(Precision.FLOAT)) {
            var settings = Settings.DEFAULT.withGradientTolerance(0);
            var optimizer = new Lbfgs(settings, session, loss, x);
            var last = finish(optimizer, 200);
            assertThat(last.finished()).isTrue();
            assertThat(optimizer.iterate()).isEqualTo(last);
            var ones = new double[size];
            Arrays.fill(ones, 1);
            assertThat(session.value(x.get(0)).doubles()).containsExactly(ones, within(1.5e-4));
        }
    }

    /// Every third flower of versicolor (0) and virginica (1) of Fisher's iris data: length of
    /// sepal and petal, width of petal.
    private static final float[] FLOWERS = {
        7.0f, 4.7f, 1.4f, 5.5f, 4.0f, 1.3f, 6.3f, 4.7f, 1.6f, 5.2f, 3.9f, 1.4f, 6.0f, 4.0f, 1.0f,
        6.7f, 4.4f, 1.4f, 6.2f, 4.5f, 1.5f, 6.1f, 4.0f, 1.3f, 6.4f, 4.3f, 1.3f, 6.7f, 5.0f, 1.7f,
        5.5f, 3.8f, 1.1f, 6.0f, 5.1f, 1.6f, 6.7f, 4.7f, 1.5f, 5.5f, 4.0f, 1.3f, 5.8f, 4.0f, 1.2f,
        5.7f, 4.2f, 1.2f, 5.1f, 3.0f, 1.1f, 6.3f, 6.0f, 2.5f, 6.3f, 5.6f, 1.8f, 4.9f, 4.5f, 1.7f,
        7.2f, 6.1f, 2.5f, 6.8f, 5.5f, 2.1f, 6.4f, 5.3f, 2.3f, 7.7f, 6.9f, 2.3f, 5.6f, 4.9f, 2.0f,
        6.7f, 5.7f, 2.1f, 6.1f, 4.9f, 1.8f, 7.4f, 6.1f, 1.9f, 6.3f, 5.1f, 1.5f, 6.3f, 5.6f, 2.4f,
        6.9f, 5.4f, 2.1f, 5.8f, 5.1f, 1.9f, 6.7f, 5.2f, 2.3f, 6.2f, 5.4f, 2.3f
    };

    /// scikit-learn 1.2.1, `LogisticRegression(C=2.0, penalty='l2', tol=1e-10,
    /// solver='newton-cholesky').fit(flowers, species)` with the flowers rounded to float32:
    /// weights, intercept and ½ |w|² + C Σ loss, which it makes small.
    private static final double[] WEIGHTS = {
        -0.8453878273814662, 2.4670645932175566, 2.0719972928084553
    };

    private static final double INTERCEPT = -10.280032807299998;
    private static final double LEAST = 19.19227688221319;

    /// The least eigenvalue of the Hessian is 0.072 (NumPy), so a gradient within the tolerance is
    /// at most tolerance / 0.072 away: 1.4e-8 in double precision, 1.4e-2 in float32. The loss
    /// differs by the square of that, and by float32's rounding of 20, 2e-6 for each of the sums.
    @ParameterizedTest
    @EnumSource(Precision.class)
    void logisticRegressionIsThatOfScikitLearn(Precision precision) {
        var x = graph.placeholder("x", Shape.of(BATCH, 3));
        var y = graph.placeholder("y", Shape.of(BATCH, 1));
        var w = graph.variable("w", InitialValue.zeros(3, 1));
        var b = graph.variable("b", InitialValue.zeros(1));
        var variables = List.of(w, b);
        var logits = x.matmul(w).plus(b);
        var loss = Losses.logLoss().sum(logits, y).times(2).plus(Penalties.l2(variables, 0.5));
        var species = new float[34];
        Arrays.fill(species, 17, 34, 1);
        boolean exact = precision == Precision.REFERENCE;
        try (var session = session(precision)) {
            var settings = Settings.DEFAULT.withGradientTolerance(exact ? 1e-9 : 1e-3);
            var optimizer =
                    new Lbfgs(
                            settings, session, loss, variables, feed(x, FLOWERS), feed(y, species));
            var last = finish(optimizer, 200);
            assertThat(last.status()).isEqualTo(Status.CONVERGED);
            double distance = exact ? 1.4e-8 : 1.4e-2;
            assertThat(last.loss()).isCloseTo(LEAST, within(exact ? 1e-12 : 2e-5));
            assertThat(session.value(w).doubles()).containsExactly(WEIGHTS, within(distance));
            assertThat(session.value(b).item()).isCloseTo(INTERCEPT, within(distance));
        }
    }

    @Test
    void startingAtTheMinimumIsConverged() {
        var x = graph.variable("x", InitialValue.ones(2));
        try (var session = session(Precision.FLOAT)) {
            var last = new Lbfgs(session, x.minus(1).square().sum(), List.of(x)).iterate();
            assertThat(last.status()).isEqualTo(Status.CONVERGED);
            assertThat(last.evaluations()).isEqualTo(1);
        }
    }

    @Test
    void startingAtNaNIsSaid() {
        var x = graph.variable("x", InitialValue.constant(-1));
        try (var session = session(Precision.FLOAT)) {
            var last = new Lbfgs(session, x.log(), List.of(x)).iterate();
            assertThat(last.status()).isEqualTo(Status.NOT_FINITE);
            assertThat(session.value(x).item()).isEqualTo(-1);
        }
    }

    /// x − log x is least at 1 and NaN below 0, where the first long steps lead.
    @Test
    void stepsBackFromWhereTheLossIsNotANumber() {
        var x = graph.variable("x", InitialValue.constant(0.01));
        var loss = x.minus(x.log());
        try (var session = session(Precision.REFERENCE)) {
            var last = finish(new Lbfgs(session, loss, List.of(x)), 100);
            assertThat(last.status()).isEqualTo(Status.CONVERGED);
            // The curvature at 1 is 1, the tolerance 1e-5.
            assertThat(session.value(x).item()).isCloseTo(1, within(2e-5));
        }
    }

    /// |x| has no slope of zero to find: it must end all the same, and not above where it began.
    @ParameterizedTest
    @EnumSource(Precision.class)
    void aKinkEndsIt(Precision precision) {
        var x = graph.variable("x", InitialValue.constant(0.7));
        try (var session = session(precision)) {
            var last = finish(new Lbfgs(session, x.abs(), List.of(x)), 200);
            assertThat(last.finished()).isTrue();
            assertThat(last.loss()).isEqualTo(session.run(x.abs()).item()).isLessThan(0.7);
        }
    }

    /// A loss without a least value: it ends when nothing is gained any more or the numbers end.
    @Test
    void aLossWithoutBottomDoesNotHang() {
        var x = graph.variable("x", InitialValue.zeros());
        try (var session = session(Precision.FLOAT)) {
            var optimizer = new Lbfgs(session, x, List.of(x));
            for (int i = 0; i < 100; i++) {
                assertThat(optimizer.iterate().evaluations()).isLessThanOrEqualTo(51);
            }
            assertThat(session.value(x).item()).isNegative();
        }
    }

    @Test
    void mistakesAreRefused() {
        var x = graph.variable("x", InitialValue.zeros());
        try (var session = session(Precision.FLOAT)) {
            assertThatThrownBy(() -> new Lbfgs(session, x, List.of()))
                    .isInstanceOf(OptimizerException.class);
        }
        assertThatThrownBy(() -> Settings.DEFAULT.withHistory(0))
                .isInstanceOf(OptimizerException.class)
                .hasMessageContaining("history is 0");
    }
}
