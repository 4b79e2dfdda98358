package io.thalweg.cli;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.source.Table;
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
import java.util.Arrays;
import java.util.List;

/// `predict`: a line of CSV for each row of a table.
final class PredictVerb implements Verb {
    /// Rows that are predicted together.
    private static final int BLOCK = 1 << 17;

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
        if (arguments.has(OUT)) {
            var file = arguments.path(OUT, "");
            writeFile(model, table, file);
            terminal.say(
                    table.rows()
                            + (table.rows() == 1 ? " prediction" : " predictions")
                            + " written to "
                            + file);
        } else {
            var writer =
                    new BufferedWriter(
                            new OutputStreamWriter(terminal.results(), StandardCharsets.UTF_8));
            write(model, table, writer);
            writer.flush();
            terminal.flush();
        }
        return ExitCode.DONE;
    }

    /// A pipe or a device takes the lines as they come; a file is there whole, or as it was.
    private static void writeFile(SavedModel model, Table table, Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            try (var writer = Files.newBufferedWriter(file)) {
                write(model, table, writer);
            }
            return;
        }
        FileReplacement.write(
                file,
                stream -> {
                    var writer =
                            new BufferedWriter(
                                    new OutputStreamWriter(stream, StandardCharsets.UTF_8));
                    write(model, table, writer);
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

    /// Large tables are predicted block by block; what is wrong in the first is said before
    /// anything is written.
    private static void write(SavedModel model, Table table, Writer writer) throws IOException {
        for (int from = 0; from == 0 || from < table.rows(); from += BLOCK) {
            int first = from;
            var block = new int[Math.min(BLOCK, table.rows() - from)];
            Arrays.setAll(block, i -> first + i);
            var predictions =
                    model.predict(block.length == table.rows() ? table : table.select(block));
            if (from == 0) {
                writeHeader(model, writer);
            }
            write(predictions, writer);
        }
    }

    private static void writeHeader(SavedModel model, Writer writer) throws IOException {
        writer.write("prediction");
        if (model.target() instanceof ClassTarget target) {
            for (var name : target.classes()) {
                writer.write(",");
                writer.write(quoted("probability_" + name));
            }
        }
        writer.write("\n");
    }

    private static void write(List<Prediction> predictions, Writer writer) throws IOException {
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
