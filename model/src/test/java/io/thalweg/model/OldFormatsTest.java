package io.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Files that were written by programs of the past, one folder for each version of the format:
/// whoever kept a model can go on predicting with it. A file here is never written again.
class OldFormatsTest {
    /// Weights are float32, and another order of additions moves a sum of few products by some
    /// units in its last place; on the scale of grams and probabilities that is below this.
    private static final double ROUNDING = 1e-5;

    private static SavedModel model(int version, String name) throws URISyntaxException {
        var url = OldFormatsTest.class.getResource("format-" + version + "/" + name + ".thalweg");
        return SavedModel.load(Path.of(Objects.requireNonNull(url).toURI()));
    }

    private static List<Map<String, Object>> penguins(String missing) {
        var names =
                List.of(
                        "species",
                        "island",
                        "bill_length_mm",
                        "bill_depth_mm",
                        "flipper_length_mm",
                        "body_mass_g",
                        "sex");
        var lines =
                List.of(
                        "Adelie,Torgersen,39.1,18.7,181,3750,male",
                        "Adelie,Torgersen,,,,,",
                        "Adelie,Torgersen,34.1,18.1,193,3475,",
                        "Gentoo,Biscoe,45.4,14.6,211,4800,female",
                        "Chinstrap,Dream,43.2,16.6,187,2900,female");
        var rows = new ArrayList<Map<String, Object>>();
        for (var line : lines) {
            var row = new HashMap<String, Object>();
            var cells = line.split(",", -1);
            for (int i = 0; i < cells.length; i++) {
                if (!names.get(i).equals(missing)) {
                    row.put(names.get(i), cells[i]);
                }
            }
            rows.add(row);
        }
        return rows;
    }

    @Test
    void format1Regression() throws URISyntaxException {
        var model = model(1, "penguins-mass");
        var masses = model.regressor().predict(penguins("body_mass_g"));
        double[] expected = {
            3817.9579934936087,
            3711.942722764376,
            3373.443080598727,
            4688.675417534886,
            3128.0073152720397
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(masses[i]).isCloseTo(expected[i], within(expected[i] * ROUNDING));
        }
        assertThat(model.weightsSha256())
                .isEqualTo("d213368210ca8f9236d41824a11ced5bd5662e119af5863a71f21821a9c87601");
        assertThat(model.evaluation().metric("r2")).isCloseTo(0.8871, within(5e-5));
        assertThat(model.contents().provenance().data()).isEqualTo("penguins.csv");
        assertThat(model.contents().provenance().options()).containsEntry("recipe", "linear");
        assertThat(model.contents().provenance().versions().operations())
                .containsEntry("matmul", 1);
    }

    @Test
    void format1TwoClasses() throws URISyntaxException {
        var model = model(1, "penguins-sex").classifier();
        double[] male = {
            0.6969441473484039,
            0.9395239911973476,
            0.013895094394683838,
            0.03994190692901611,
            1.9609928131103516E-5
        };
        var predictions = model.predict(penguins("sex"));
        for (int i = 0; i < male.length; i++) {
            assertThat(predictions.get(i).probability("male")).isCloseTo(male[i], within(ROUNDING));
        }
        assertThat(predictions.stream().map(Prediction::label))
                .containsExactly("male", "male", "female", "female", "female");
    }

    @Test
    void format1ThreeClasses() throws URISyntaxException {
        var model = model(1, "iris-species");
        var classifier = model.classifier();
        assertThat(classifier.columns())
                .containsExactly("sepal_length", "sepal_width", "petal_length", "petal_width");
        double[][] flowers = {{5.1, 3.5, 1.4, 0.2}, {6.6, 2.9, 4.6, 1.3}, {6.0, 3.0, 4.8, 1.8}};
        double[][] expected = {
            {0.9786657691001892, 0.012150930240750313, 0.009183407761156559},
            {0.10349597781896591, 0.4078613519668579, 0.4886426627635956},
            {0.07743687182664871, 0.39112788438796997, 0.5314352512359619}
        };
        var predictions = classifier.predict(flowers);
        for (int i = 0; i < flowers.length; i++) {
            for (int label = 0; label < 3; label++) {
                assertThat(predictions.get(i).probabilities().get(label))
                        .isCloseTo(expected[i][label], within(ROUNDING));
            }
        }
        assertThat(model.contents().networks().get(0).layers())
                .extracting(LayerSummary::kind)
                .containsExactly("dense", "dropout", "dense");
        assertThat(model.evaluation().confusion()).isNotNull();
        assertThat(model.validation()).isPresent();
    }

    /// Format 2 had shares, but nothing that calibrates.
    @Test
    void format2ThreeClasses() throws URISyntaxException {
        var model = model(2, "iris-species");
        double[][] flowers = {{5.1, 3.5, 1.4, 0.2}, {6.6, 2.9, 4.6, 1.3}, {6.0, 3.0, 4.8, 1.8}};
        double[][] expected = {
            {0.5577241778373718, 0.1121915802359581, 0.33008432388305664},
            {0.22780725359916687, 0.20084305107593536, 0.5713497400283813},
            {0.3249353766441345, 0.3475842773914337, 0.32748034596443176}
        };
        var predictions = model.classifier().predict(flowers);
        for (int row = 0; row < flowers.length; row++) {
            var probabilities = predictions.get(row).probabilities();
            int label = 0;
            for (double probability : probabilities) {
                assertThat(probability).isCloseTo(expected[row][label++], within(ROUNDING));
            }
        }
        assertThat(model.contents().calibration()).isNull();
        assertThat(model.contents().networks().get(0).share()).isEqualTo(1);
        assertThat(model.weightsSha256())
                .isEqualTo("9950847fefd727895574eca3c0078216f35db4bed2ab8f00ac35c85996bf5bde");
    }
}
