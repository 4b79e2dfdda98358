package io.thalweg.cli;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.model.FileReplacement;
import io.thalweg.model.Prediction;
import io.thalweg.model.Prediction.ClassPrediction;
import io.thalweg.model.Prediction.NumberPrediction;
import io.thalweg.model.SavedModel;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `predict`: a line of CSV for each row of a table.
final class PredictVerb implements Verb {
    private static final Option OUT =
            Option.value("--out", "FILE", "Where the predictions go (default: standard output).");

    @Override
    public String name() {
        return "predict";
    }

    @Override
    public String summary() {
        return "Predicts the rows of a table, as CSV.";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("predict")
                .argument("MODEL", "A model file.")
                .argument("DATA", DataArgument.MEANING)
                .options(DataArgument.QUERY, DataArgument.CACHE, OUT);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        var model = SavedModel.load(arguments.path(0));
        checkOut(arguments);
        var table = new DataArgument(arguments, 1).read(model.contents().schema().reading());
        var predictions = model.predict(table);
        if (arguments.has(OUT)) {
            var file = arguments.path(OUT, "");
            writeFile(model, predictions, file);
            terminal.say(
                    predictions.size()
                            + (predictions.size() == 1 ? " prediction" : " predictions")
                            + " written to "
                            + file);
        } else {
            var writer =
                    new BufferedWriter(
                            new OutputStreamWriter(terminal.results(), StandardCharsets.UTF_8));
            write(model, predictions, writer);
            writer.flush();
            terminal.flush();
        }
        return ExitCode.DONE;
    }

    /// A pipe or a device takes the lines as they come; a file is there whole, or as it was.
    private static void writeFile(SavedModel model, List<Prediction> predictions, Path file)
            throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            try (var writer = Files.newBufferedWriter(file)) {
                write(model, predictions, writer);
            }
            return;
        }
        FileReplacement.write(
                file,
                stream -> {
                    var writer =
                            new BufferedWriter(
                                    new OutputStreamWriter(stream, StandardCharsets.UTF_8));
                    write(model, predictions, writer);
                    writer.flush();
                });
    }

    private static void checkOut(Arguments arguments) {
        if (!arguments.has(OUT)) {
            return;
        }
        var file = arguments.path(OUT, "");
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw arguments.mistake(OUT, "names a folder that doesn't exist: make it first");
        }
        if (Files.isDirectory(file)) {
            throw arguments.mistake(OUT, "names a folder: add the name of a file to write");
        }
    }

    private static void write(SavedModel model, List<Prediction> predictions, Writer writer)
            throws IOException {
        writer.write("prediction");
        if (model.target() instanceof ClassTarget target) {
            for (var name : target.classes()) {
                writer.write(",");
                writer.write(quoted("probability_" + name));
            }
        }
        writer.write("\n");
        for (var prediction : predictions) {
            switch (prediction) {
                case NumberPrediction number -> writer.write(Double.toString(number.value()));
                case ClassPrediction classes -> {
                    writer.write(quoted(classes.label()));
                    for (double probability : classes.probabilities()) {
                        writer.write(",");
                        writer.write(Double.toString(probability));
                    }
                }
            }
            writer.write("\n");
        }
    }

    /// A field of CSV (RFC 4180).
    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
