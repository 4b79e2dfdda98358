package io.thalweg.learn.recipe;

import io.thalweg.data.batch.Samples;
import java.util.ArrayList;
import java.util.List;

/// How far outputs are from rows that were held back: the mean squared error of the standardised
/// target, or the mean log loss, weighted where rows are.
final class HeldOutLoss {
    /// Keeps one wrong row of a sure model from deciding all: the probability counts as at least
    /// this.
    private static final double LEAST = 1e-7;

    private HeldOutLoss() {}

    /// @param binary whether outputs are the probability that the target is 1
    /// @param outputs for each of the first folds, what was said of the rows held back
    static double of(List<Fold> folds, List<double[]> outputs, boolean binary) {
        return ofDecisive(folds, decisive(folds, outputs), binary);
    }

    /// What the loss of each row depends on, of all that was said: a class's probability, or the
    /// only number.
    ///
    /// @param outputs for each of the first folds, what was said of the rows held back
    static List<double[]> decisive(List<Fold> folds, List<double[]> outputs) {
        var decisive = new ArrayList<double[]>();
        for (int i = 0; i < outputs.size(); i++) {
            var held = folds.get(i).validation();
            var some = new double[held == null ? 0 : held.rows()];
            for (int row = 0; held != null && row < some.length; row++) {
                some[row] = decisive(held, row, outputs.get(i));
            }
            decisive.add(some);
        }
        return decisive;
    }

    private static double decisive(Samples held, int row, double[] outputs) {
        if (held.classes() == null) {
            return outputs[row];
        }
        int count = outputs.length / held.rows();
        return outputs[row * count + held.classes()[row]];
    }

    /// As [#of], from what decides alone.
    ///
    /// @param decisive for each of the first folds, as [#decisive(List, List)] gives it
    static double ofDecisive(List<Fold> folds, List<double[]> decisive, boolean binary) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < decisive.size(); i++) {
            var held = folds.get(i).validation();
            for (int row = 0; held != null && row < held.rows(); row++) {
                double weight = held.weights() == null ? 1 : held.weights()[row];
                sum += weight * loss(held, row, decisive.get(i)[row], binary);
                weights += weight;
            }
        }
        return sum / weights;
    }

    /// The weighted loss of each row; their mean is that of [#of].
    static double[] ofRows(Samples held, double[] outputs, boolean binary) {
        var losses = new double[held.rows()];
        double weights = 0;
        for (int row = 0; row < losses.length; row++) {
            double weight = held.weights() == null ? 1 : held.weights()[row];
            losses[row] = weight * loss(held, row, decisive(held, row, outputs), binary);
            weights += weight;
        }
        for (int row = 0; row < losses.length; row++) {
            losses[row] *= losses.length / weights;
        }
        return losses;
    }

    private static double loss(Samples held, int row, double said, boolean binary) {
        if (held.classes() != null) {
            return -Math.log(Math.max(LEAST, said));
        }
        double truth = held.numbers() == null ? 0 : held.numbers()[row];
        if (binary) {
            double right = truth > 0 ? said : 1 - said;
            return -Math.log(Math.max(LEAST, right));
        }
        return (said - truth) * (said - truth);
    }
}
