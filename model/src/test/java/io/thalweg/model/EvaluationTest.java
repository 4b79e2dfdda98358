package io.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    @Test
    void regressionIsShownInColumns() {
        assertThat(regression())
                .hasToString(
                        """
                        scores on 1,440 rows (regression)
                                                model  trivial model
                        RMSE                   26,543         79,886
                        R²                     0.8951      -0.002346
                        median absolute error   9,876      undefined
                        the trivial model predicts 180,796 (the mean)
                        """);
    }

    @Test
    void classesAreShownWithTheirConfusion() {
        var evaluation =
                new Evaluation(
                        "binary",
                        1,
                        figures("accuracy", 1.0, "log_loss", 0.0512, "roc_auc", Double.NaN),
                        figures("accuracy", 0.0, "log_loss", 0.6931, "roc_auc", Double.NaN),
                        "否 (the most frequent class in training)",
                        List.of(0.5, 0.5),
                        new ConfusionMatrix(
                                List.of("否", "是"), List.of(List.of(0.0, 0.0), List.of(0.0, 1.0))),
                        List.of());
        assertThat(evaluation)
                .hasToString(
                        """
                        scores on 1 row (binary)
                                      model  trivial model
                        accuracy      1.000              0
                        log loss    0.05120         0.6931
                        ROC AUC   undefined      undefined
                        the trivial model predicts 否 (the most frequent class in training)

                        confusion matrix (down: true class, across: predicted)
                            否  是
                        否   0   0
                        是   0   1
                        """);
    }

    @Test
    void itIsAValue() {
        assertThat(regression()).isEqualTo(regression()).hasSameHashCodeAs(regression());
        assertThatThrownBy(() -> regression().metrics().put("x", 1.0))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void aFigureIsFoundByItsKey() {
        assertThat(regression().metric("rmse")).isEqualTo(26543.2);
        assertThatThrownBy(() -> regression().metric("accuracy"))
                .hasMessage(
                        "no figure named 'accuracy' in an evaluation of a regression task: it has"
                                + " rmse, r2, median_absolute_error");
    }

    private static Evaluation regression() {
        return new Evaluation(
                "regression",
                1440,
                figures("rmse", 26543.2, "r2", 0.89512, "median_absolute_error", 9876.4),
                figures("rmse", 79886.0, "r2", -0.0023456, "median_absolute_error", Double.NaN),
                "180,796 (the mean)",
                List.of(180_796.0),
                null,
                List.of());
    }

    private static SequencedMap<String, Double> figures(
            String key1, double value1, String key2, double value2, String key3, double value3) {
        var figures = new LinkedHashMap<String, Double>();
        figures.put(key1, value1);
        figures.put(key2, value2);
        figures.put(key3, value3);
        return figures;
    }
}
