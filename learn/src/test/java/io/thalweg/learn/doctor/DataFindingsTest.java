package io.thalweg.learn.doctor;

import static io.thalweg.learn.doctor.Runs.codes;
import static io.thalweg.learn.doctor.Runs.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.batch.Shares;
import io.thalweg.data.feature.Features;
import io.thalweg.data.schema.SchemaOptions;
import io.thalweg.data.source.Column;
import io.thalweg.data.source.NumberColumn;
import io.thalweg.data.source.Table;
import io.thalweg.data.source.TextColumn;
import io.thalweg.learn.recipe.Recipe;
import io.thalweg.learn.recipe.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each finding about rows: rows that really show it, and rows that don't.
class DataFindingsTest {
    private static final Path DATA =
            Path.of(System.getProperty("thalweg.root"), "examples", "data");

    private static List<Finding> examine(Samples training, Samples validation) {
        var doctor = new Doctor();
        doctor.examine(training, validation, finding -> {});
        return doctor.findings();
    }

    private static Table table(String name, Column... columns) {
        return Table.of(name, List.of(columns));
    }

    private static double[] doubles(float[] numbers) {
        return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).toArray();
    }

    private static List<Finding> train(Recipe recipe, Table table) {
        var doctor = new Doctor();
        recipe.settings(new Settings().most(30, null)).watch(doctor).fit(table);
        return doctor.findings();
    }

    @Test
    void ordinarySamplesHaveNoFindings() {
        assertThat(examine(Runs.plane(400, 0.3, 1), Runs.plane(100, 0.3, 2))).isEmpty();
        assertThat(examine(Runs.triangle(400, 1), Runs.triangle(100, 2))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iris.csv/species",
                "breast_cancer.csv/diagnosis",
                "diabetes.csv/progression"
            })
    void ordinaryTablesHaveNoFindings(String name) {
        var parts = name.split("/", -1);
        assertThat(train(Recipe.linear().target(parts[1]), Table.read(DATA.resolve(parts[0]))))
                .isEmpty();
    }

    /// A column that is only filled in once the answer is known; ignored, it is no finding.
    @Test
    void findsTheColumnThatLeaks() {
        int rows = 300;
        var noise = Runs.normal(rows, 1);
        var left = new ArrayList<String>();
        var refund = new ArrayList<String>();
        var age = new double[rows];
        for (int i = 0; i < rows; i++) {
            boolean yes = CounterRandom.uniform(5, 1, 0, i) < 0.4;
            left.add(yes ? "yes" : "no");
            refund.add(yes ? "paid" : "none");
            age[i] = (yes ? 1 : 0) + 1.5 * noise[i];
        }
        var table =
                table(
                        "customers",
                        NumberColumn.of("age", age),
                        TextColumn.of("refund", refund),
                        TextColumn.of("left", left));
        var leak = only(Leak.class, train(Recipe.linear().target("left"), table));
        assertThat(leak.column()).isEqualTo("refund");
        assertThat(leak.explained()).isEqualTo(1);
        assertThat(leak.next()).isEqualTo("age");
        assertThat(leak.nextExplained()).isLessThan(0.6);
        assertThat(leak.advice()).contains("--ignore 'refund'");
        var without = SchemaOptions.none().ignoring("refund");
        assertThat(train(Recipe.linear().target("left").columns(without), table)).isEmpty();
    }

    /// The target in other units and rounded, with values far apart.
    @Test
    void findsANumberThatLeaks() {
        var plane = Runs.plane(400, 0.5, 1);
        var price = new double[400];
        var tax = new double[400];
        for (int i = 0; i < price.length; i++) {
            price[i] = Math.exp(2 * Runs.targets(plane)[i] + 10);
            tax[i] = Math.rint(price[i] * 0.035);
        }
        var first = new double[400];
        for (int i = 0; i < first.length; i++) {
            first[i] = plane.features().values()[2 * i];
        }
        var table =
                table(
                        "houses",
                        NumberColumn.of("area", first),
                        NumberColumn.of("tax", tax),
                        NumberColumn.of("price", price));
        var leak = only(Leak.class, train(Recipe.linear().target("price"), table));
        assertThat(leak.column()).isEqualTo("tax");
        assertThat(leak.explained()).isGreaterThan(0.98);
        assertThat(leak.measure()).isEqualTo("variance");
    }

    /// Where every column nearly tells the target, the target is easy.
    @Test
    void anEasyTargetIsNoLeak() {
        var x = Runs.normal(300, 1);
        var both = new float[600];
        for (int i = 0; i < 300; i++) {
            both[2 * i] = x[i];
            both[2 * i + 1] = -x[i] + 0.05f * Runs.normal(300, 2)[i];
        }
        assertThat(examine(Runs.of(both, 2, x), Runs.plane(100, 0.1, 3))).isEmpty();
    }

    @Test
    void findsUnscaledFeaturesAndTargets() {
        var plane = Runs.plane(200, 0.1, 1);
        var x = plane.features().values().clone();
        for (int i = 0; i < 200; i++) {
            x[2 * i] = 1500 + 500 * x[2 * i];
        }
        var findings = examine(Runs.of(x, 2, Runs.targets(plane)), Runs.plane(50, 0.1, 2));
        var finding = only(UnscaledInput.class, findings);
        assertThat(finding.column()).isEqualTo("feature 0");
        assertThat(finding.size()).isBetween(1500.0, 1700.0);
        assertThat(finding.others()).isZero();
        var prices = new float[200];
        for (int i = 0; i < 200; i++) {
            prices[i] = 180_000 + 50_000 * Runs.targets(plane)[i];
        }
        var samples = Runs.of(plane.features().values(), 2, prices);
        assertThat(only(UnscaledInput.class, examine(samples, samples.select(new int[0]))).column())
                .isEqualTo("target");
    }

    @Test
    void findsClassesThatAPartLacks() {
        var all = Runs.triangle(300, 1);
        var firstTwo = IntStream.range(0, 300).filter(i -> i % 3 != 2).toArray();
        var findings = examine(all, Runs.triangle(100, 2).select(new int[] {0, 1, 3, 4, 6}));
        var finding = only(MissingClasses.class, findings);
        assertThat(finding.part()).isEqualTo("validation");
        assertThat(finding.classes()).containsExactly("2");
        assertThat(finding.rows()).isEqualTo(100);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        var other = only(MissingClasses.class, examine(all.select(firstTwo), Runs.triangle(99, 2)));
        assertThat(other.part()).isEqualTo("training");
        assertThat(other.severity()).isEqualTo(Severity.SERIOUS);
        assertThat(other.rows()).isEqualTo(33);
    }

    /// Rows in the order of time, and a class that came up late.
    @Test
    void namesTheClassThatTheTestRowsLack() {
        int rows = 200;
        var day = new double[rows];
        var kind = new ArrayList<String>();
        var x = doubles(Runs.normal(rows, 1));
        for (int i = 0; i < rows; i++) {
            day[i] = i;
            kind.add(i < 100 && i % 3 == 0 ? "old" : i % 2 == 0 ? "a" : "b");
        }
        var table =
                table(
                        "days",
                        NumberColumn.of("day", day),
                        NumberColumn.of("x", x),
                        TextColumn.of("kind", kind));
        var findings = train(Recipe.linear().target("kind").time("day"), table);
        var missing = new ArrayList<String>();
        for (var finding : findings) {
            if (finding instanceof MissingClasses classes) {
                missing.add(classes.part() + " " + classes.classes());
            }
        }
        assertThat(missing).containsExactly("validation [old]", "test [old]");
    }

    /// A test file that is a part of the training file.
    @Test
    void findsRowsThatAreInSeveralParts() {
        var plane = Runs.plane(300, 0.5, 1);
        var first = new double[300];
        var second = new double[300];
        for (int i = 0; i < 300; i++) {
            first[i] = plane.features().values()[2 * i];
            second[i] = plane.features().values()[2 * i + 1];
        }
        var table =
                table(
                        "all",
                        NumberColumn.of("first", first),
                        NumberColumn.of("second", second),
                        NumberColumn.of("y", doubles(Runs.targets(plane))));
        var test = table.select(IntStream.range(0, 100).toArray());
        var findings =
                train(Recipe.linear().target("y").test(test).shares(new Shares(0.2, 0)), table);
        var finding = only(DuplicateRows.class, findings);
        assertThat(finding.part()).isEqualTo("test");
        assertThat(finding.rows()).isEqualTo(100);
        // Four fifths of the rows train.
        assertThat(finding.duplicates()).isBetween(65, 95);
        assertThat(train(Recipe.linear().target("y"), table)).isEmpty();
    }

    /// Two columns of yes and no have four different rows: they must repeat.
    @Test
    void rowsThatMustRepeatAreNoDuplicates() {
        var x = new float[400];
        var y = new float[200];
        for (int i = 0; i < 200; i++) {
            x[2 * i] = CounterRandom.uniform(1, 1, 0, i) < 0.5 ? 0 : 1;
            x[2 * i + 1] = CounterRandom.uniform(2, 1, 0, i) < 0.5 ? 0 : 1;
            y[i] = CounterRandom.uniform(3, 1, 0, i) < 0.2 + 0.6 * x[2 * i] ? 0 : 1;
        }
        var samples = Samples.of(new Features(200, 2, x, 0, new int[0]), y);
        assertThat(codes(examine(samples, samples))).isEmpty();
    }

    /// A column of noise, whatever is trained on it.
    @ParameterizedTest
    @ValueSource(strings = {"auto", "linear", "network"})
    void aTargetThatNoColumnTellsIsFound(String recipe) {
        var nothing = Runs.nothing(200, 1, 5);
        var table =
                table(
                        "nothing",
                        NumberColumn.of("x", doubles(nothing.features().values())),
                        NumberColumn.of("y", doubles(Runs.targets(nothing))));
        var findings = train(Recipe.named(recipe).target("y"), table);
        var finding = only(NoBetterThanTrivial.class, findings);
        assertThat(finding.rows()).isEqualTo("test");
        assertThat(finding.measure()).isEqualTo("rmse");
    }
}
