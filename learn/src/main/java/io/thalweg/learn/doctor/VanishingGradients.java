package io.thalweg.learn.doctor;

import io.thalweg.model.Figure;
import java.util.SequencedMap;

/// Next to no gradient reaches a layer.
///
/// @param layer the one that gets least
/// @param step of the run, counted from 1
/// @param gradient the root mean square of the gradients of its weights
/// @param lastLayer the layer next to the loss
/// @param lastGradient the same of that layer
public record VanishingGradients(
        String layer, long step, double gradient, String lastLayer, double lastGradient)
        implements Finding {
    @Override
    public String code() {
        return "vanishing_gradients";
    }

    @Override
    public String subject() {
        return "layer " + layer;
    }

    @Override
    public String seen() {
        return "The gradients vanish on their way back: in step "
                + Figure.text(step)
                + " they are "
                + Figure.text(lastGradient)
                + " on average in layer "
                + lastLayer
                + ", but "
                + Figure.text(gradient)
                + " in layer "
                + layer
                + ", which therefore doesn't learn.";
    }

    @Override
    public String advice() {
        return "Use fewer layers, or relu or gelu instead of sigmoid and tanh (--activation).";
    }

    @Override
    public SequencedMap<String, Object> evidence() {
        return Words.figures(
                "step", step,
                "gradient", gradient,
                "last_layer", lastLayer,
                "last_gradient", lastGradient);
    }
}
