package io.thalweg.model;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.Features;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.feature.Target;
import io.thalweg.data.schema.Schema;
import io.thalweg.data.source.Table;
import io.thalweg.model.Prediction.NumberPrediction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that a prediction needs, in one file: schema, fitted features, networks, and where they come
/// from.
///
/// ```java
/// var model = SavedModel.load(Path.of("houses.thalweg"));
/// double price = model.predict(Map.of("Gr_Liv_Area", 1500, "Neighborhood", "Gilbert")).value();
/// ```
///
/// Immutable; any number of threads may predict at the same time. A row's prediction doesn't depend
/// on the rows it is asked for with.
public final class SavedModel {
    private final Contents contents;
    private final NetworkRunner runner;

    /// What a model holds.
    ///
    /// @param schema what the columns of the training table were
    /// @param features how columns become numbers, as fitted on the training rows
    /// @param targets what is predicted; one, with room for several
    /// @param networks whose outputs are averaged, weighted by their shares; at least one
    /// @param provenance where the model comes from
    /// @param evaluation the figures on rows that training never saw
    /// @param validation the figures on the rows that chose; null if there were none
    /// @param calibration what is done to the networks' mean; null for nothing
    public record Contents(
            Schema schema,
            FeaturePlan features,
            List<Target> targets,
            List<Network> networks,
            Provenance provenance,
            Evaluation evaluation,
            @Nullable Evaluation validation,
            @Nullable Calibration calibration) {
        /// What a model holds whose networks' mean is its prediction.
        public Contents(
                Schema schema,
                FeaturePlan features,
                List<Target> targets,
                List<Network> networks,
                Provenance provenance,
                Evaluation evaluation,
                @Nullable Evaluation validation) {
            this(schema, features, targets, networks, provenance, evaluation, validation, null);
        }

        /// Keeps copies.
        public Contents {
            targets = List.copyOf(targets);
            networks = List.copyOf(networks);
            if (targets.size() != 1 || networks.isEmpty()) {
                throw new IllegalArgumentException(
                        "A model has one target and at least one network, not "
                                + targets.size()
                                + " and "
                                + networks.size()
                                + ".");
            }
        }
    }

    /// A model of some contents.
    public SavedModel(Contents contents) {
        this.contents = contents;
        this.runner = new NetworkRunner(contents.networks(), contents.calibration());
    }

    /// Reads a model file.
    ///
    /// @throws ModelFileException if it can't be read, is no model file, or is damaged
    public static SavedModel load(Path file) {
        return new SavedModel(ModelFile.read(file));
    }

    /// Whether a file is a model that this program reads, by its directory and its manifest: quick
    /// for a file of any size, as the weights aren't read.
    public static boolean isModel(Path file) {
        return ModelFile.isModel(file);
    }

    /// Writes a model file: to a temporary file beside it first, so that whatever happens, the old
    /// file or the new one is there, whole.
    ///
    /// @throws ModelFileException if the folder doesn't exist, or something else than a file is in
    ///   the way
    /// @throws java.io.UncheckedIOException if it can't be written; what was there is untouched
    public void save(Path file) {
        ModelFile.write(contents, file);
    }

    /// What the model holds.
    public Contents contents() {
        return contents;
    }

    /// What is predicted.
    public Target target() {
        return contents.targets().get(0);
    }

    /// The figures on rows that training never saw.
    public Evaluation evaluation() {
        return contents.evaluation();
    }

    /// The figures on the rows that chose between settings, where there were any.
    public Optional<Evaluation> validation() {
        return Optional.ofNullable(contents.validation());
    }

    /// The SHA-256 of every trained and every fitted number: the networks' variables in the graphs'
    /// order, then features and target as the model file has them. Equal training gives equal text.
    public String weightsSha256() {
        return ModelFile.weightsSha256(contents);
    }

    /// The model as one that predicts numbers.
    ///
    /// @throws PredictionException if it predicts classes
    public Regressor regressor() {
        if (target() instanceof NumberTarget number) {
            return new Regressor(contents, number, runner);
        }
        throw new PredictionException(
                "The model predicts classes of " + target().column() + ": ask for classifier().");
    }

    /// The model as one that predicts classes.
    ///
    /// @throws PredictionException if it predicts numbers
    public Classifier classifier() {
        if (target() instanceof ClassTarget classes) {
            return new Classifier(contents, classes, runner);
        }
        throw new PredictionException(
                "The model predicts numbers, " + target().column() + ": ask for regressor().");
    }

    /// Predicts one record, whatever the model predicts. [#regressor()] and [#classifier()] know
    /// more.
    ///
    /// @param row values by column name: numbers, texts, booleans, dates or null; an absent column
    ///   is missing
    /// @throws io.thalweg.data.source.DataException if a value isn't of its column's kind
    public Prediction predict(Map<String, ?> row) {
        return predict(List.of(row)).get(0);
    }

    /// Predicts records.
    ///
    /// @param rows values by column name
    /// @throws io.thalweg.data.source.DataException if a value isn't of its column's kind
    public List<Prediction> predict(List<? extends Map<String, ?>> rows) {
        return switch (target()) {
            case NumberTarget number -> numbers(regressor().predict(rows));
            case ClassTarget classes -> List.copyOf(classifier().predict(rows));
        };
    }

    /// Predicts the rows of a table.
    ///
    /// @throws io.thalweg.data.source.DataException if a needed column is absent or has a value
    ///   that isn't of its kind
    public List<Prediction> predict(Table table) {
        return switch (target()) {
            case NumberTarget number -> numbers(regressor().predict(table));
            case ClassTarget classes -> List.copyOf(classifier().predict(table));
        };
    }

    private static List<Prediction> numbers(double[] values) {
        var predictions = new ArrayList<Prediction>(values.length);
        for (double value : values) {
            predictions.add(new NumberPrediction(value));
        }
        return predictions;
    }

    /// What the networks give for features, averaged and calibrated. Shape: `[rows, outputs]`, see
    /// [Network#output]; for two classes both probabilities.
    public double[] outputs(Features features) {
        return NetworkOutputs.of(runner, target(), features);
    }
}
