package io.thalweg.core.kernel;

/// A product whose right side is packed once for several left sides, such as the recurrent weights
/// for the states of all steps. Its bits are those of [MatrixProduct].
final class StepProduct {
    private final MatrixProduct product;
    private final int columns;

    private StepProduct(MatrixProduct product) {
        this.product = product;
        columns = product.shape().columns();
    }

    /// @param shape the product of one step for all samples
    static StepProduct of(ProductShape shape, boolean vectors) {
        return new StepProduct(
                vectors ? MatrixProduct.repeated(shape) : MatrixProduct.scalar(shape));
    }

    /// Floats that a call needs to itself.
    int room() {
        return product.workspace() + product.scratch();
    }

    /// Prepares the weights for the calls of [#run] that follow with the same room.
    void pack(float[] weights, int at, float[] room, int roomAt) {
        product.pack(0, product.panels(), weights, at, room, roomAt);
    }

    /// The products of the first samples.
    ///
    /// @param count how many
    void run(
            int count,
            float[] states,
            int statesAt,
            float[] weights,
            int weightsAt,
            float[] result,
            int resultAt,
            float[] room,
            int roomAt) {
        product.run(
                0,
                count,
                0,
                columns,
                states,
                statesAt,
                weights,
                weightsAt,
                result,
                resultAt,
                room,
                roomAt,
                room,
                roomAt + product.workspace());
    }
}
