package io.thalweg.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    private static CrossValidation of(double... values) {
        var folds = new ArrayList<FoldScore>();
        for (double value : values) {
            var metrics = new LinkedHashMap<String, Double>();
            metrics.put("r2", value);
            folds.add(
                    new FoldScore(
                            folds.size() + 1,
                            8,
                            2,
                            2,
                            "patience",
                            metrics,
                            new LinkedHashMap<>(),
                            new LinkedHashMap<>()));
        }
        return new CrossValidation("random", folds);
    }

    /// numpy: x.mean() and x.std(ddof=1) of 3, 1, 4, 1, 5, 9, 2, 6; a few last places.
    @Test
    void meanAndDeviationAreNumpys() {
        var folds = of(3, 1, 4, 1, 5, 9, 2, 6);
        assertThat(folds.means().get("r2")).isEqualTo(3.875);
        assertThat(folds.deviations().get("r2")).isCloseTo(2.748376143938713, within(1e-14));
    }

    @Test
    void undefinedFiguresAreLeftOut() {
        assertThat(of(1, Double.NaN, 3).means().get("r2")).isEqualTo(2);
        assertThat(of(1, Double.NaN, 3).deviations().get("r2")).isEqualTo(Math.sqrt(2));
        assertThat(of(1, Double.NaN).deviations().get("r2")).isNaN();
        assertThat(of(Double.NaN).means().get("r2")).isNaN();
    }
}
