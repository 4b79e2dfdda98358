package io.thalweg.learn.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.feature.Features;
import io.thalweg.data.source.Table;
import io.thalweg.learn.doctor.Doctor;
import io.thalweg.learn.doctor.Finding;
import io.thalweg.model.Network;
import io.thalweg.model.SavedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighboursTest {
    private static Features features(int rows, int numbers, int embeddings) {
        var values = new float[rows * numbers];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return new Features(rows, numbers, values, embeddings, new int[rows * embeddings]);
    }

    private static boolean suit(int rows, int numbers, int embeddings, int outputs, int held) {
        var all = features(rows, numbers, embeddings);
        var judging = Samples.of(features(held, 1, 0), new float[held]);
        var fold = new Fold(Samples.of(all, new float[rows]), judging, new int[0]);
        return Neighbours.suit(all, outputs, List.of(fold));
    }

    @Test
    void theyAreForSmallTablesWithNumbers() {
        assertThat(suit(100, 3, 0, 1, 9)).isTrue();
        assertThat(suit(100, 3, 2, 10, 9)).isTrue();
        assertThat(suit(19, 3, 0, 1, 9)).isFalse();
        assertThat(suit(10_001, 3, 0, 1, 9)).isFalse();
        assertThat(suit(100, 0, 2, 1, 9)).isFalse();
        assertThat(suit(100, 257, 0, 1, 9)).isFalse();
        assertThat(suit(5_000, 199, 0, 2, 9)).isFalse();
        assertThat(suit(100, 3, 0, 129, 9)).isFalse();
        assertThat(suit(10_000, 3, 0, 1, 20_001)).isFalse();
    }

    /// Neither training nor what says when to stop takes more than two million distances at a time.
    @Test
    void whereManyRowsAreHeldBackSomeSayWhenToStop() {
        var training = Samples.of(features(8_000, 1, 0), new float[8_000]);
        var held = Samples.of(features(3_000, 1, 0), new float[3_000]);
        var halves = Neighbours.Halves.of(new Fold(training, held, new int[0]), 1, 0);
        var some = Objects.requireNonNull(halves.predicted().validation()).features();
        assertThat(some.rows()).isEqualTo(500);
        assertThat(some.number(1, 0)).isEqualTo(6);
    }

    /// No row is among those that it is predicted from, and all are somewhere.
    @Test
    void halvesShareNoRow() {
        var samples = Samples.of(features(31, 1, 1), new float[31]);
        var halves = Neighbours.Halves.of(new Fold(samples, null, new int[0]), 7, 0);
        var known = halves.known().features();
        var others = halves.predicted().training().features();
        assertThat(known.rows()).isEqualTo(15);
        assertThat(known.embeddings()).isZero();
        var all = Arrays.copyOf(known.values(), 31);
        System.arraycopy(others.values(), 0, all, 15, others.rows());
        Arrays.sort(all);
        assertThat(all).isEqualTo(samples.features().values());
        var again = Neighbours.Halves.of(new Fold(samples, null, new int[0]), 7, 0);
        assertThat(again.known().features().values()).isEqualTo(known.values());
        var other = Neighbours.Halves.of(new Fold(samples, null, new int[0]), 7, 1);
        assertThat(other.known().features().values()).isNotEqualTo(known.values());
    }

    @Test
    void ofManyRowsFewerArePredicted() {
        var samples = Samples.of(features(10_000, 1, 0), new float[10_000]);
        var halves = Neighbours.Halves.of(new Fold(samples, null, new int[0]), 1, 0);
        assertThat(halves.known().rows()).isEqualTo(5_000);
        assertThat(halves.predicted().training().rows()).isEqualTo(400);
    }

    /// The answer is looked up in a table of 64 random numbers, by two columns of eight values
    /// each: whoever has seen the same row knows it, and no smooth function does. Two columns of
    /// noise have to be found out as such.
    ///
    /// @param slope what the noise adds to the answer
    private static Table lookedUp(Path folder, double slope) throws Exception {
        var lines = new StringBuilder("a,b,noise,more,code,y\n");
        for (int row = 0; row < 300; row++) {
            int a = (int) (8 * CounterRandom.uniform(3, 1, 0, row));
            int b = (int) (8 * CounterRandom.uniform(3, 2, 0, row));
            lines.append(a).append(',').append(b).append(',');
            double noise = CounterRandom.normal(3, 3, 0, row);
            lines.append(noise).append(',');
            lines.append(CounterRandom.normal(3, 4, 0, row)).append(',');
            lines.append("code").append(row % 90).append(',');
            double found = CounterRandom.normal(3, 5, 0, 8 * a + b);
            lines.append(found + slope * noise).append('\n');
        }
        var file = folder.resolve("lookup.csv");
        Files.writeString(file, lines);
        return Table.read(file);
    }

    @Test
    void autoAsksThemWhereTheyKnowBetter(@TempDir Path folder) throws Exception {
        var table = lookedUp(folder, 0);
        var fitted = Recipe.auto().target("y").fit(table);
        var layers =
                fitted.model().contents().networks().stream()
                        .flatMap(each -> each.layers().stream())
                        .filter(each -> each.kind().equals("nearest_neighbours"))
                        .toList();
        assertThat(layers).hasSize(1); // one for all rows, not one for each part
        assertThat(layers.getFirst().settings()).containsEntry("rows", 240);
        assertThat(fitted.evaluation().metric("r2")).isGreaterThan(0.8);
        assertThat(rows(Recipe.best(), table)).containsExactly(240); // as `auto` has them
        fitted.save(folder.resolve("m.thalweg"));
        var loaded = SavedModel.load(folder.resolve("m.thalweg"));
        assertThat(loaded.predict(table)).isEqualTo(fitted.model().predict(table));
    }

    /// Known rows stay what they are when a model is trained on; its networks go on.
    @Test
    void trainingOnLeavesThemAsTheyAre(@TempDir Path folder) throws Exception {
        var table = lookedUp(folder, 4);
        var before = Recipe.auto().target("y").fit(table).model();
        var after = Recipe.auto().target("y").from(before).fit(table).model();
        var networks = before.contents().networks();
        assertThat(networks).anyMatch(NeighboursTest::isOfNeighbours);
        assertThat(networks).anyMatch(each -> !isOfNeighbours(each));
        for (int i = 0; i < networks.size(); i++) {
            if (isOfNeighbours(networks.get(i))) {
                assertThat(after.contents().networks().get(i)).isEqualTo(networks.get(i));
            }
        }
    }

    /// How many rows each network of neighbours knows that a recipe gives.
    private static List<Object> rows(Recipe recipe, Table table) {
        var settings = new Settings().maxTrials(5);
        return recipe
                .target("y")
                .settings(settings)
                .fit(table)
                .model()
                .contents()
                .networks()
                .stream()
                .filter(NeighboursTest::isOfNeighbours)
                .map(each ->
                        Objects.requireNonNull(each.layers().getFirst().settings().get("rows")))
                .toList();
    }

    /// Divided otherwise, most rows that judge are among those that the model keeps; as they were,
    /// none is but by chance.
    @Test
    void aModelIsntJudgedByRowsThatItKnowsWithoutAWord(@TempDir Path folder) throws Exception {
        var table = lookedUp(folder, 4);
        Recipe.auto().target("y").fit(table).save(folder.resolve("m.thalweg"));
        var before = SavedModel.load(folder.resolve("m.thalweg"));
        assertThat(findings(before, table, 42)).doesNotContain("known_rows");
        assertThat(findings(before, table, 43)).contains("known_rows");
    }

    private static List<String> findings(SavedModel before, Table table, long seed) {
        var doctor = new Doctor();
        Recipe.auto()
                .target("y")
                .from(before)
                .session(Session.Options.DEFAULT.withSeed(seed))
                .settings(new Settings().most(1, null))
                .watch(doctor)
                .fit(table);
        return doctor.findings().stream().map(Finding::code).toList();
    }

    private static boolean isOfNeighbours(Network network) {
        return network.layers().stream().anyMatch(each -> each.kind().equals("nearest_neighbours"));
    }

    @Test
    void aModelOfKnownRowsAloneCantBeTrainedOn(@TempDir Path folder) throws Exception {
        var table = lookedUp(folder, 0);
        var before = Recipe.auto().target("y").fit(table).model();
        assertThat(before.contents().networks()).allMatch(NeighboursTest::isOfNeighbours);
        assertThatThrownBy(() -> Recipe.auto().target("y").from(before).fit(table))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("nothing to train on");
    }
}
