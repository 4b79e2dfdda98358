package io.thalweg.learn.doctor;

import java.util.function.Consumer;

/// Looks for a column that tells the target all by itself.
///
/// Each column alone predicts the target of every second row from the others: the mean, or the most
/// frequent class, of the rows with the same value or the nearest. Of numbers the ranks are
/// predicted, so that a few large ones don't decide.
final class LeakCheck {
    private LeakCheck() {}

    static void of(ExaminedRows training, Consumer<Finding> told) {
        int columns = training.columns().size();
        int rows = Math.min(training.rows(), Thresholds.LEAK_ROWS) / 2 * 2;
        if (rows < Thresholds.FEWEST_LEAK_ROWS || columns < 2) {
            return;
        }
        var predictor = new SingleColumn(training, rows);
        var explained = new double[columns];
        double next = -1;
        int nextColumn = -1;
        for (int column = 0; column < columns; column++) {
            explained[column] = predictor.explained(column);
            if (explained[column] < Thresholds.LEAK && explained[column] > next) {
                next = explained[column];
                nextColumn = column;
            }
        }
        if (nextColumn < 0 || next > Thresholds.LEAK_OTHERS) {
            return;
        }
        for (int column = 0; column < columns; column++) {
            if (explained[column] >= Thresholds.LEAK) {
                told.accept(
                        new Leak(
                                training.columns().get(column),
                                training.classes().isEmpty() ? "variance" : "errors",
                                explained[column],
                                training.columns().get(nextColumn),
                                Math.max(0, next),
                                rows / 2));
            }
        }
    }
}
