package io.thalweg.model;

/// An evaluation in at most 80 columns.
final class EvaluationText {
    private static final int LONGEST_LABEL = 30;
    private static final int LONGEST_PREDICTION = 52;

    private EvaluationText() {}

    static String of(Evaluation evaluation) {
        int labelWidth = 0;
        int modelWidth = "model".length();
        int trivialWidth = "trivial model".length();
        for (var metric : evaluation.metrics().entrySet()) {
            labelWidth = Math.max(labelWidth, TerminalText.width(label(metric.getKey())));
            modelWidth = Math.max(modelWidth, Figure.text(metric.getValue()).length());
            trivialWidth = Math.max(trivialWidth, trivial(evaluation, metric.getKey()).length());
        }
        var text = new StringBuilder("scores on ").append(Figure.text(evaluation.rows()));
        text.append(evaluation.rows() == 1 ? " row (" : " rows (");
        text.append(evaluation.task()).append(")\n");
        line(text, labelWidth, "", modelWidth, "model", trivialWidth, "trivial model");
        for (var metric : evaluation.metrics().entrySet()) {
            line(
                    text,
                    labelWidth,
                    label(metric.getKey()),
                    modelWidth,
                    Figure.text(metric.getValue()),
                    trivialWidth,
                    trivial(evaluation, metric.getKey()));
        }
        text.append("the trivial model predicts ")
                .append(TerminalText.shortened(evaluation.trivialPrediction(), LONGEST_PREDICTION))
                .append('\n');
        if (evaluation.confusion() != null) {
            text.append('\n').append(evaluation.confusion());
        }
        return text.toString();
    }

    private static void line(
            StringBuilder text,
            int labelWidth,
            String label,
            int modelWidth,
            String model,
            int trivialWidth,
            String trivial) {
        text.append(TerminalText.padRight(label, labelWidth)).append("  ");
        text.append(TerminalText.padLeft(model, modelWidth)).append("  ");
        text.append(TerminalText.padLeft(trivial, trivialWidth)).append('\n');
    }

    private static String trivial(Evaluation evaluation, String key) {
        Double value = evaluation.trivialMetrics().get(key);
        return value == null ? "" : Figure.text(value);
    }

    static String label(String key) {
        return switch (key) {
            case "rmse" -> "RMSE";
            case "mae" -> "MAE";
            case "r2" -> "R²";
            case "roc_auc" -> "ROC AUC";
            case "pr_auc" -> "PR AUC";
            case "f1" -> "F1";
            case "f1_weighted" -> "F1 weighted";
            case "brier" -> "Brier score";
            default -> TerminalText.shortened(key.replace('_', ' '), LONGEST_LABEL);
        };
    }
}
