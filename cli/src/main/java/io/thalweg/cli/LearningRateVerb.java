package io.thalweg.cli;

import io.thalweg.learn.train.LearningRateCurve;
import io.thalweg.model.Figure;
import io.thalweg.model.TextChart;
import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// `learning-rate`: the range test, a curve and a suggestion.
final class LearningRateVerb implements Verb {
    private static final int WIDTH = 72;
    private static final int HEIGHT = 14;

    @Override
    public String name() {
        return "learning-rate";
    }

    @Override
    public String summary() {
        return "Looks for a learning rate: trains a network for a moment while it rises.";
    }

    @Override
    public Syntax syntax() {
        return TrainSyntax.learningRate();
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        var options = new TrainOptions(arguments);
        var recipe = options.recipe();
        var table = new DataArgument(arguments, 0).read(TrainVerb.readOptions(arguments));
        var curve = options.withTables(recipe, table.reading()).learningRates(table);
        say(terminal, curve);
        if (arguments.has(TrainOptions.JSON)) {
            terminal.result(json(curve).toString());
        }
        terminal.flush();
        return ExitCode.DONE;
    }

    private static void say(Terminal terminal, LearningRateCurve curve) {
        int count = curve.points().size();
        var rates = new double[count];
        var losses = new double[count];
        double first = curve.points().getFirst().smoothed();
        double least = curve.lowest().smoothed();
        for (int i = 0; i < count; i++) {
            rates[i] = curve.points().get(i).learningRate();
            losses[i] = curve.points().get(i).smoothed();
        }
        // What lies far above the start is only the fall off the cliff.
        double most = first + Math.max(first - least, 0.1 * Math.abs(first));
        var chart =
                new TextChart(Math.min(WIDTH, Math.max(30, terminal.width())), HEIGHT)
                        .axes("learning rate", "loss, smoothed")
                        .logarithmicX()
                        .yRange(least - 0.05 * (most - least), most)
                        .line('·', rates, losses)
                        .point('o', curve.lowest().learningRate(), least);
        terminal.say(chart.toString().stripTrailing());
        terminal.say("");
        terminal.say(
                "lowest     loss "
                        + Figure.text(least)
                        + " at learning rate "
                        + plain(curve.lowest().learningRate())
                        + ", after "
                        + Figure.text(first)
                        + " at "
                        + plain(curve.points().getFirst().learningRate()));
        terminal.say("suggestion --learning-rate " + plain(curve.suggestion()));
        terminal.say(
                switch (curve.verdict()) {
                    case TURNED ->
                            "           a tenth of the lowest's rate: the loss still falls there,"
                                    + " far from the cliff";
                    case NEVER_ROSE ->
                            "           the loss fell up to the highest rate: a higher one may do"
                                    + " as well";
                    case NEVER_FELL ->
                            "           the loss never fell: no learning rate helps this model on"
                                    + " this table";
                });
    }

    /// Two digits: 0.0021, not 0.0021054834.
    private static String plain(double rate) {
        return new BigDecimal(String.format(Locale.ROOT, "%.1e", rate))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static ObjectNode json(LearningRateCurve curve) {
        var json = Json.object();
        json.put("suggestion", curve.suggestion());
        json.put("verdict", curve.verdict().name().toLowerCase(Locale.ROOT));
        json.set("lowest", json(curve.lowest()));
        var points = json.putArray("curve");
        for (var point : curve.points()) {
            points.add(json(point));
        }
        return json;
    }

    private static ObjectNode json(LearningRateCurve.Point point) {
        return Json.object()
                .put("learning_rate", point.learningRate())
                .put("loss", point.loss())
                .put("smoothed_loss", point.smoothed());
    }
}
