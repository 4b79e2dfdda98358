package io.thalweg.report;

import io.thalweg.model.Figure;
import java.util.List;

/// Pieces of the page's sentences.
final class Words {
    private Words() {}

    /// `1 row`, `1,200 rows`.
    static String count(long count, String one) {
        return Figure.text(count) + " " + one + (count == 1 ? "" : "s");
    }

    /// A share in per cent: `0.4 %`, `52 %`, `100 %` only if it is all.
    static String percent(double share) {
        if (Double.isNaN(share)) {
            return "undefined";
        }
        double percent = share * 100;
        if ((share > 0.99 && share < 1) || (share > 0 && share < 0.1)) {
            double tenths = Math.rint(percent * 10) / 10;
            tenths = share > 0.5 ? Math.min(tenths, 99.9) : Math.max(tenths, 0.1);
            return tenths == Math.rint(tenths) ? Math.round(tenths) + " %" : tenths + " %";
        }
        return Math.round(percent) + " %";
    }

    /// `a`, `a and b`, `a, b and c`.
    static String list(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /// What a figure means, in a few words; empty for one that isn't known.
    static String meaning(String key) {
        return switch (key) {
            case "rmse" -> "root of the mean squared error, in the target's unit";
            case "mae" -> "mean size of the error, in the target's unit";
            case "r2" -> "share of the variance explained";
            case "median_absolute_error" -> "half of the errors are smaller";
            case "accuracy" -> "share of rows predicted right";
            case "log_loss" -> "mean surprise at the true class, in nats; 0 is best";
            case "roc_auc" -> "chance that a row of the class scores above another";
            case "pr_auc" -> "average precision over all thresholds";
            case "f1" -> "harmonic mean of precision and recall";
            case "f1_weighted" -> "the same, classes weighted by their rows";
            case "precision" -> "of the rows taken for the class, the share that is of it";
            case "recall" -> "of the rows of the class, the share that was found";
            case "brier" -> "mean squared error of the probabilities; 0 is best";
            default -> "";
        };
    }

    /// Why a run ended, for people.
    static String reason(String stoppedBy) {
        return switch (stoppedBy) {
            case "max_epochs" -> "all epochs done";
            case "max_steps" -> "all steps done";
            case "stop_loss" -> "loss low enough";
            case "patience" -> "no better any more";
            case "time_budget" -> "time was up";
            case "interrupted" -> "interrupted";
            case "converged" -> "converged";
            case "diverged" -> "loss no finite number any more";
            default -> stoppedBy.replace('_', ' ');
        };
    }
}
