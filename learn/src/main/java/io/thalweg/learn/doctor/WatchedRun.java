package io.thalweg.learn.doctor;

import io.thalweg.core.graph.Node;
import io.thalweg.data.batch.Samples;
import io.thalweg.learn.loss.Loss;
import io.thalweg.learn.nn.BuiltLayer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a doctor has to know of a run before it begins.
///
/// @param objective what is made small. Shape: `[]`
/// @param output what the model gives in training. Shape: `[batch, outputs]`
/// @param layers in the order in which data flows
/// @param variables what is trained
/// @param gradients of the variables, in their order; none if the optimizer shows none
/// @param searched whether the optimizer searches the length of its steps, so that gradients of any
///   size are fine
/// @param loss of one row
/// @param training the rows that train
/// @param validation the rows that judge each epoch, or null
/// @param oneOfSeveral whether the model is the mean of several runs, each judged by other rows:
///   what one of them learns by heart after its best epoch is nothing to mend
public record WatchedRun(
        Node objective,
        Node output,
        List<BuiltLayer> layers,
        List<Node> variables,
        List<Node> gradients,
        boolean searched,
        Loss loss,
        Samples training,
        @Nullable Samples validation,
        boolean oneOfSeveral) {
    /// Keeps copies of the lists.
    public WatchedRun {
        layers = List.copyOf(layers);
        variables = List.copyOf(variables);
        gradients = List.copyOf(gradients);
    }
}
