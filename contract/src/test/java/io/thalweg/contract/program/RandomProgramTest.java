package io.thalweg.contract.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.graph.Effect;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.session.Session;
import io.thalweg.core.session.Session.Options;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs nobody thought of. The message of a failure holds the seed and the plan; `new
/// RandomProgram(seed)` makes the program again.
class RandomProgramTest {
    private static final int PROGRAMS = 40;

    private static AssertionError failure(RandomProgram program, long seed, Throwable cause) {
        String plan;
        try (var session = new Session(program.graph())) {
            plan = session.explain(program.fetches().toArray(Node[]::new));
        }
        return new AssertionError(
                "The program of seed " + seed + ": " + cause.getMessage() + "\n" + plan, cause);
    }

    /// Four steps with batches that shrink, grow and come back, in blocks of programs.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void float32FollowsTheReference(int block) {
        double shares = 0;
        long first = (long) block * PROGRAMS;
        for (long seed = first; seed < first + PROGRAMS; seed++) {
            var program = new RandomProgram(seed);
            try {
                var comparison = new Comparison(program);
                comparison.run(
                        Options.DEFAULT.withThreads(2).withSeed(seed),
                        5,
                        1,
                        seed % 5 == 0 ? 33 : 7,
                        5);
                shares += comparison.share();
            } catch (AssertionError | RuntimeException e) {
                throw failure(program, seed, e);
            }
        }
        // Where a comparison of two numbers is too close, or a division too near to zero, there is
        // nothing to compare; were that the rule, this test would be worth nothing.
        assertThat(shares / PROGRAMS).isGreaterThan(0.9);
    }

    /// Batches large enough to be shared by threads; bits of values and variables.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theNumberOfThreadsChangesNoBit(long seed) {
        var program = new RandomProgram(seed);
        var options = Options.DEFAULT.withSeed(seed);
        var one = bits(program, options.withThreads(1));
        for (int threads = 2; threads <= 3; threads++) {
            var more = bits(program, options.withThreads(threads));
            for (int i = 0; i < one.size(); i++) {
                if (!Arrays.equals(one.get(i), more.get(i))) {
                    throw failure(
                            program,
                            seed,
                            new AssertionError(threads + " threads give other bits in value " + i));
                }
            }
        }
    }

    private static List<int[]> bits(RandomProgram program, Options options) {
        var bits = new ArrayList<int[]>();
        try (var session = new Session(program.graph(), options)) {
            for (int step = 0; step < 2; step++) {
                for (var result : session.run(program.fetches(), program.feeds(331, step))) {
                    bits.add(bits(result));
                }
            }
            for (var node : program.graph().nodes()) {
                if (node.op() instanceof Variable) {
                    bits.add(bits(session.value(node)));
                }
            }
        }
        return bits;
    }

    private static int[] bits(Tensor tensor) {
        var floats = tensor.floats();
        var bits = new int[floats.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToIntBits(floats[i]);
        }
        return bits;
    }

    /// The first runs are interpreted, the last compiled, and all give the same bits. Without what
    /// assigns: the values would change.
    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105, 106})
    void warmingUpChangesNoBit(long seed) {
        var program = new RandomProgram(seed);
        var fetches = new ArrayList<Node>();
        for (var fetch : program.fetches()) {
            if (!changes(fetch)) {
                fetches.add(fetch);
            }
        }
        assertThat(fetches).isNotEmpty();
        var feeds = program.feeds(7, 0);
        try (var session = new Session(program.graph(), Options.DEFAULT.withThreads(1))) {
            var first = session.run(fetches, feeds);
            for (int i = 0; i < 700; i++) {
                var again = session.run(fetches, feeds);
                for (int j = 0; j < first.size(); j++) {
                    assertThat(bits(again.get(j))).isEqualTo(bits(first.get(j)));
                }
            }
        }
    }

    private static boolean changes(Node node) {
        return node.op() instanceof Effect || node.inputs().stream().anyMatch(n -> changes(n));
    }
}
