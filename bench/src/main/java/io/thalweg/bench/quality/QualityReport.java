package io.thalweg.bench.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The outcome as Markdown.
///
/// @param sides who took part
/// @param tables what they reached
/// @param rule what rule a side's time followed; empty for none
record QualityReport(List<SideOf> sides, List<TableScores> tables, String rule) {
    /// Behind the best peer by more than this share of what that one gained is a loss.
    private static final double BEHIND = 0.05;

    String text() {
        return scores()
                + "\n"
                + ranks()
                + "\n"
                + behind()
                + (rule.isEmpty() ? "" : "\n" + rule + "\n");
    }

    private String scores() {
        var text = new StringBuilder("| table | rows | measure |");
        sides.forEach(side -> text.append(' ').append(side.title()).append(" |"));
        text.append("\n|---|---|---|").append("---|".repeat(sides.size())).append('\n');
        for (var table : tables) {
            text.append("| ").append(table.name()).append(" | ");
            text.append(String.format(Locale.ROOT, "%,d", table.rows())).append(" | ");
            text.append(table.classes() == 0 ? "RMSE |" : "log loss |");
            for (double score : table.normalised()) {
                text.append(' ').append(figure(score, 1, 3)).append(" |");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private String ranks() {
        var ranks = TableScores.means(tables.stream().map(TableScores::ranks).toList());
        var scores = TableScores.means(tables.stream().map(TableScores::normalised).toList());
        var text =
                new StringBuilder(
                        "| | average rank | mean score | s a fit: median | most | processor s:"
                                + " median | most |\n|---|---|---|---|---|---|---|\n");
        IntStream.range(0, sides.size())
                .boxed()
                .sorted(Comparator.comparingDouble(side -> ranks[side]))
                .forEach(side -> {
                    text.append("| ").append(sides.get(side).title());
                    text.append(" | ").append(figure(ranks[side], Double.NaN, 2));
                    text.append(" | ").append(figure(scores[side], Double.NaN, 3));
                    text.append(times(tables.stream().map(TableScores::seconds), side));
                    text.append(times(tables.stream().map(TableScores::processorSeconds), side));
                    text.append(" |\n");
                });
        if (sides.size() > 1 && sides.size() <= 20) {
            text.append("\nAverage ranks that differ by less than ");
            text.append(figure(Ranks.criticalDifference(sides.size(), tables.size()), -1, 2));
            text.append(" may do so by chance (Nemenyi, 5 %, ").append(tables.size());
            text.append(" tables, ").append(tables.getFirst().losses().size());
            text.append(" divisions of each).\n");
        }
        return text.toString();
    }

    private static String times(java.util.stream.Stream<List<double[]>> tables, int side) {
        double[] medians =
                tables.mapToDouble(table ->
                                Medians.of(
                                        table.stream()
                                                .mapToDouble(division -> division[side])
                                                .toArray()))
                        .toArray();
        double most = 0;
        for (double median : medians) {
            most = Math.max(most, median);
        }
        return " | " + figure(Medians.of(medians), -1, 2) + " | " + figure(most, -1, 2);
    }

    private String behind() {
        var text = new StringBuilder();
        var peers = new boolean[sides.size()];
        for (int side = 0; side < peers.length; side++) {
            peers[side] = !sides.get(side).isOurs();
        }
        for (int side = 0; side < peers.length; side++) {
            if (peers[side] || IntStream.range(0, peers.length).noneMatch(i -> peers[i])) {
                continue;
            }
            var behind = new ArrayList<String>();
            for (var table : tables) {
                double share = table.behind(side, peers);
                if (share > BEHIND) {
                    behind.add(table.name() + " (" + figure(100 * share, -1, 1) + " %)");
                }
            }
            text.append(sides.get(side).title());
            text.append(
                    " is worse than the best other library by more than 5 % of what that one is");
            text.append(" better than the trivial model on: ");
            text.append(behind.isEmpty() ? "no table" : String.join(", ", behind)).append(".\n");
        }
        return text.toString();
    }

    private static String figure(double number, double bold, int places) {
        if (Double.isNaN(number)) {
            return "–";
        }
        var text = String.format(Locale.ROOT, "%." + places + "f", number);
        return number == bold ? "**" + text + "**" : text;
    }
}
