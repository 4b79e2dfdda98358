package io.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.source.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Typed prediction: every way to give a row gives the same bits, from any number of threads and in
/// any batch.
class PredictorsTest {
    private static final List<String> TOWNS = List.of("Ames", "高雄", "Paris", "NA");
    private static final List<String> STREETS = List.of("Oak", "Elm", "Main", "Unheard");

    /// Rows of the sample model's columns; some values are missing or unseen.
    private static List<Map<String, Object>> rows(int count) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            var row = new HashMap<String, Object>();
            if (i % 5 != 4) {
                row.put("size", 10 + 4 * CounterRandom.normal(1, 0, 0, i));
            }
            row.put("town", TOWNS.get(CounterRandom.below(4, 1, 1, 0, i)));
            row.put("street", STREETS.get(CounterRandom.below(4, 1, 2, 0, i)));
            rows.add(row);
        }
        return rows;
    }

    private static SavedModel model(int networks) {
        return new SavedModel(ModelSamples.regression(networks));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 1025, 2500})
    void aRowDoesNotDependOnItsBatch(int batch) {
        var rows = rows(2500);
        var model = model(2).regressor();
        var together = model.predict(rows);
        for (int from = 0; from < rows.size(); from += batch) {
            int to = Math.min(rows.size(), from + batch);
            var apart = model.predict(rows.subList(from, to));
            for (int i = from; i < to; i++) {
                assertThat(apart[i - from])
                        .as("row %d in batches of %d", i, batch)
                        .isEqualTo(together[i]);
            }
        }
        assertThat(Arrays.stream(together).distinct().count()).isGreaterThan(1000);
    }

    @Test
    void manyThreadsGetTheSameBits() throws Exception {
        int threads = 16;
        var rows = rows(300);
        var contents = ModelSamples.regression(3);
        var expected = new SavedModel(contents).regressor().predict(rows);
        var shared = new SavedModel(contents).regressor();
        var barrier = new CyclicBarrier(threads);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var tasks = new ArrayList<Callable<double[]>>();
            for (int thread = 0; thread < threads; thread++) {
                int start = thread;
                tasks.add(() -> {
                    barrier.await();
                    var found = new double[rows.size()];
                    // Each thread in another order, one row and several at a time.
                    for (int i = 0; i < found.length; i++) {
                        int row = (i * 7 + start * 13) % found.length;
                        found[row] = shared.predict(rows.get(row));
                        int to = Math.min(found.length, row + 5);
                        assertThat(shared.predict(rows.subList(row, to))[0]).isEqualTo(found[row]);
                    }
                    return found;
                });
            }
            for (var result : pool.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }

    /// Class names are the record's own, one column has a name that Java doesn't allow.
    record House(@Nullable Double size, @Column("town") String place, String street) {}

    @Test
    void aRecordIsARow() {
        var model = model(1).regressor();
        var map = Map.of("size", 12.5, "town", "高雄", "street", "Elm");
        assertThat(model.predict(new House(12.5, "高雄", "Elm"))).isEqualTo(model.predict(map));
        assertThat(
                        model.predictRecords(
                                List.of(new House(12.5, "高雄", "Elm"), new House(null, "", "Elm"))))
                .containsExactly(model.predict(map), model.predict(Map.of("street", "Elm")));
    }

    @Test
    void plainNumbersAreARowInTheColumnsOrder() {
        var model =
                new SavedModel(
                                ModelSamples.contents(
                                        ModelSamples.numbers(), ModelSamples.price(), 1))
                        .regressor();
        assertThat(model.columns()).containsExactly("size", "age", "garden", "rooms");
        double byName = model.predict(Map.of("size", 12.5, "age", 3, "garden", true, "rooms", "2"));
        assertThat(model.predict(12.5, 3, 1, 2)).isEqualTo(byName);
        assertThat(model.predict(new float[] {12.5f, 3, 1, 2})).isEqualTo(byName);
        double withoutAge = model.predict(Map.of("size", 8, "garden", "no", "rooms", 9));
        double[][] two = {{12.5, 3, 1, 2}, {8, Double.NaN, 0, 9}};
        assertThat(model.predict(two)).containsExactly(byName, withoutAge);
        float[][] twoFloats = {{12.5f, 3, 1, 2}, {8, Float.NaN, 0, 9}};
        assertThat(model.predict(twoFloats)).containsExactly(byName, withoutAge);
        assertThat(model.predict(new double[0][])).isEmpty();
    }

    @Test
    void mistakesInPlainNumbersAreNamed() {
        var numbers =
                new SavedModel(
                                ModelSamples.contents(
                                        ModelSamples.numbers(), ModelSamples.price(), 1))
                        .regressor();
        assertThatThrownBy(() -> numbers.predict(1.0, 2.0))
                .isInstanceOf(PredictionException.class)
                .hasMessage(
                        "Row 1 has 2 numbers; expected 4, in this order: size, age, garden, rooms.");
        assertThatThrownBy(() -> numbers.predict(new double[][] {{1, 2, 1, 1}, {1}}))
                .hasMessageStartingWith("Row 2 has 1 numbers");
        assertThatThrownBy(() -> numbers.predict(1, Double.POSITIVE_INFINITY, 0, 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("age")
                .hasMessageContaining("infinite");
        assertThatThrownBy(() -> model(1).regressor().predict(1.0, 2.0, 3.0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("column town holds no numbers; give the row as a map");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void aClassifierGivesClassAndProbabilities(int count) {
        var model =
                new SavedModel(
                        ModelSamples.contents(ModelSamples.mixed(), ModelSamples.kinds(count), 2));
        var classifier = model.classifier();
        assertThat(classifier.classes()).hasSize(count);
        var rows = rows(50);
        var together = classifier.predict(rows);
        for (int i = 0; i < rows.size(); i++) {
            var one = classifier.predict(rows.get(i));
            assertThat(one).isEqualTo(together.get(i)).isEqualTo(model.predict(rows.get(i)));
            double sum = one.probabilities().stream().mapToDouble(p -> p).sum();
            // Probabilities are float32: an error of half a unit in the last place each.
            assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(count * 0x1p-24));
            assertThat(one.value())
                    .isEqualTo(one.probabilities().stream().mapToDouble(p -> p).max().orElse(-1));
            assertThat(one.probability(one.label())).isEqualTo(one.value());
        }
        assertThat(together.stream().map(Prediction::label).distinct()).hasSizeGreaterThan(1);
    }

    @Test
    void aModelIsAskedForWhatItPredicts() {
        var classes =
                new SavedModel(
                        ModelSamples.contents(ModelSamples.mixed(), ModelSamples.kinds(3), 1));
        assertThatThrownBy(classes::regressor)
                .isInstanceOf(PredictionException.class)
                .hasMessageContaining("kind")
                .hasMessageContaining("classifier()");
        assertThatThrownBy(() -> model(1).classifier())
                .isInstanceOf(PredictionException.class)
                .hasMessageContaining("price")
                .hasMessageContaining("regressor()");
    }

    /// The mean of the networks, in the order of the networks: hand-computed from one-network
    /// models.
    @Test
    void networksAreAveraged() {
        var contents = ModelSamples.regression(2);
        var row = rows(1).get(0);
        var features = contents.features().apply(List.of(row));
        var first =
                NetworkOutputs.of(
                        contents.networks().subList(0, 1), contents.targets().get(0), features);
        var second =
                NetworkOutputs.of(
                        contents.networks().subList(1, 2), contents.targets().get(0), features);
        assertThat(new SavedModel(contents).outputs(features)[0])
                .isEqualTo((first[0] + second[0]) / 2);
        assertThat(first[0]).isNotEqualTo(second[0]);
    }

    /// A share of 3 beside 1 is three quarters; a file keeps it, and its digest tells it apart.
    @Test
    void networksCountByTheirShares(@TempDir Path folder) {
        var contents = ModelSamples.regression(2);
        var features = contents.features().apply(List.of(rows(1).get(0)));
        var target = contents.targets().get(0);
        var one = contents.networks().get(0).withShare(3);
        var other = contents.networks().get(1);
        double expected =
                0.75 * NetworkOutputs.of(List.of(one), target, features)[0]
                        + 0.25 * NetworkOutputs.of(List.of(other), target, features)[0];
        var model =
                new SavedModel(
                        new SavedModel.Contents(
                                contents.schema(),
                                contents.features(),
                                contents.targets(),
                                List.of(one, other),
                                contents.provenance(),
                                contents.evaluation(),
                                null));
        assertThat(model.outputs(features)[0]).isEqualTo(expected);
        model.save(folder.resolve("shares"));
        var read = SavedModel.load(folder.resolve("shares"));
        assertThat(read.outputs(features)[0]).isEqualTo(expected);
        assertThat(read.weightsSha256())
                .isEqualTo(model.weightsSha256())
                .isNotEqualTo(new SavedModel(contents).weightsSha256());
    }

    /// What is done to the mean of the networks survives the file, and counts for the digest.
    @Test
    void probabilitiesAreCalibrated(@TempDir Path folder) {
        for (int classes : new int[] {2, 3}) {
            var contents =
                    ModelSamples.contents(ModelSamples.mixed(), ModelSamples.kinds(classes), 2);
            var features = contents.features().apply(List.of(rows(1).get(0)));
            var plain = new SavedModel(contents).outputs(features);
            var tempered = new SavedModel(with(contents, new Calibration.Temperature(2)));
            var outputs = tempered.outputs(features);
            // At temperature 2, odds become their square roots.
            double odds = Math.sqrt(plain[0] / plain[1]);
            assertThat(outputs[0] / outputs[1]).isCloseTo(odds, within(odds * 1e-12));
            assertThat(Arrays.stream(outputs).sum()).isCloseTo(1, within(1e-12));
            tempered.save(folder.resolve("calibrated"));
            var read = SavedModel.load(folder.resolve("calibrated"));
            assertThat(read.outputs(features)).isEqualTo(outputs);
            assertThat(read.weightsSha256())
                    .isEqualTo(tempered.weightsSha256())
                    .isNotEqualTo(new SavedModel(contents).weightsSha256());
        }
    }

    @Test
    void aCurveIsForTwoClasses(@TempDir Path folder) {
        var curve = new Calibration.Isotonic(List.of(0.25, 0.75), List.of(0.125, 0.625));
        double[] outputs = {0.1, 0.25, 0.5, 0.9};
        curve.apply(outputs, 1);
        assertThat(outputs).containsExactly(0.125, 0.125, 0.375, 0.625);
        var file = folder.resolve("curve");
        new SavedModel(
                        with(
                                ModelSamples.contents(
                                        ModelSamples.mixed(), ModelSamples.kinds(2), 2),
                                curve))
                .save(file);
        assertThat(SavedModel.load(file).contents().calibration()).isEqualTo(curve);
        new SavedModel(
                        with(
                                ModelSamples.contents(
                                        ModelSamples.mixed(), ModelSamples.kinds(3), 2),
                                curve))
                .save(file);
        assertThatThrownBy(() -> SavedModel.load(file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("calibration");
        assertThatThrownBy(() -> new Calibration.Isotonic(List.of(0.1, 0.2), List.of(0.5, 0.4)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SavedModel.Contents with(SavedModel.Contents contents, Calibration calibration) {
        return new SavedModel.Contents(
                contents.schema(),
                contents.features(),
                contents.targets(),
                contents.networks(),
                contents.provenance(),
                contents.evaluation(),
                contents.validation(),
                calibration);
    }
}
