package io.thalweg.contract.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thalweg.contract.primitive.PrimitiveCase.Facet;
import io.thalweg.core.graph.Assign;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Op;
import io.thalweg.core.graph.OpCatalog;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.session.Precision;
import io.thalweg.core.session.Session;
import io.thalweg.core.session.Session.Options;
import io.thalweg.core.tensor.DType;
import io.thalweg.core.tensor.ShapeException;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every primitive has to keep. The primitives are found by walking the sealed hierarchy of
/// [Op], so that a new one fails here until it has an entry.
class PrimitiveContractTest {
    private static final Options FLOAT = Options.DEFAULT.withThreads(2);
    private static final Options REFERENCE = Options.DEFAULT.withPrecision(Precision.REFERENCE);
    private static final int BATCH = 3;

    /// Half a unit in the last place of a float32 number just above a power of two.
    private static final double UNIT = 0x1p-24;

    static List<PrimitiveCase> cases() {
        return PrimitiveCases.all();
    }

    private static void collect(Class<?> type, Set<Class<?>> found) {
        var permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            found.add(type);
            return;
        }
        for (var part : permitted) {
            collect(part, found);
        }
    }

    @Test
    void everyPrimitiveHasOneEntry() {
        var primitives = new LinkedHashSet<Class<?>>();
        collect(Op.class, primitives);
        var entries = new ArrayList<Class<?>>();
        for (var entry : cases()) {
            entries.add(entry.op());
        }
        assertThat(entries).doesNotHaveDuplicates();
        primitives.removeAll(entries);
        assertThat(primitives)
                .as(
                        "primitives without an entry. Add one to the file of the family"
                                + " (ElementwiseCases, PairCases, ReductionCases, …, or a new one"
                                + " that PrimitiveCases lists)")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFacetIsGivenOrLeftOutForAReason(PrimitiveCase entry) {
        assertThat(entry.gaps()).isEmpty();
    }

    /// 1e-10 for values cited with ten digits, in double precision.
    @ParameterizedTest
    @MethodSource("cases")
    void examples(PrimitiveCase entry) {
        for (var example : entry.examples()) {
            var expression = Expression.kept(example.setting(), 1);
            assertThat(expression.node().shape()).isEqualTo(example.shape());
            var result = run(expression.graph(), REFERENCE, expression, 1);
            for (int i = 0; i < result.size(); i++) {
                double expected = example.expected()[i];
                double is = result.at(i);
                assertThat(
                                Double.compare(is + 0.0, expected + 0.0) == 0
                                        || Math.abs(is - expected)
                                                <= 1e-10 * Math.min(1, Math.abs(expected)))
                        .as(
                                "%s, element %s: is %s, but %s by %s",
                                example.setting(), i, is, expected, example.source())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void float32FollowsTheReference(PrimitiveCase entry) {
        for (var setting : entry.get(Facet.SETTINGS)) {
            compare(entry, setting);
        }
        for (var setting : entry.get(Facet.LARGE)) {
            compare(entry, setting);
        }
    }

    private static void compare(PrimitiveCase entry, Setting setting) {
        var expression = Expression.fed(setting);
        var is = run(expression.graph(), FLOAT, expression, 1);
        var expected = run(expression.graph(), REFERENCE, expression, 1);
        var scale = expected;
        if (entry.scale() == PrimitiveCase.Scale.TERMS) {
            var absolute = Expression.fed(absolute(setting));
            scale = run(absolute.graph(), REFERENCE, absolute, 1);
        }
        compare(entry, setting, is, expected, scale);
    }

    private static Setting absolute(Setting setting) {
        var operands = new ArrayList<Operand>();
        for (var operand : setting.operands()) {
            var values = operand.values();
            operands.add(operand.with((seed, at, i) -> Math.abs(values.element(seed, at, i))));
        }
        return new Setting(setting.op(), operands);
    }

    private static void compare(
            PrimitiveCase entry, Setting setting, Tensor is, Tensor expected, Tensor scale) {
        assertThat(is.shape()).isEqualTo(expected.shape());
        for (int i = 0; i < is.size(); i++) {
            double most = entry.units() * (UNIT * Math.abs(scale.at(i)) + Float.MIN_VALUE);
            if (!near(is.at(i), expected.at(i), most)) {
                throw new AssertionError(
                        setting
                                + ", element "
                                + i
                                + ": float32 gives "
                                + is.at(i)
                                + ", the reference "
                                + expected.at(i)
                                + "; may be off by "
                                + most);
            }
        }
    }

    /// Whether both are NaN, the same infinity, or near enough. What is beyond float32 is infinite
    /// there.
    private static boolean near(double is, double expected, double most) {
        return Double.isNaN(expected)
                ? Double.isNaN(is)
                : is == (float) expected || Math.abs(is - expected) <= most;
    }

    private static Tensor run(Graph graph, Options options, Expression expression, long seed) {
        try (var session = new Session(graph, options)) {
            return session.run(expression.node(), expression.feeds(BATCH, seed));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGradientIsTheSlope(PrimitiveCase entry) {
        for (var setting : entry.get(Facet.GRADIENT)) {
            var kept = Expression.kept(setting, BATCH);
            Slopes.check(Slopes.weighed(kept.node(), 1), smooth(kept), 1, kept.feeds(BATCH, 1));
        }
    }

    /// The gradient of the gradient, also by the factors of the first sum: by what comes from
    /// upstream.
    @ParameterizedTest
    @MethodSource("cases")
    void theGradientOfTheGradientIsItsSlope(PrimitiveCase entry) {
        for (var setting : entry.get(Facet.SECOND_GRADIENT)) {
            var kept = Expression.kept(setting, BATCH);
            var upstream =
                    kept.graph()
                            .variable(
                                    "upstream",
                                    InitialValue.uniform(0.5, 1.5, kept.node().shape().axes()));
            var value = kept.node().times(upstream).sum();
            var variables = new ArrayList<>(smooth(kept));
            var sum = Slopes.sumOfGradients(value, List.copyOf(variables));
            variables.add(upstream);
            Slopes.check(sum, variables, 1, kept.feeds(BATCH, 1));
        }
    }

    /// A variable that is assigned to has no slope: only what is assigned has.
    private static List<Node> smooth(Expression kept) {
        return kept.setting().op() instanceof Assign
                ? List.of(kept.operands().get(1))
                : kept.variables();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nanAndInfinityArePassedOnAsTheReferenceDoes(PrimitiveCase entry) {
        for (var setting : entry.get(Facet.SPECIAL)) {
            compare(entry, setting);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatDoesNotFitIsNamed(PrimitiveCase entry) {
        for (var error : entry.shapeErrors()) {
            var graph = new Graph();
            var nodes = new ArrayList<Node>();
            for (int i = 0; i < error.shapes().size(); i++) {
                boolean classes = error.op().operandType(i) == DType.INT32;
                var shape = error.shapes().get(i);
                nodes.add(
                        classes
                                ? graph.classes("operand" + i, shape)
                                : graph.placeholder("operand" + i, shape));
            }
            var expected = new ArrayList<>(error.fragments());
            expected.add("'" + error.op().name() + "'");
            for (var node : nodes) {
                expected.add(node.label());
            }
            assertThatThrownBy(() -> graph.apply(error.op(), nodes.toArray(Node[]::new)))
                    .isInstanceOf(ShapeException.class)
                    .message()
                    .contains(expected);
        }
    }

    /// One session meets a batch, a smaller one, a larger one, and the first again.
    @ParameterizedTest
    @MethodSource("cases")
    void theBatchMayChangeFromRunToRun(PrimitiveCase entry) {
        for (var setting : entry.get(Facet.BATCH)) {
            var expression = Expression.fed(setting);
            try (var session = new Session(expression.graph(), FLOAT);
                    var reference = new Session(expression.graph(), REFERENCE)) {
                for (int batch : new int[] {4, 1, 33, 4}) {
                    var feeds = expression.feeds(batch, batch);
                    var is = session.run(expression.node(), feeds);
                    var expected = reference.run(expression.node(), feeds);
                    assertThat(is.shape()).isEqualTo(expression.node().shape().at(batch));
                    var scale = expected;
                    if (entry.scale() == PrimitiveCase.Scale.TERMS) {
                        var absolute = Expression.fed(absolute(setting));
                        try (var other = new Session(absolute.graph(), REFERENCE)) {
                            scale = other.run(absolute.node(), absolute.feeds(batch, batch));
                        }
                    }
                    compare(entry, setting, is, expected, scale);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theNumberOfThreadsChangesNoBit(PrimitiveCase entry) {
        for (var facet : List.of(Facet.LARGE, Facet.BATCH)) {
            for (var setting : entry.get(facet)) {
                var expression = Expression.fed(setting);
                var one = run(expression.graph(), FLOAT.withThreads(1), expression, 1);
                for (int threads = 2; threads <= 3; threads++) {
                    var more = run(expression.graph(), FLOAT.withThreads(threads), expression, 1);
                    assertThat(Expression.bits(more))
                            .as("%s with %s threads", setting, threads)
                            .isEqualTo(Expression.bits(one));
                }
            }
        }
    }

    /// A row of 100, the same among 7, and alone.
    @ParameterizedTest
    @MethodSource("cases")
    void aRowDoesNotDependOnItsBatch(PrimitiveCase entry) {
        int most = 100;
        for (var setting : entry.get(Facet.ROWS)) {
            var expression = Expression.fed(setting);
            try (var session = new Session(expression.graph(), FLOAT)) {
                var node = expression.node();
                int row = node.shape().size(1);
                var all = Expression.bits(session.run(node, expression.feeds(most, 1)));
                for (int[] part : new int[][] {{0, 1}, {0, 7}, {37, 38}, {64, 100}, {99, 100}}) {
                    var feeds = expression.feeds(most, 1, part[0], part[1]);
                    assertThat(Expression.bits(session.run(node, feeds)))
                            .as("%s, rows %s to %s", setting, part[0], part[1])
                            .isEqualTo(Arrays.copyOfRange(all, part[0] * row, part[1] * row));
                }
            }
        }
    }

    /// Twice in one session, and in another one: the same bits.
    @ParameterizedTest
    @MethodSource("cases")
    void theSameSeedGivesTheSameBits(PrimitiveCase entry) {
        for (var setting : entry.get(Facet.SETTINGS).reversed().stream().limit(30).toList()) {
            var expression = Expression.fed(setting);
            var feeds = expression.feeds(BATCH, 1);
            try (var session = new Session(expression.graph(), FLOAT);
                    var other = new Session(expression.graph(), FLOAT)) {
                var first = Expression.bits(session.run(expression.node(), feeds));
                // After an assignment random nodes give others: a session's step counts.
                if (session.step() == 0) {
                    assertThat(Expression.bits(session.run(expression.node(), feeds)))
                            .isEqualTo(first);
                }
                assertThat(Expression.bits(other.run(expression.node(), feeds))).isEqualTo(first);
            }
        }
    }

    /// Model files hold a primitive's name, version and attributes.
    @ParameterizedTest
    @MethodSource("cases")
    void itsNameAndAttributesGiveItBack(PrimitiveCase entry) {
        for (var setting : entry.get(Facet.SETTINGS)) {
            var op = setting.op();
            var found = OpCatalog.of(op.name(), op.version(), op.attributes());
            assertThat(found.getClass()).isEqualTo(op.getClass());
            assertThat(found.attributes()).isEqualTo(op.attributes());
            // A variable's first value isn't part of it: the file holds the trained one.
            if (!(op instanceof Variable)) {
                assertThat(found).isEqualTo(op);
            }
        }
    }
}
