package io.thalweg.contract.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.graph.Count;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Source;
import io.thalweg.core.plan.MemoryPlan;
import io.thalweg.core.plan.Plan;
import io.thalweg.core.plan.Program;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The memory of compiled random programs, walked stage by stage with names in the place of
/// numbers: no two values that are still needed share an element, and no variable is read once its
/// new value lies in its place.
class MemoryPlanTest {
    private static final int PROGRAMS = 50;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whatIsReadIsStillThere(int block) {
        long first = (long) block * PROGRAMS;
        for (long seed = first; seed < first + PROGRAMS; seed++) {
            var plan = Plan.of(new RandomProgram(seed).fetches());
            for (int batch : new int[] {1, 7, 33}) {
                try {
                    new Walk(Program.of(plan), batch).walk();
                    if (batch == 1) {
                        new Walk(Program.ofSingleRow(plan), batch).walk();
                    }
                } catch (AssertionError e) {
                    throw new AssertionError(
                            "The program of seed %s with a batch of %s: %s%n%s"
                                    .formatted(seed, batch, e.getMessage(), plan.explain()),
                            e);
                }
            }
        }
    }

    private static final class Walk {
        private final Program program;
        private final int batch;
        private final MemoryPlan memory;
        private final @Nullable Node[] owners;
        private final Set<Node> overwritten = new HashSet<>();
        private final Set<Node> written = new HashSet<>();

        Walk(Program program, int batch) {
            this.program = program;
            this.batch = batch;
            memory = MemoryPlan.of(program, batch);
            owners = new Node[memory.size()];
        }

        void walk() {
            assertThat(memory.leastSize()).isLessThanOrEqualTo(memory.size());
            var homes = program.homes();
            for (var stage : program.stages()) {
                for (var node : stage.reads()) {
                    stillThere(node);
                }
                for (var node : stage.writes()) {
                    assertThat(written.add(node)).as("%s is written once", node).isTrue();
                    if (!homes.containsKey(node)) {
                        take(node);
                    }
                }
                // A kernel may write before it has read all: results lie beside their operands.
                for (var node : stage.reads()) {
                    stillThere(node);
                }
                for (var node : stage.writes()) {
                    stillThere(node);
                    if (homes.containsKey(node)) {
                        assertThat(overwritten.add(homes.get(node)))
                                .as("%s is replaced once", homes.get(node))
                                .isTrue();
                    }
                }
            }
            for (var node : program.fetches()) {
                stillThere(node);
            }
            for (var assignment : program.assignments()) {
                if (!assignment.inPlace()) {
                    stillThere(assignment.value());
                }
            }
        }

        private void take(Node node) {
            int place = memory.places().getOrDefault(node, -1);
            assertThat(place).as("place of %s", node).isNotNegative();
            for (int i = 0; i < node.shape().size(batch); i++) {
                owners[place + i] = node;
            }
        }

        private void stillThere(Node node) {
            int place = memory.places().getOrDefault(node, -1);
            if (place < 0) {
                assertThat(overwritten).as("values that are gone").doesNotContain(node);
                assertThat(
                                node.op() instanceof Source
                                        || node.op() instanceof Count
                                        || written.contains(node))
                        .as("%s has a place, or was there before", node)
                        .isTrue();
                return;
            }
            for (int i = 0; i < node.shape().size(batch); i++) {
                if (owners[place + i] != node) {
                    throw new AssertionError(
                            node + " is needed, but its place holds " + owners[place + i]);
                }
            }
        }
    }
}
