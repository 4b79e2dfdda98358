package io.thalweg.learn.nn;

import java.util.Arrays;
import java.util.List;

/// The layers by name, to be imported statically.
public final class Layers {
    private Layers() {}

    /// x · W + b without an activation.
    ///
    /// @param units the number of outputs
    public static Layer dense(int units) {
        return new Dense(units, Activations.identity(), Initializers.glorotUniform());
    }

    /// f(x · W + b), with the initializer that suits the activation.
    ///
    /// @param units the number of outputs
    public static Layer dense(int units, Activation activation) {
        return new Dense(units, activation, activation.initializer());
    }

    /// f(x · W + b) with a chosen initializer.
    ///
    /// @param units the number of outputs
    public static Layer dense(int units, Activation activation, Initializer initializer) {
        return new Dense(units, activation, initializer);
    }

    /// Sets a share of the inputs to zero while training.
    ///
    /// @param rate the share, at least 0 and below 1
    public static Layer dropout(double rate) {
        return new Dropout(rate);
    }

    /// A square filter over images, in steps of 1, staying inside; the result has methods for all
    /// else.
    ///
    /// @param channels the number of channels that it gives
    /// @param size rows and columns of the filter
    public static ImageConvolution convolution(int channels, int size, Activation activation) {
        return new ImageConvolution(
                channels, size, size, 1, Padding.VALID, 1, 1, activation, activation.initializer());
    }

    /// The largest number under a square window that moves by its own size.
    ///
    /// @param window rows and columns of the window
    public static Pooling maximumPooling(int window) {
        return new Pooling(Pooling.Of.MAXIMUM, window, window, Padding.VALID);
    }

    /// The mean of the numbers under a square window that moves by its own size.
    ///
    /// @param window rows and columns of the window
    public static Pooling meanPooling(int window) {
        return new Pooling(Pooling.Of.MEAN, window, window, Padding.VALID);
    }

    /// The mean over all places of an image or all steps of a sequence.
    public static Layer globalMeanPooling() {
        return new GlobalMeanPooling();
    }

    /// All numbers of a sample in one axis.
    public static Layer flatten() {
        return new Rearranged(List.of());
    }

    /// The numbers of a sample under another shape.
    ///
    /// @param axes the lengths behind the batch, at least one
    public static Layer reshape(int... axes) {
        return new Rearranged(Arrays.stream(axes).boxed().toList());
    }

    /// Long short-term memory over a sequence, giving the state after the last step.
    ///
    /// @param hidden the number of units
    public static Recurrent lstm(int hidden) {
        return new Recurrent(Recurrent.Cell.LSTM, hidden, false);
    }

    /// Gated recurrent units over a sequence, giving the state after the last step.
    ///
    /// @param hidden the number of units
    public static Recurrent gru(int hidden) {
        return new Recurrent(Recurrent.Cell.GRU, hidden, false);
    }

    /// A row of numbers for each class.
    ///
    /// @param classes how many classes there are
    /// @param width how many numbers each gets
    public static Layer embedding(int classes, int width) {
        return new Embedding(classes, width);
    }

    /// Rows with mean 0 and variance 1, times a gain plus a bias.
    public static Layer layerNormalization() {
        return new LayerNormalization(LayerNormalization.USUAL_EPSILON);
    }

    /// Attention of a sequence to itself.
    ///
    /// @param heads how many heads; divides the width
    public static SelfAttention selfAttention(int heads) {
        return new SelfAttention(heads, false);
    }

    /// A block of a transformer encoder with relu, without dropout.
    ///
    /// @param heads how many heads; divides the width
    /// @param hidden the width inside its feed-forward part
    public static TransformerEncoder transformerEncoder(int heads, int hidden) {
        return new TransformerEncoder(heads, hidden, Activations.relu(), 0, false);
    }

    /// Each feature times a number of its own that is learned fast.
    public static Layer featureScale() {
        return new FeatureScale();
    }

    /// x · W / √features + b, with W standard normal at the start.
    ///
    /// @param units the number of outputs
    public static Layer scaledDense(int units) {
        return new ScaledDense(units, ScaledDense.Start.NORMAL);
    }

    /// An activation of which each unit learns how much it takes.
    public static Layer parametricActivation(Activation activation) {
        return new ParametricActivation(activation);
    }

    /// Some cosines of some features, behind all features.
    ///
    /// @param columns which features, ascending
    /// @param frequencies how many cosines for each
    public static Layer periodicEmbedding(List<Integer> columns, int frequencies) {
        return new PeriodicEmbedding(columns, frequencies);
    }
}
