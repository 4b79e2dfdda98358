package io.thalweg.learn.recipe;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.model.Network;
import java.util.List;

/// How far averaged networks are from the validation rows: the mean squared error of the
/// standardised target, or the mean log loss.
final class ValidationLoss {
    /// Keeps one wrong row of a sure model from deciding all: the probability counts as at least
    /// this.
    private static final double LEAST = 1e-7;

    private ValidationLoss() {}

    static double of(Preparation preparation, List<Network> networks) {
        var part = preparation.validationPart();
        var rows = part.rows();
        var outputs = Outputs.of(preparation, networks).of(part);
        double sum = 0;
        if (preparation.target() instanceof ClassTarget target) {
            var truth = target.encode(part.table(), rows);
            int count = target.classes().size();
            for (int i = 0; i < rows.length; i++) {
                sum -= Math.log(Math.max(LEAST, outputs[i * count + truth[i]]));
            }
        } else {
            var truth = preparation.validation().numbers();
            for (int i = 0; truth != null && i < rows.length; i++) {
                sum += (outputs[i] - truth[i]) * (outputs[i] - truth[i]);
            }
        }
        return sum / rows.length;
    }
}
