package io.thalweg.bench.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder with one division of one table as plain numbers, and with what was predicted for its
/// test rows.
///
/// `job.txt` has how many classes there are (0: numbers are predicted). `codes-train.csv`,
/// `codes-test.csv`, `dummies-train.csv` and `dummies-test.csv` have a row a line, the target last:
/// see [Form]. `SIDE.txt` has the seconds and processor seconds that a side took, then a line for
/// each test row: the number, or the probability of each class.
///
/// @param folder where all is
/// @param classes how many classes there are; 0 where numbers are predicted
public record Job(Path folder, int classes) {
    /// How columns have become numbers, all fitted on the training rows.
    public enum Form {
        /// Categories are numbered by name, missing values are NaN: for trees that know of them.
        CODES,
        /// A column for each value of a category, numbers standardised, missing ones the median.
        DUMMIES;

        String file(boolean training) {
            return (this == CODES ? "codes" : "dummies") + (training ? "-train.csv" : "-test.csv");
        }
    }

    /// Some rows.
    ///
    /// @param rows each with its features, by column
    /// @param targets class indices, or numbers
    @SuppressWarnings("ArrayRecordComponent") // storage of many rows; never compared
    public record Matrix(double[][] rows, double[] targets) {
        /// How many features a row has.
        public int features() {
            return rows[0].length;
        }

        /// All features, row after row.
        public float[] joined() {
            var joined = new float[rows.length * features()];
            for (int i = 0; i < joined.length; i++) {
                joined[i] = (float) rows[i / features()][i % features()];
            }
            return joined;
        }

        /// The same with the medians of the training rows in place of missing numbers.
        ///
        /// @param training whose medians
        public Matrix filled(Matrix training) {
            var filled = new double[rows.length][features()];
            for (int column = 0; column < features(); column++) {
                double median = Medians.of(training.rows, column);
                for (int row = 0; row < rows.length; row++) {
                    double value = rows[row][column];
                    filled[row][column] = Double.isNaN(value) ? median : value;
                }
            }
            return new Matrix(filled, targets);
        }
    }

    /// The job of a folder.
    public static Job read(Path folder) throws IOException {
        return new Job(
                folder, Integer.parseInt(Files.readString(folder.resolve("job.txt")).strip()));
    }

    /// Leaves the job in its folder.
    static void write(Path folder, int classes) throws IOException {
        Files.writeString(folder.resolve("job.txt"), classes + "\n");
    }

    /// The rows to train on.
    public Matrix training(Form form) throws IOException {
        return matrix(form.file(true));
    }

    /// The rows to predict; their targets aren't to be looked at.
    public Matrix test(Form form) throws IOException {
        return matrix(form.file(false));
    }

    private Matrix matrix(String file) throws IOException {
        var lines = Files.readAllLines(folder.resolve(file), StandardCharsets.UTF_8);
        var rows = new double[lines.size()][];
        var targets = new double[lines.size()];
        for (int i = 0; i < rows.length; i++) {
            double[] all = numbers(lines.get(i), ",");
            targets[i] = all[all.length - 1];
            rows[i] = java.util.Arrays.copyOf(all, all.length - 1);
        }
        return new Matrix(rows, targets);
    }

    private static double[] numbers(String line, String separator) {
        var words = line.split(separator, -1);
        var numbers = new double[words.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble(words[i]);
        }
        return numbers;
    }

    private Path file(String side) {
        return folder.resolve(side + ".txt");
    }

    /// Whether a side has been here.
    public boolean has(String side) {
        return Files.exists(file(side));
    }

    /// What a side left.
    Predictions predictions(String side) {
        try {
            var lines = Files.readAllLines(file(side), StandardCharsets.UTF_8);
            double[] times = numbers(lines.getFirst(), " ");
            var rows = new ArrayList<double[]>();
            for (var line : lines.subList(1, lines.size())) {
                rows.add(numbers(line, " "));
            }
            return new Predictions(times[0], times[1], rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps what a side says.
    public void keep(String side, Predictions predictions) throws IOException {
        var text = new StringBuilder();
        text.append(predictions.seconds()).append(' ').append(predictions.processorSeconds());
        text.append('\n');
        for (double[] row : predictions.rows()) {
            for (int i = 0; i < row.length; i++) {
                text.append(i == 0 ? "" : " ").append(row[i]);
            }
            text.append('\n');
        }
        var whole = folder.resolve(side + ".part");
        Files.writeString(whole, text, StandardCharsets.UTF_8);
        Files.move(whole, file(side), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /// What a side said of the test rows.
    ///
    /// @param seconds that training and predicting took
    /// @param processorSeconds of all threads together
    /// @param rows the number, or the probability of each class
    public record Predictions(double seconds, double processorSeconds, List<double[]> rows) {
        /// Keeps a copy of the list.
        public Predictions {
            rows = List.copyOf(rows);
        }
    }
}
