package io.thalweg.core.kernel;

/// One way of computing a matrix product. Its choice follows from the shape alone, and all give the
/// same bits: see [MatrixProduct].
interface Strategy {
    /// Floats that hold the packed right side; 0 when it is read where it is.
    default int workspace() {
        return 0;
    }

    /// Floats that one call of [#run] writes to for itself.
    int scratch();

    /// How many independent parts the packing of the right side has; 0 when nothing is packed.
    default int panels() {
        return 0;
    }

    /// Rows are best cut at multiples of this.
    int rowTile();

    /// Columns are best cut at multiples of this.
    int columnTile();

    /// See [MatrixProduct#pack]; called where there are panels.
    default void pack(
            int panelFrom,
            int panelTo,
            float[] right,
            int rightOffset,
            float[] workspace,
            int workspaceOffset) {
        throw new IllegalStateException("This way packs nothing.");
    }

    /// See [MatrixProduct#run]. Ranges are within the shape and not empty.
    void run(
            int rowFrom,
            int rowTo,
            int columnFrom,
            int columnTo,
            float[] left,
            int leftOffset,
            float[] right,
            int rightOffset,
            float[] result,
            int resultOffset,
            float[] workspace,
            int workspaceOffset,
            float[] scratch,
            int scratchOffset);
}
