package io.thalweg.learn.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlendTest {
    private static List<Fold> folds(float[]... targets) {
        return Arrays.stream(targets)
                .map(numbers -> {
                    var features =
                            new Features(
                                    numbers.length, 1, new float[numbers.length], 0, new int[0]);
                    var held = Samples.of(features, numbers);
                    return new Fold(held, held, new int[numbers.length]);
                })
                .toList();
    }

    private static Contender says(double[]... outputs) {
        return new Contender("", List.of(), List.of(outputs));
    }

    /// Errors of 1 and −1.5 cancel where (1 − s) · 1 − s · 1.5 = 0, at 0.4.
    @Test
    void errorsOfOppositeSignsCancel() {
        var folds = folds(new float[] {0, 0}, new float[] {0});
        var blend =
                Blend.of(
                        folds,
                        List.of(
                                says(new double[] {1, -1}, new double[] {1}),
                                says(new double[] {-1.5, 1.5}, new double[] {-1.5})),
                        false);
        assertThat(blend.shares()).containsExactly(0.6, 0.4);
        assertThat(blend.loss()).isCloseTo(0, within(1e-20)); // exact but for 0.4's rounding
        assertThat(blend.losses()).containsExactly(1.0, 2.25);
    }

    /// The better one alone where the other only harms.
    @Test
    void whatOnlyHarmsIsLeftOut() {
        var folds = folds(new float[] {1, 0});
        var right = says(new double[] {0.9, 0.1});
        var wrong = says(new double[] {0.6, 0.8});
        assertThat(Blend.of(folds, List.of(right, wrong), true).shares()).containsExactly(1.0, 0.0);
        assertThat(Blend.of(folds, List.of(wrong, right), true).shares()).containsExactly(0.0, 1.0);
    }

    /// −(log 0.9 + log 0.8) / 2, by hand.
    @Test
    void probabilitiesAreJudgedByTheirLogarithm() {
        var folds = folds(new float[] {1, 0});
        double loss = HeldOutLoss.of(folds, List.of(new double[] {0.9, 0.2}), true);
        assertThat(loss).isCloseTo(-(Math.log(0.9) + Math.log(0.8)) / 2, within(1e-15));
    }
}
