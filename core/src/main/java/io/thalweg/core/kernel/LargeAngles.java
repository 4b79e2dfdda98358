package io.thalweg.core.kernel;

import jdk.incubator.vector.FloatVector;

/// Sines and cosines of a vector that holds an angle too large for [VectorMath]'s way.
public final class LargeAngles {
    private LargeAngles() {}

    /// The sine of each angle, in radians, turned by quarters of a circle.
    public static FloatVector turned(FloatVector x, int quarters) {
        var lanes = x.toArray();
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = ScalarMath.turned(lanes[i], quarters);
        }
        return FloatVector.fromArray(VectorMath.SPECIES, lanes, 0);
    }
}
