package io.thalweg.learn.doctor;

import io.thalweg.model.Figure;
import java.util.SequencedMap;

/// The gradients of a layer are far larger than its weights.
///
/// @param layer the one where it is worst
/// @param step of the run, counted from 1
/// @param gradientNorm the root of the sum of the gradients' squares
/// @param weightNorm the root of the sum of the weights' squares
public record ExplodingGradients(String layer, long step, double gradientNorm, double weightNorm)
        implements Finding {
    @Override
    public String code() {
        return "exploding_gradients";
    }

    @Override
    public String subject() {
        return "layer " + layer;
    }

    @Override
    public String seen() {
        return "The gradients explode: in step "
                + Figure.text(step)
                + " those of layer "
                + layer
                + " have norm "
                + Figure.text(gradientNorm)
                + ", its weights only "
                + Figure.text(weightNorm)
                + ".";
    }

    @Override
    public String advice() {
        return "Scale inputs and target to about −1 … 1, limit the gradients (--clip-norm 1), or"
                + " take a smaller learning rate (--learning-rate).";
    }

    @Override
    public SequencedMap<String, Object> evidence() {
        return Words.figures(
                "step", step,
                "gradient_norm", gradientNorm,
                "weight_norm", weightNorm);
    }
}
