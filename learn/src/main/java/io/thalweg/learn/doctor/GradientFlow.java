package io.thalweg.learn.doctor;

import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.session.Probe;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How large the gradients of each layer are, beside its weights and beside the last layer's.
final class GradientFlow {
    private final List<String> layers = new ArrayList<>();
    private final int[] layerOf;
    private final long[] sizes;
    private final List<Node> probes = new ArrayList<>();
    private final boolean searched;
    private boolean exploded;
    private boolean vanished;

    /// @param searched whether gradients of any size are fine
    GradientFlow(List<Node> variables, List<Node> gradients, boolean searched) {
        this.searched = searched;
        layerOf = new int[gradients.size()];
        for (int i = 0; i < layerOf.length; i++) {
            var layer = layer(variables.get(i));
            if (!layers.contains(layer)) {
                layers.add(layer);
            }
            layerOf[i] = layers.indexOf(layer);
            probes.add(Probe.squares(gradients.get(i)));
            probes.add(Probe.squares(variables.get(i)));
        }
        sizes = new long[layers.size()];
        for (int i = 0; i < layerOf.length; i++) {
            sizes[layerOf[i]] += variables.get(i).shape().size();
        }
    }

    /// The layer of a variable: what stands before the stroke in its name.
    private static String layer(Node variable) {
        var name = ((Variable) variable.op()).label();
        int stroke = name.indexOf('/');
        return stroke < 0 ? name : name.substring(0, stroke);
    }

    List<Node> probes() {
        return probes;
    }

    void look(long step, List<Tensor> values, Consumer<Finding> told) {
        var gradients = new double[layers.size()];
        var weights = new double[layers.size()];
        for (int i = 0; i < layerOf.length; i++) {
            gradients[layerOf[i]] += values.get(2 * i).item();
            weights[layerOf[i]] += values.get(2 * i + 1).item();
        }
        var explosion = searched ? null : explosion(step, gradients, weights);
        if (explosion != null && exploded) {
            told.accept(explosion);
        }
        exploded = explosion != null;
        var vanishing = vanishing(step, gradients);
        if (vanishing != null && vanished) {
            told.accept(vanishing);
        }
        vanished = vanishing != null;
    }

    private @Nullable ExplodingGradients explosion(
            long step, double[] gradients, double[] weights) {
        int worst = 0;
        double most = 0;
        for (int i = 0; i < gradients.length; i++) {
            double ratio = gradients[i] / Math.max(weights[i], Double.MIN_NORMAL);
            // Sums of squares that overflow float32 are as bad as any.
            if (ratio > most || !Double.isFinite(gradients[i])) {
                most = Double.isFinite(gradients[i]) ? ratio : Double.POSITIVE_INFINITY;
                worst = i;
            }
        }
        return Math.sqrt(most) <= Thresholds.EXPLODING
                ? null
                : new ExplodingGradients(
                        layers.get(worst),
                        step,
                        Math.sqrt(gradients[worst]),
                        Math.sqrt(weights[worst]));
    }

    private @Nullable VanishingGradients vanishing(long step, double[] gradients) {
        int last = gradients.length - 1;
        double lastMean = Math.sqrt(gradients[last] / sizes[last]);
        int worst = last;
        double least = lastMean;
        for (int i = 0; i < last; i++) {
            double mean = Math.sqrt(gradients[i] / sizes[i]);
            if (mean < least) {
                least = mean;
                worst = i;
            }
        }
        return !Double.isFinite(lastMean) || least >= lastMean * Thresholds.VANISHING
                ? null
                : new VanishingGradients(
                        layers.get(worst), step, least, layers.get(last), lastMean);
    }
}
