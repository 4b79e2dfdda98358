package io.thalweg.learn.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.model.Calibration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    /// The temperature is halved into an interval far smaller than this; what is left is the
    /// rounding of logarithms.
    private static final double ROUNDING = 1e-9;

    /// Ten rows are told 90 %, seven come true: the best is 70 %, so T = logit(0.9) / logit(0.7).
    @Test
    void temperatureOfTwoClasses() {
        var outputs = new double[10];
        Arrays.fill(outputs, 0.9);
        var judged = new Judged(outputs, 1, new int[] {1, 1, 1, 1, 1, 1, 1, 0, 0, 0}, null);
        var temperature = TemperatureScaling.fit(judged);
        assertThat(temperature.temperature())
                .isCloseTo(Math.log(9) / Math.log(7.0 / 3), within(ROUNDING));
        temperature.apply(outputs, 1);
        assertThat(outputs).containsOnly(outputs[0]);
        assertThat(outputs[0]).isCloseTo(0.7, within(ROUNDING));
    }

    /// Of ten rows that are told 80, 10 and 10 %, six, two and two come true: 8 to the power of 1/T
    /// has to be 3.
    @Test
    void temperatureOfThreeClasses() {
        var outputs = new double[30];
        int[] classes = {0, 0, 0, 0, 0, 0, 1, 1, 2, 2};
        for (int row = 0; row < 10; row++) {
            outputs[3 * row] = 0.8;
            outputs[3 * row + 1] = 0.1;
            outputs[3 * row + 2] = 0.1;
        }
        var temperature = TemperatureScaling.fit(new Judged(outputs, 3, classes, null));
        assertThat(temperature.temperature())
                .isCloseTo(Math.log(8) / Math.log(3), within(ROUNDING));
        temperature.apply(outputs, 3);
        assertThat(outputs[0]).isCloseTo(0.6, within(ROUNDING));
        assertThat(outputs[1]).isCloseTo(0.2, within(ROUNDING));
    }

    /// A hundred rows are told 99 %, and all come true. By themselves they ask for certainty; with
    /// a part of 1 / 102 for one that may be wrong the best is 101 / 102.
    @Test
    void rowsThatAreAllRightAreNotMadeCertain() {
        var outputs = new double[100];
        Arrays.fill(outputs, 0.99);
        var classes = new int[100];
        Arrays.fill(classes, 1);
        var judged = new Judged(outputs, 1, classes, null);
        assertThat(TemperatureScaling.fit(judged).temperature()).isLessThan(0.2);
        TemperatureScaling.fit(judged, 1 / 102.0).apply(outputs, 1);
        assertThat(outputs[0]).isCloseTo(101 / 102.0, within(ROUNDING));
    }

    /// Weights count as so many rows.
    @Test
    void weightsCount() {
        var judged = new Judged(new double[] {0.9, 0.9}, 1, new int[] {1, 0}, new float[] {7, 3});
        assertThat(TemperatureScaling.fit(judged).temperature())
                .isCloseTo(Math.log(9) / Math.log(7.0 / 3), within(ROUNDING));
    }

    /// The example in scikit-learn's documentation of `isotonic_regression`, which prints 2.75 four
    /// times and 7.33 six times.
    @Test
    void isotonicAsScikitLearn() {
        double[] values = {5, 3, 1, 2, 8, 10, 7, 9, 6, 4};
        var places = new double[values.length];
        var weights = new double[values.length];
        Arrays.setAll(places, i -> i);
        Arrays.fill(weights, 1);
        var curve = IsotonicRegression.fit(places, values, weights);
        double[] expected = {
            2.75, 2.75, 2.75, 2.75, 22.0 / 3, 22.0 / 3, 22.0 / 3, 22.0 / 3, 22.0 / 3, 22.0 / 3
        };
        for (int i = 0; i < values.length; i++) {
            assertThat(curve.at(i)).isCloseTo(expected[i], within(1e-12)); // sums of small numbers
        }
        assertThat(curve.from()).containsExactly(0.0, 3.0, 4.0, 9.0);
        assertThat(curve.at(-1)).isEqualTo(2.75);
        assertThat(curve.at(3.5)).isCloseTo((2.75 + 22.0 / 3) / 2, within(1e-12));
        assertThat(curve.at(20)).isEqualTo(curve.at(9));
    }

    /// Equal places are one with the mean value; weights pool by weight. By hand: at 1 the mean of
    /// 0 and 1; then 0.9 with weight 1 and 0.3 with weight 2 fall, and are pooled to 0.5.
    @Test
    void isotonicWithTiesAndWeights() {
        var curve =
                IsotonicRegression.fit(
                        new double[] {2, 1, 3, 1},
                        new double[] {0.9, 0, 0.3, 1},
                        new double[] {1, 1, 2, 1});
        assertThat(curve.from()).containsExactly(1.0, 3.0);
        for (double level : curve.to()) {
            assertThat(level).isCloseTo(0.5, within(1e-12)); // (1 + 0.9 + 0.6) / 5
        }
        assertThat(curve.at(2)).isCloseTo(0.5, within(1e-12));
    }

    /// Rows whose class comes true as often as a logit says.
    ///
    /// @param factor of the logits that are told
    private static Judged rows(int count, double factor) {
        var outputs = new double[count];
        var classes = new int[count];
        for (int row = 0; row < count; row++) {
            double logit = 2 * CounterRandom.normal(7, 1, 0, row);
            double chance = 1 / (1 + Math.exp(-logit));
            classes[row] = CounterRandom.uniform(7, 2, 0, row) < chance ? 1 : 0;
            outputs[row] = 1 / (1 + Math.exp(-factor * logit));
        }
        return new Judged(outputs, 1, classes, null);
    }

    @Test
    void nothingIsDoneWhereItDoesNotHelp() {
        assertThat(CalibrationChoice.of(rows(2000, 1), 42).calibration()).isNull();
        assertThat(CalibrationChoice.of(rows(40, 5), 42).calibration()).isNull(); // too few
    }

    /// Three times too sure: the temperature that was put in comes out.
    @Test
    void tooSureAnswersAreTempered() {
        var judged = rows(4000, 3);
        var choice = CalibrationChoice.of(judged, 42);
        assertThat(choice.calibration()).isInstanceOf(Calibration.Temperature.class);
        assertThat(((Calibration.Temperature) choice.calibration()).temperature())
                .isCloseTo(3, within(0.3)); // the standard error of 4,000 such rows is about 0.09
        var outputs = judged.outputs().clone();
        choice.calibration().apply(outputs, 1);
        assertThat(judged.with(outputs).loss()).isLessThan(judged.loss());
    }

    /// Answers whose order is right but not their size, in a way that no temperature mends: the
    /// chance is a step.
    @Test
    void aCurveWhereATemperatureIsNotEnough() {
        var outputs = new double[4000];
        var classes = new int[4000];
        for (int row = 0; row < outputs.length; row++) {
            outputs[row] = CounterRandom.uniform(9, 1, 0, row);
            double chance = outputs[row] < 0.8 ? 0.1 : 0.6;
            classes[row] = CounterRandom.uniform(9, 2, 0, row) < chance ? 1 : 0;
        }
        var choice = CalibrationChoice.of(new Judged(outputs, 1, classes, null), 42);
        assertThat(choice.calibration()).isInstanceOf(Calibration.Isotonic.class);
        var told = new double[] {0.4, 0.9};
        choice.calibration().apply(told, 1);
        // A level is the share of some hundred rows at least.
        assertThat(told[0]).isCloseTo(0.1, within(0.08));
        assertThat(told[1]).isCloseTo(0.6, within(0.15));
    }
}
