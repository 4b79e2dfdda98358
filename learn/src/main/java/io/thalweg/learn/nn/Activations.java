package io.thalweg.learn.nn;

import io.thalweg.core.graph.Functions;
import io.thalweg.core.graph.Node;
import java.util.List;

/// The activations by name, to be imported statically. What each computes is in
/// [io.thalweg.core.graph.Functions] and [io.thalweg.core.graph.Node].
public final class Activations {
    /// The names that [#named] knows.
    public static final List<String> NAMES =
            List.of(
                    "relu",
                    "leaky-relu",
                    "elu",
                    "selu",
                    "gelu",
                    "silu",
                    "mish",
                    "softplus",
                    "tanh",
                    "sigmoid",
                    "softmax",
                    "identity");

    private Activations() {}

    /// x itself.
    public static Activation identity() {
        return new Activation("identity", x -> x, Initializers.glorotUniform());
    }

    /// max(x, 0).
    public static Activation relu() {
        return new Activation("relu", Functions::relu, Initializers.heNormal());
    }

    /// x above zero, 0.01 x below.
    public static Activation leakyRelu() {
        return new Activation(
                "leaky-relu", x -> Functions.leakyRelu(x, 0.01), Initializers.heNormal());
    }

    /// x above zero, eˣ − 1 below.
    public static Activation elu() {
        return new Activation("elu", x -> Functions.elu(x, 1), Initializers.heNormal());
    }

    /// The scaled ELU.
    public static Activation selu() {
        return new Activation("selu", Functions::selu, Initializers.leCunNormal());
    }

    /// x Φ(x).
    public static Activation gelu() {
        return new Activation("gelu", Functions::gelu, Initializers.heNormal());
    }

    /// x · sigmoid(x).
    public static Activation silu() {
        return new Activation("silu", Functions::silu, Initializers.heNormal());
    }

    /// x · tanh(softplus x).
    public static Activation mish() {
        return new Activation("mish", Functions::mish, Initializers.heNormal());
    }

    /// log(1 + eˣ).
    public static Activation softplus() {
        return new Activation("softplus", Functions::softplus, Initializers.heNormal());
    }

    /// The hyperbolic tangent.
    public static Activation tanh() {
        return new Activation("tanh", Node::tanh, Initializers.glorotUniform());
    }

    /// The logistic function.
    public static Activation sigmoid() {
        return new Activation("sigmoid", Node::sigmoid, Initializers.glorotUniform());
    }

    /// Probabilities along the innermost axis.
    public static Activation softmax() {
        return new Activation("softmax", Functions::softmax, Initializers.glorotUniform());
    }

    /// An activation by its name.
    ///
    /// @throws LayerException if there is none of that name; the message lists them
    public static Activation named(String name) {
        return switch (name) {
            case "relu" -> relu();
            case "leaky-relu" -> leakyRelu();
            case "elu" -> elu();
            case "selu" -> selu();
            case "gelu" -> gelu();
            case "silu" -> silu();
            case "mish" -> mish();
            case "softplus" -> softplus();
            case "tanh" -> tanh();
            case "sigmoid" -> sigmoid();
            case "softmax" -> softmax();
            case "identity" -> identity();
            default ->
                    throw new LayerException(
                            "There is no activation '"
                                    + name
                                    + "'. Choose one of "
                                    + String.join(", ", NAMES)
                                    + ".");
        };
    }
}
