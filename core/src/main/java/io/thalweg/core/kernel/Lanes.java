package io.thalweg.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The width of the machine's vectors. Must not be touched where there is no Vector API: see
/// [VectorSupport].
final class Lanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /// Floats in a vector.
    static final int LANES = SPECIES.length();

    private Lanes() {}
}
