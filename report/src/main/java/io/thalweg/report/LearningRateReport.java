package io.thalweg.report;

import io.thalweg.learn.recipe.Preparation;
import io.thalweg.learn.train.LearningRateCurve;
import io.thalweg.learn.train.LearningRateCurve.Point;
import io.thalweg.model.Figure;
import io.thalweg.model.Versions;
import io.thalweg.report.chart.Plot;
import io.thalweg.report.chart.Scale;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The page about a learning-rate range test. Each method but the last two sets something and gives
/// this back.
public final class LearningRateReport {
    private final LearningRateCurve curve;
    private final Preparation preparation;
    private String command = "";

    private LearningRateReport(LearningRateCurve curve, Preparation preparation) {
        this.curve = curve;
        this.preparation = preparation;
    }

    /// A report of what a range test saw.
    ///
    /// @param preparation the rows that it trained on
    public static LearningRateReport of(LearningRateCurve curve, Preparation preparation) {
        return new LearningRateReport(curve, preparation);
    }

    /// What to type to repeat the test in the folder of the page.
    public LearningRateReport command(String text) {
        command = text;
        return this;
    }

    /// The page as HTML.
    public String text() {
        var sections = List.of(suggestion(), drawing(), reading(), origin());
        var target = preparation.target().column();
        var data = Sheet.withoutFolders(preparation.table().name());
        return new Sheet("learning-rate test", target, data, sections).text();
    }

    /// Writes the page to a file: a temporary one beside it first, so that there is never half of
    /// it.
    ///
    /// @throws UncheckedIOException if it can't be written
    public void write(Path file) {
        Sheet.write(text(), file);
    }

    private Section suggestion() {
        var option = "--learning-rate " + LearningRateCurve.text(curve.suggestion());
        var what = Element.of("p").with("id", "suggested").add(Element.of("code").add(option));
        return new Section(
                "suggestion", "Suggestion", List.of(what.add(": " + curve.verdict().text() + ".")));
    }

    private Section drawing() {
        var points = curve.points();
        var rates = values(points, Point::learningRate);
        var smoothed = values(points, Point::smoothed);
        double least = curve.lowest().smoothed();
        double most = curve.highestOfInterest();
        var up = Scale.between(least - 0.05 * (most - least), most).rounded();
        var plot =
                new Plot(
                        "range-test",
                        "Loss while the learning rate rises",
                        new Scale(rates[0], rates[rates.length - 1], true),
                        "learning rate (by powers)",
                        up,
                        "loss");
        plot.dots("s1", "loss of a step", rates, values(points, Point::loss));
        plot.line("s2", "smoothed loss", rates, smoothed);
        double suggested = curve.suggestion();
        plot.line(
                "s3",
                "suggestion",
                new double[] {suggested, suggested},
                new double[] {up.least(), up.greatest()});
        plot.ring(
                "s2",
                curve.lowest().learningRate(),
                least,
                "lowest: "
                        + Figure.text(least)
                        + " at learning rate "
                        + LearningRateCurve.text(curve.lowest().learningRate()));
        var chart =
                Chart.of("Loss while the learning rate rises", plot.element())
                        .legend("dots", "s1", "loss of a step's batch")
                        .legend("line", "s2", "smoothed")
                        .legend("line", "s3", "suggestion")
                        .note(
                                "Ring: the lowest smoothed loss, "
                                        + Figure.text(least)
                                        + " at "
                                        + LearningRateCurve.text(curve.lowest().learningRate())
                                        + ". It was "
                                        + Figure.text(points.getFirst().smoothed())
                                        + " at "
                                        + LearningRateCurve.text(points.getFirst().learningRate())
                                        + ". Losses above the drawing are left out.");
        return new Section("curve", "The curve", List.of(Chart.row(List.of(chart.element()))));
    }

    private static Section reading() {
        var text =
                """
                The network is trained for a moment, step after step, while the learning rate rises \
                from far too small to far too large. On the left the steps are so short that \
                nothing happens. Where the curve falls, the network learns; the steeper, the faster. \
                Where it turns, steps begin to jump over the valley, and further right the loss \
                runs away. A good rate lies where the curve still falls, well before it turns.\
                """;
        var caution =
                "The test sees the beginning of training only, and only training rows. With another"
                        + " batch size, optimizer or size of network the curve is another one.";
        return new Section(
                "reading",
                "How to read it",
                List.of(Element.of("p").add(text), Element.of("p").add(caution)));
    }

    private Section origin() {
        var table = preparation.table();
        var list = Element.of("dl");
        add(list, "Data", Element.name(table.name()));
        add(list, "SHA-256 of the data", Element.of("code").add(table.sha256()));
        add(list, "Trained on", Words.count(preparation.trainingPart().size(), "row"));
        add(list, "Steps", Integer.toString(curve.points().size()));
        if (!command.isEmpty()) {
            add(list, "To repeat it", Element.of("code").add(command));
        }
        add(list, "Thalweg", Versions.program());
        return new Section("origin", "Where it comes from", List.of(list));
    }

    private static void add(Element list, String term, String text) {
        add(list, term, Element.of("span").add(text));
    }

    private static void add(Element list, String term, Content content) {
        list.add(Element.of("dt").add(term), Element.of("dd").add(content));
    }

    private static double[] values(List<Point> points, ToDoubleFunction<Point> value) {
        return points.stream().mapToDouble(value).toArray();
    }
}
