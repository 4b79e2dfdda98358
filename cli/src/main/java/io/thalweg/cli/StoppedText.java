package io.thalweg.cli;

import io.thalweg.learn.train.RunEvent;
import java.util.LinkedHashMap;
import java.util.List;

/// Why runs ended, in a line.
final class StoppedText {
    private StoppedText() {}

    /// @param runs at least one
    static String of(List<RunEvent.Stopped> runs) {
        int fewest = Integer.MAX_VALUE;
        int most = 0;
        int firstKept = Integer.MAX_VALUE;
        int lastKept = 0;
        var reasons = new LinkedHashMap<String, Integer>();
        for (var run : runs) {
            fewest = Math.min(fewest, run.epochs());
            most = Math.max(most, run.epochs());
            firstKept = Math.min(firstKept, run.bestEpoch());
            lastKept = Math.max(lastKept, run.bestEpoch());
            reasons.merge(run.reason(), 1, Integer::sum);
        }
        var text = new StringBuilder("stopped after ").append(range(fewest, most));
        text.append(most == 1 ? " epoch: " : " epochs: ");
        boolean first = true;
        for (var reason : reasons.entrySet()) {
            text.append(first ? "" : ", ").append(why(reason.getKey()));
            if (reasons.size() > 1) {
                text.append(" ×").append(reason.getValue());
            }
            first = false;
        }
        if (lastKept > 0) {
            text.append("; kept ").append(range(firstKept, lastKept));
        }
        return text.toString();
    }

    private static String range(int from, int to) {
        return from == to ? Integer.toString(from) : from + "–" + to;
    }

    private static String why(String reason) {
        return switch (reason) {
            case "max_epochs" -> "all done (max_epochs)";
            case "max_steps" -> "all steps done (max_steps)";
            case "stop_loss" -> "loss low enough (stop_loss)";
            case "patience" -> "no better any more (patience)";
            case "time_budget" -> "time is up (time_budget)";
            case "interrupted" -> "interrupted";
            case "converged" -> "converged";
            default -> "loss no finite number any more (diverged)";
        };
    }
}
