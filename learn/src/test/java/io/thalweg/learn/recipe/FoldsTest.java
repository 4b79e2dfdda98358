package io.thalweg.learn.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Folds;
import io.thalweg.data.batch.Shares;
import io.thalweg.data.source.Column;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.SplitException;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import io.thalweg.learn.evaluate.RegressionEvaluator;
import io.thalweg.learn.explain.Explainer;
import io.thalweg.learn.metric.RegressionScores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Cross-validation by recipes.
class FoldsTest {
    private static final Path DATA =
            Path.of(System.getProperty("thalweg.root"), "examples", "data");

    /// y = 2a − b + noise; `who` names groups of three rows, `when` is a time.
    private static Table table(int rows) {
        var a = new double[rows];
        var b = new double[rows];
        var y = new double[rows];
        var when = new double[rows];
        var who = new ArrayList<String>();
        for (int row = 0; row < rows; row++) {
            a[row] = CounterRandom.normal(1, 0, 0, row);
            b[row] = CounterRandom.normal(1, 1, 0, row);
            y[row] = 2 * a[row] - b[row] + 0.3 * CounterRandom.normal(1, 2, 0, row);
            when[row] = (row * 7) % rows;
            who.add("p" + row / 3);
        }
        return Table.of(
                "rows",
                List.of(
                        NumberColumn.of("a", a),
                        NumberColumn.of("b", b),
                        NumberColumn.of("y", y),
                        NumberColumn.of("when", when),
                        TextColumn.of("who", who)));
    }

    private static Fitted fit(Table table) {
        return Recipe.linear().target("y").time("when").folds(3).fit(table);
    }

    /// The same by hand: for each fold a recipe on the other rows alone, in a table of their own,
    /// and its predictions of the fold's rows, all scored together. To the last bits: numbers go
    /// through another target's scale and back.
    @Test
    void theScoreIsThatOfPredictionsByModelsThatNeverSawTheRow() {
        var table = Table.read(DATA.resolve("diabetes.csv"));
        var fitted = Recipe.linear().target("progression").folds(4).fit(table);
        int[] rows = IntStream.range(0, table.rows()).toArray();
        var predicted = new double[table.rows()];
        var splits = Folds.random(table, rows, 4, 42);
        for (int fold = 0; fold < 4; fold++) {
            var split = splits.get(fold);
            var model =
                    Recipe.linear()
                            .target("progression")
                            .shares(new Shares(0.2, 0))
                            .fit(table.select(split.training()))
                            .model();
            var said = model.regressor().predict(table.select(split.test()));
            for (int i = 0; i < said.length; i++) {
                predicted[split.test()[i]] = said[i];
            }
            var truth = table.select(split.test()).numbers("progression");
            var score =
                    Objects.requireNonNull(fitted.judgement().folds()).folds().get(fold).metrics();
            double expected = RegressionScores.of(truth, said).rootMeanSquaredError();
            assertThat(score.get("rmse")).isCloseTo(expected, within(1e-9));
        }
        var truth = table.numbers("progression");
        var expected = new RegressionEvaluator(0).evaluate(truth, predicted);
        assertThat(fitted.evaluation().rows()).isEqualTo(442);
        for (var key : List.of("rmse", "mae", "r2")) {
            assertThat(fitted.evaluation().metric(key))
                    .isCloseTo(expected.metric(key), within(1e-9));
        }
        assertThat(fitted.judgement().evaluation()).isEqualTo(fitted.model().evaluation());
    }

    /// Whatever the judging rows hold, target and all: the fold's model stays the same to the bit.
    /// (In windows of time the values of rows don't decide which rows judge.)
    @Test
    void nothingOfAFoldsTestRowsReachesItsModel() {
        var table = table(80);
        var fitted = fit(table);
        int[] unseen = fitted.evidence().unseen();
        assertThat(unseen).hasSize(20);
        var a = table.numbers("a");
        var y = table.numbers("y");
        for (int row : unseen) {
            a[row] = 1e6 * (row + 1);
            y[row] = -1e9 / (row + 1);
        }
        var changed =
                Table.of(
                        "rows",
                        List.of(
                                NumberColumn.of("a", a),
                                table.column("b"),
                                NumberColumn.of("y", y),
                                table.column("when"),
                                table.column("who")));
        var again = fit(changed);
        assertThat(again.evidence().unseen()).isEqualTo(unseen);
        assertThat(again.evidence().model().weightsSha256())
                .isEqualTo(fitted.evidence().model().weightsSha256());
        assertThat(again.model().weightsSha256()).isNotEqualTo(fitted.model().weightsSha256());
    }

    @Test
    void windowsOfTimeAreJudgedByWhatIsLater() {
        var fitted = fit(table(80));
        var folds = Objects.requireNonNull(fitted.judgement().folds());
        assertThat(folds.kind()).isEqualTo("time");
        assertThat(folds.folds()).hasSize(3);
        // The earliest 20 of 80 judge nothing.
        assertThat(fitted.evaluation().rows()).isEqualTo(60);
        for (int i = 0; i < 3; i++) {
            var fold = folds.folds().get(i);
            assertThat(fold.testRows()).isEqualTo(20);
            assertThat(fold.trainingRows() + fold.validationRows()).isEqualTo(20 * (i + 1));
        }
    }

