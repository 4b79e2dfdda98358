package io.thalweg.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.source.ColumnException;
import io.thalweg.data.source.Table;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableSamplesTest {
    private static final Path DATA =
            Path.of(System.getProperty("thalweg.root"), "examples", "data");

    private static Table table(String name) {
        return Table.read(DATA.resolve(name + ".csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "iris, species, 90, 30, 30",
        "breast_cancer, diagnosis, 341, 114, 114",
        "ames, Sale_Price, 1758, 586, 586"
    })
    void threeFifthsTrain(String name, String target, int training, int validation, int test) {
        var samples = TableSamples.of(table(name), target);
        assertThat(samples.training().rows()).isEqualTo(training);
        assertThat(samples.validation().rows()).isEqualTo(validation);
        assertThat(samples.test().rows()).isEqualTo(test);
        // Nothing needs an embedding layer, whatever the columns are.
        assertThat(samples.training().features().embeddings()).isZero();
    }

    @Test
    void severalClassesAreIndicesInEqualShares() {
        var iris = TableSamples.of(table("iris"), "species");
        assertThat(Objects.requireNonNull(iris.test().classes()))
                .containsOnly(0, 1, 2)
                .satisfies(classes -> assertThat(count(classes, 2)).isEqualTo(10));
        assertThat(iris.test().numbers()).isNull();
        assertThat(((ClassTarget) iris.target()).classes())
                .containsExactly("setosa", "versicolor", "virginica");
    }

    private static int count(int[] classes, int wanted) {
        int count = 0;
        for (int one : classes) {
            count += one == wanted ? 1 : 0;
        }
        return count;
    }

    @Test
    void twoClassesAreZeroAndOne() {
        var tumours = TableSamples.of(table("breast_cancer"), "diagnosis");
        var target = (ClassTarget) tumours.target();
        var labels = Objects.requireNonNull(tumours.training().numbers());
        int[] rows = tumours.split().training();
        for (int i = 0; i < rows.length; i++) {
            var text = tumours.table().column("diagnosis").text(rows[i]);
            boolean positive = target.classes().get(target.positive()).equals(text);
            assertThat(labels[i]).isEqualTo(positive ? 1 : 0);
        }
    }

    @Test
    void numbersAreStandardisedOnTheTrainingRows() {
        var houses = TableSamples.of(table("ames"), "Sale_Price");
        var target = (NumberTarget) houses.target();
        assertThat(houses.test().numbers())
                .containsExactly(target.encode(houses.table(), houses.split().test()));
    }

    @Test
    void noShareGivesNoRows() {
        var all = TableSamples.of(table("iris"), "species", new Shares(0, 0), 1);
        assertThat(all.training().rows()).isEqualTo(150);
        assertThat(all.validation().rows()).isZero();
        assertThat(all.test().rows()).isZero();
    }

    @Test
    void theSeedDecides() {
        var shares = new Shares(0.2, 0.2);
        int[] one = TableSamples.of(table("iris"), "species", shares, 1).split().test();
        assertThat(TableSamples.of(table("iris"), "species", shares, 1).split().test())
                .isEqualTo(one);
        assertThat(TableSamples.of(table("iris"), "species", shares, 2).split().test())
                .isNotEqualTo(one);
    }

    @Test
    void aMisspeltTargetSuggestsTheNearest() {
        assertThatThrownBy(() -> TableSamples.of(table("iris"), "specis"))
                .isInstanceOf(ColumnException.class)
                .hasMessageContaining("species");
    }

    @Test
    void numbersOfAColumn() {
        var iris = table("iris");
        assertThat(iris.numbers("petal_width")).hasSize(150).startsWith(0.2);
        assertThatThrownBy(() -> iris.numbers("species"))
                .isInstanceOf(ColumnException.class)
                .hasMessageContaining("column species holds texts, such as 'setosa'");
    }
}
