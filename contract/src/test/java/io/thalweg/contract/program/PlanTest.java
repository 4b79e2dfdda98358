package io.thalweg.contract.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.graph.Node;
import io.thalweg.core.plan.Plan;
import io.thalweg.core.plan.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Plans of random programs, walked step by step as an executor would, with names in the place of
/// numbers: what is read is what was written there last.
class PlanTest {
    private static final int PROGRAMS = 50;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whatIsReadIsStillThere(int block) {
        long first = (long) block * PROGRAMS;
        for (long seed = first; seed < first + PROGRAMS; seed++) {
            var program = new RandomProgram(seed);
            var plan = Plan.of(program.fetches());
            try {
                walk(plan);
            } catch (AssertionError e) {
                throw new AssertionError(
                        "The program of seed " + seed + ": " + e.getMessage() + plan.explain(), e);
            }
        }
    }

    private static void walk(Plan plan) {
        var memory = new HashMap<Integer, Integer>();
        var positions = new HashMap<Node, Integer>();
        for (int i = 0; i < plan.steps().size(); i++) {
            var step = plan.steps().get(i);
            Set<Integer> read = new HashSet<>();
            for (var input : step.node().inputs()) {
                assertThat(positions).as("step %s comes after its inputs", i).containsKey(input);
                read.add(stillThere(plan, memory, positions.getOrDefault(input, -1), i));
            }
            assertThat(positions.put(step.node(), i)).as("step %s comes once", i).isNull();
            if (step.slot() != Step.NO_SLOT) {
                assertThat(step.home()).isEqualTo(i);
                assertThat(read)
                        .as("step %s reads what it overwrites", i)
                        .doesNotContain(step.slot());
                memory.put(step.slot(), i);
                for (int batch : new int[] {1, 7}) {
                    assertThat(plan.slots().get(step.slot()).size(batch))
                            .as("room for step %s", i)
                            .isGreaterThanOrEqualTo(step.node().shape().size(batch));
                }
            }
        }
        int end = plan.steps().size();
        for (var fetch : plan.fetches()) {
            stillThere(plan, memory, positions.getOrDefault(fetch, -1), end);
        }
        for (int assignment : plan.assignments()) {
            stillThere(plan, memory, assignment, end);
        }
    }

    /// The slot that holds the value of a step, checked to be its own.
    private static int stillThere(Plan plan, Map<Integer, Integer> memory, int step, int reader) {
        int home = plan.steps().get(step).home();
        int slot = plan.steps().get(home).slot();
        if (slot != Step.NO_SLOT) {
            assertThat(memory.get(slot))
                    .as("step %s reads step %s from slot %s, written by", reader, home, slot)
                    .isEqualTo(home);
        }
        return slot;
    }
}
