package io.thalweg.core.exec;

import io.thalweg.core.kernel.VectorMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The vectors that generated loops work with. Loaded only where the module is there.
final class Vectors {
    /// The machine's widest vectors, at most 16 lanes.
    static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;

    /// The numbers of the lanes.
    static final FloatVector IOTA = FloatVector.zero(SPECIES).addIndex(1);

    private Vectors() {}

    /// How many numbers a vector holds.
    static int length() {
        return SPECIES.length();
    }
}
