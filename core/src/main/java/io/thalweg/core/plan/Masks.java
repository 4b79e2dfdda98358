package io.thalweg.core.plan;

import io.thalweg.core.graph.MatMul;
import io.thalweg.core.graph.Node;
import io.thalweg.core.plan.Loop.Code;
import io.thalweg.core.plan.Loop.Level;
import io.thalweg.core.plan.Program.Assignment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds products of which only some elements are needed: those at which something else is above 0,
/// since whoever reads them takes another value elsewhere. The gradient that goes back through a
/// relu is so.
final class Masks {
    private final List<Stage> stages;
    private final Set<Node> whole = new HashSet<>();

    private Masks(List<Stage> stages) {
        this.stages = stages;
    }

    /// Gives such products their masks.
    ///
    /// @param stages each behind those whose values it reads
    static void find(List<Stage> stages, List<Node> fetches, List<Assignment> assignments) {
        var masks = new Masks(stages);
        masks.whole.addAll(fetches);
        assignments.forEach(assignment -> masks.whole.add(assignment.value()));
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i) instanceof Stage.Library product
                    && product.node().op() instanceof MatMul) {
                var mask = masks.of(product.node(), i);
                if (mask != null) {
                    stages.set(i, product.maskedBy(mask));
                }
            }
        }
    }

    private @Nullable Node of(Node product, int place) {
        Loop reader = null;
        for (var stage : stages) {
            if (stage.reads().contains(product)) {
                if (reader != null || !(stage instanceof Stage.Fused fused)) {
                    return null;
                }
                reader = fused.loop();
            }
        }
        if (reader == null || whole.contains(product)) {
            return null;
        }
        int mask = mask(reader, product);
        if (mask < 0 || !isAlike(reader.inputs().get(mask), product.shape().size(1))) {
            return null;
        }
        var node = reader.inputs().get(mask).view().root();
        return isComputedBefore(node, place) ? node : null;
    }

    private boolean isComputedBefore(Node node, int place) {
        return stages.subList(0, place).stream().anyMatch(stage -> stage.writes().contains(node));
    }

    /// The input that decides, wherever an element of the product is read, whether it is taken; −1
    /// if there is none.
    private static int mask(Loop loop, Node product) {
        int mask = -1;
        for (int number = 0; number < loop.values().size(); number++) {
            var load = loop.values().get(number);
            if (load.input() < 0 || loop.inputs().get(load.input()).view().root() != product) {
                continue;
            }
            if (!isAlike(loop.inputs().get(load.input()), product.shape().size(1))) {
                return -1;
            }
            for (var output : loop.outputs()) {
                if (output.value() == number) {
                    return -1;
                }
            }
            for (var user : loop.values()) {
                if (user.operands().contains(number)) {
                    int own = mask(loop, user, number);
                    if (own < 0 || (mask >= 0 && own != mask)) {
                        return -1;
                    }
                    mask = own;
                }
            }
        }
        return mask;
    }

    /// The input x of a value that is the product where x > 0, and something else elsewhere.
    private static int mask(Loop loop, Loop.Value user, int product) {
        if (user.code() != Code.IF_GREATER
                || user.operands().get(2) != product
                || user.operands().get(3) == product) {
            return -1;
        }
        var limit = loop.values().get(user.operands().get(1));
        return limit.code() == Code.CONSTANT && limit.constant() == 0
                ? loop.values().get(user.operands().get(0)).input()
                : -1;
    }

    /// Whether an input is read element by element, all of it, as it lies in memory.
    private static boolean isAlike(Loop.Input input, int size) {
        return input.level() == Level.ELEMENT
                && !input.classes()
                && input.view().isWhole()
                && input.view().root().shape().size(1) == size;
    }
}