    @Test
    void groupsStayTogetherInFoldsAndInIntervals() {
        var table = table(90);
        var fitted = Recipe.linear().target("y").group("who").folds(5).fit(table);
        var folds = Objects.requireNonNull(fitted.judgement().folds());
        assertThat(folds.kind()).isEqualTo("grouped");
        var seen = new ArrayList<String>();
        for (int row : fitted.evidence().unseen()) {
            seen.add(table.column("who").text(row));
        }
        for (var name : seen) {
            assertThat(seen.stream().filter(name::equals).count()).isEqualTo(3);
        }
        assertThat(fitted.judgement().intervals().resamples()).isEqualTo(1_000);
    }

    /// A class that only one row has: in one fold no row has it, and the model can't know it.
    @Test
    void aClassThatAFoldDoesNotKnowGetsNoProbability() {
        int rows = 61;
        var a = new double[rows];
        var names = new ArrayList<String>();
        for (int row = 0; row < rows; row++) {
            a[row] = row % 2 + 0.1 * CounterRandom.normal(1, 0, 0, row);
            names.add(row == 60 ? "only" : row % 2 == 0 ? "even" : "odd");
        }
        var table =
                Table.of("rows", List.of(NumberColumn.of("a", a), TextColumn.of("kind", names)));
        var fitted = Recipe.linear().target("kind").folds(3).fit(table);
        assertThat(fitted.evaluation().rows()).isEqualTo(61);
        var explanation = fitted.explain(Explainer.standard(42, 1));
        var worst = explanation.worstRows().getFirst();
        assertThat(worst.row()).isEqualTo(60);
        assertThat(worst.truth()).isEqualTo("only");
        assertThat(worst.probability()).isZero();
        assertThat(explanation.rows()).isEqualTo(61);
    }

    /// Also what a network's folds and the explanation say.
    @Test
    void theNumberOfThreadsChangesNothing() {
        var table = Table.read(DATA.resolve("penguins.csv"));
        var fits = new ArrayList<Fitted>();
        for (int threads : new int[] {1, 2}) {
            fits.add(
                    Recipe.network()
                            .target("species")
                            .settings(new Settings().layers(List.of(8)).most(5, null))
                            .session(Session.Options.DEFAULT.withThreads(threads))
                            .folds(2)
                            .fit(table));
        }
        assertThat(fits.get(1).judgement()).isEqualTo(fits.get(0).judgement());
        var explained = fits.get(0).explain(Explainer.standard(42, 1));
        assertThat(fits.get(1).explain(Explainer.standard(42, 2))).isEqualTo(explained);
        assertThat(explained.rows()).isEqualTo(344);
        assertThat(explained.importances()).hasSize(6);
        assertThat(explained.classes()).hasSize(3);
        assertThat(explained.worstRows()).hasSize(20);
        assertThat(explained.worstRows().getFirst().values()).hasSize(6);
        assertThat(explained.worstRows().getFirst().line())
                .isEqualTo(explained.worstRows().getFirst().row() + 2);
    }

    /// No choice is made on judging rows: with nothing to be learnt the score has to be that of
    /// guessing. Of 100 rows half are of each class; 0.5 ± 4 standard deviations of 0.05.
    @Test
    void nothingCanBeLearntFromNoise() {
        var columns = new ArrayList<Column>();
        for (int column = 0; column < 40; column++) {
            var values = new double[100];
            for (int row = 0; row < 100; row++) {
                values[row] = CounterRandom.normal(9, column, 0, row);
            }
            columns.add(NumberColumn.of("x" + column, values));
        }
        var names = new ArrayList<String>();
        for (int row = 0; row < 100; row++) {
            names.add(row % 2 == 0 ? "heads" : "tails");
        }
        columns.add(TextColumn.of("side", names));
        var fitted = Recipe.linear().target("side").folds(5).fit(Table.of("noise", columns));
        assertThat(fitted.evaluation().metric("accuracy")).isBetween(0.3, 0.7);
        assertThat(fitted.judgement().linearMetrics()).isEqualTo(fitted.evaluation().metrics());
    }

    @Test
    void theModelItselfTrainsOnEveryRow() {
        var table = table(60);
        var fitted = Recipe.auto().target("y").settings(new Settings().most(3, null));
        var model = fitted.folds(2).fit(table).model();
        assertThat(model.contents().provenance().trainingRows()).isEqualTo(60);
        assertThat(model.evaluation().rows()).isEqualTo(60);
    }

    @Test
    void mistakesNameTheOption() {
        var table = table(12);
        assertThatThrownBy(() -> Recipe.linear().folds(1))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("--folds 5");
        assertThatThrownBy(() -> Recipe.linear().target("y").folds(13).fit(table))
                .isInstanceOf(SplitException.class)
                .hasMessageContaining("give --folds 12 or fewer");
        assertThatThrownBy(() -> Recipe.linear().target("y").folds(2).test(table).fit(table))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("no other table can judge");
        // Windows of one row can't hold back rows that choose.
        assertThatThrownBy(() -> Recipe.linear().target("y").time("when").folds(10).fit(table))
                .isInstanceOf(SplitException.class)
                .hasMessageContaining("Fold 1 of 10 can't be trained on its 2 rows")
                .hasMessageContaining("--folds");
    }
}
