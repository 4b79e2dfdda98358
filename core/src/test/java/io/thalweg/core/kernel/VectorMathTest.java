package io.thalweg.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Walks through all of float32 in steps that are prime, so that every exponent is met with many
/// mantissas, NaN, infinities and denormal numbers included.
class VectorMathTest {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final long STRIDE = 10_007;

    interface Single {
        float of(float x);
    }

    record Function(Single scalar, UnaryOperator<FloatVector> vector, DoubleUnaryOperator exact) {}

    static Stream<Arguments> functions() {
        return Stream.of(
                function("exp", 2, ScalarMath::exp, VectorMath::exp, StrictMath::exp),
                function("log", 2, ScalarMath::log, VectorMath::log, StrictMath::log),
                function("tanh", 2, ScalarMath::tanh, VectorMath::tanh, StrictMath::tanh),
                function("sine", 2, ScalarMath::sine, VectorMath::sine, StrictMath::sin),
                function("cosine", 2, ScalarMath::cosine, VectorMath::cosine, StrictMath::cos),
                function("sigmoid", 2, ScalarMath::sigmoid, VectorMath::sigmoid, x -> logistic(x)),
                // log(u) and the two divisions round once each, on top of the logarithm's own
                // error.
                function("log1p", 4, ScalarMath::log1p, VectorMath::log1p, StrictMath::log1p));
    }

    private static Arguments function(
            String name,
            double units,
            Single scalar,
            UnaryOperator<FloatVector> vector,
            DoubleUnaryOperator exact) {
        return Arguments.of(name, units, new Function(scalar, vector, exact));
    }

    private static double logistic(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x > 0 ? 1 : e) / (1 + e);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void isWithinItsUnitsInTheLastPlace(String name, double units, Function function) {
        double worst = 0;
        float at = 0;
        for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            double error = error(function.scalar.of(x), function.exact.applyAsDouble(x));
            if (!(error <= worst)) {
                worst = error;
                at = x;
            }
        }
        assertThat(worst).as("%s is worst at %s", name, at).isLessThanOrEqualTo(units);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void vectorAndScalarGiveTheSameBits(String name, double units, Function function) {
        var x = new float[SPECIES.length()];
        var y = new float[SPECIES.length()];
        long bits = 0;
        while (bits < 1L << 32) {
            for (int lane = 0; lane < x.length; lane++, bits += STRIDE) {
                x[lane] = Float.intBitsToFloat((int) bits);
            }
            function.vector.apply(FloatVector.fromArray(SPECIES, x, 0)).intoArray(y, 0);
            for (int lane = 0; lane < x.length; lane++) {
                assertThat(Float.floatToIntBits(y[lane]))
                        .as("%s of %s", name, x[lane])
                        .isEqualTo(Float.floatToIntBits(function.scalar.of(x[lane])));
            }
        }
    }

    private static double error(float got, double exact) {
        float rounded = (float) exact;
        if (Float.isNaN(rounded) || Float.isInfinite(rounded)) {
            return Float.compare(got, rounded) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(got - exact) / Math.ulp(rounded);
    }
}
