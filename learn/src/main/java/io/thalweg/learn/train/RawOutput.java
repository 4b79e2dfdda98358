package io.thalweg.learn.train;

import io.thalweg.core.graph.Constant;
import io.thalweg.core.graph.Node;
import org.jspecify.annotations.Nullable;

/// Finds in a graph that predicts what its head was put behind: the logits, or the number before it
/// was kept within a range.
final class RawOutput {
    private RawOutput() {}

    /// @param output of a network as training leaves it, see [io.thalweg.model.Network#output]
    static Node of(Node output) {
        return switch (output.op().name()) {
            case "sigmoid" -> output.inputs().getFirst();
            case "divide" -> logits(output);
            case "minimum" -> unlimited(output);
            default -> output;
        };
    }

    /// exp(x − largest) / sum: x.
    private static Node logits(Node output) {
        var exponential = output.inputs().getFirst();
        if (!exponential.op().name().equals("exp")) {
            return output;
        }
        var difference = exponential.inputs().getFirst();
        return difference.op().name().equals("subtract") ? difference.inputs().getFirst() : output;
    }

    /// min(max(x, least), greatest): x.
    private static Node unlimited(Node output) {
        var limited = output.inputs().getFirst();
        return limited.op().name().equals("maximum") && isNumber(output) && isNumber(limited)
                ? limited.inputs().getFirst()
                : output;
    }

    /// The least and the greatest number that a head lets through; null where it lets all.
    static double @Nullable [] range(Node output) {
        if (!output.op().name().equals("minimum") || unlimited(output) == output) {
            return null;
        }
        return new double[] {limit(output.inputs().getFirst()), limit(output)};
    }

    private static double limit(Node limited) {
        return ((Constant) limited.inputs().get(1).op()).value().item();
    }

    private static boolean isNumber(Node limit) {
        return limit.inputs().get(1).op() instanceof Constant;
    }
}
