package io.thalweg.bench;

/// A task whose model says which class rows are of.
public interface Predictor extends Task {
    /// The most likely class of each row.
    ///
    /// @param inputs row-major
    int[] predict(float[] inputs, int rows);
}
