package io.thalweg.learn.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Shares;
import io.thalweg.data.source.Table;
import io.thalweg.model.Network;
import io.thalweg.model.SavedModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuingTest {
    private static final Path DATA =
            Path.of(System.getProperty("thalweg.root"), "examples", "data");

    private static Table table(String name) {
        return Table.read(DATA.resolve(name + ".csv"));
    }

    private static SavedModel saved(Recipe recipe, String table, String target, Path folder) {
        recipe.target(target).fit(table(table)).save(folder.resolve("before.thalweg"));
        return SavedModel.load(folder.resolve("before.thalweg"));
    }

    private static Recipe small() {
        return Recipe.network().settings(new Settings().layers(List.of(16, 8)).most(3, null));
    }

    private static Fitted on(SavedModel before, String table) {
        return Recipe.auto().target(before.target().column()).from(before).fit(table(table));
    }

    private static Continuation continuation(Fitted fitted) {
        return Objects.requireNonNull(fitted.continuation());
    }

    /// Steps too small to change a float32: what comes out is what went in, to the last bit, with
    /// the sigmoid, the softmax and the range as they were.
    @ParameterizedTest
    @CsvSource({"penguins, species", "breast_cancer, diagnosis", "diabetes, progression"})
    void itStartsFromTheSavedWeightsAndPredictsAsBefore(
            String table, String target, @TempDir Path folder) {
        var before = saved(small(), table, target, folder);
        var settings = new Settings().optimizer("sgd").learningRate(1e-30).most(1, null);
        var after = Recipe.auto().target(target).from(before).settings(settings).fit(table(table));
        assertThat(continuation(after).kept()).isEqualTo(1);
        assertThat(after.model().weightsSha256()).isEqualTo(before.weightsSha256());
        var continued =
                Recipe.auto()
                        .target(target)
                        .from(before)
                        .settings(settings)
                        .shares(new Shares(0, 0.2))
                        .fit(table(table));
        assertThat(continuation(continued).kept()).isZero();
        assertThat(continued.model().predict(table(table))).isEqualTo(before.predict(table(table)));
    }

    @ParameterizedTest
    @CsvSource({"penguins, species, log_loss", "diabetes, progression, rmse"})
    void moreTrainingMakesAnUnfinishedModelBetter(
            String table, String target, String figure, @TempDir Path folder) {
        var before = saved(small(), table, target, folder);
        var fitted = on(before, table);
        assertThat(continuation(fitted).kept()).isZero();
        assertThat(fitted.evaluation().metric(figure))
                .isLessThan(continuation(fitted).before().metric(figure));
        assertThat(fitted.model().contents().features()).isEqualTo(before.contents().features());
        assertThat(continuation(fitted).drift().moved()).isEmpty();
    }

    @Test
    void ofAFrozenModelTheLastLayerAloneChanges(@TempDir Path folder) {
        var before = saved(small(), "penguins", "species", folder);
        var fitted =
                Recipe.auto().target("species").from(before).freeze(true).fit(table("penguins"));
        var was = before.contents().networks().getFirst();
        var is = fitted.model().contents().networks().getFirst();
        for (var name : was.variables().keySet()) {
            boolean isSame = Arrays.equals(values(was, name), values(is, name));
            assertThat(isSame).as(name).isEqualTo(!name.startsWith("dense_3/"));
        }
    }

    private static float[] values(Network network, String variable) {
        return Objects.requireNonNull(network.variables().get(variable)).floats();
    }

    /// Embedded categories, several kinds of networks with shares of their own, and a linear one.
    @Test
    void allNetworksOfAMeanGoOn(@TempDir Path folder) {
        var settings = new Settings().most(4, null);
        var before = saved(Recipe.auto().settings(settings), "sacramento", "price", folder);
        var fitted =
                Recipe.auto()
                        .target("price")
                        .from(before)
                        .settings(settings)
                        .fit(table("sacramento"));
        var learning = before.contents().networks().stream().filter(Neighbours::learns).toList();
        assertThat(learning).hasSizeGreaterThan(10);
        assertThat(continuation(fitted).networks()).isEqualTo(learning.size());
        assertThat(fitted.model().contents().networks())
                .extracting(Network::share)
                .isEqualTo(before.contents().networks().stream().map(Network::share).toList());
        assertThat(fitted.evaluation().metric("rmse")).isFinite();
    }

    @Test
    void theSameBitsWhateverTheThreads(@TempDir Path folder) {
        var before = saved(small(), "penguins", "species", folder);
        var one =
                Recipe.auto()
                        .target("species")
                        .from(before)
                        .session(Session.Options.DEFAULT.withThreads(1))
                        .fit(table("penguins"));
        assertThat(on(before, "penguins").model().weightsSha256())
                .isEqualTo(one.model().weightsSha256());
    }

    @Test
    void whatDoesNotGoTogetherIsSaid(@TempDir Path folder) {
        var before = saved(Recipe.linear(), "penguins", "species", folder);
        assertThatThrownBy(() -> Recipe.auto().target("sex").from(before).fit(table("penguins")))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("predicts 'species', not 'sex'");
        assertThatThrownBy(() ->
                        Recipe.auto()
                                .target("species")
                                .from(before)
                                .folds(3)
                                .fit(table("penguins")))
                .hasMessageContaining("--folds");
        assertThatThrownBy(() ->
                        Recipe.auto()
                                .target("species")
                                .from(before)
                                .freeze(true)
                                .fit(table("penguins")))
                .hasMessageContaining("one layer only");
        assertThatThrownBy(
                        () -> Recipe.auto().target("species").freeze(true).fit(table("penguins")))
                .hasMessageContaining("--from");
    }
}
