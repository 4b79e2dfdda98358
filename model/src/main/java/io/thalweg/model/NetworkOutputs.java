package io.thalweg.model;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.Features;
import io.thalweg.data.feature.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What networks together say of rows: the mean of their outputs, weighted by their shares.
public final class NetworkOutputs {
    private NetworkOutputs() {}

    /// The averaged outputs. Shape: `[rows, 1]`, standardised numbers, for a number; `[rows,
    /// classes]`, probabilities, for classes, also for two.
    public static double[] of(List<Network> networks, Target target, Features features) {
        return of(networks, null, target, features);
    }

    /// The averaged outputs, calibrated.
    ///
    /// @param calibration what is done to the mean; null for nothing
    public static double[] of(
            List<Network> networks,
            @Nullable Calibration calibration,
            Target target,
            Features features) {
        return of(new NetworkRunner(List.copyOf(networks), calibration), target, features);
    }

    static double[] of(NetworkRunner runner, Target target, Features features) {
        var outputs = runner.run(features);
        return target instanceof ClassTarget classes && classes.classes().size() == 2
                ? both(outputs, classes)
                : outputs;
    }

    /// The probabilities of both classes, in their order, from those of the positive class. Shape:
    /// `[rows, 1]` to `[rows, 2]`.
    public static double[] both(double[] outputs, ClassTarget classes) {
        var both = new double[outputs.length * 2];
        for (int i = 0; i < outputs.length; i++) {
            both[2 * i + classes.positive()] = outputs[i];
            both[2 * i + 1 - classes.positive()] = 1 - outputs[i];
        }
        return both;
    }
}
