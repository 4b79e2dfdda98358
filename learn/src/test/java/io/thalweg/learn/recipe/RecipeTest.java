package io.thalweg.learn.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.data.source.Table;
import io.thalweg.model.SavedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {
    private static final Path DATA =
            Path.of(System.getProperty("thalweg.root"), "examples", "data");

    /// The program that the README shows. The mean price is about 181,000 dollars; a house of
    /// ordinary size with all else missing has to lie in the range of ordinary prices.
    @Test
    void theMainJobInFiveStatements(@TempDir Path folder) {
        var houses = Table.read(DATA.resolve("ames.csv"));
        var fitted = Recipe.linear().target("Sale_Price").fit(houses);
        assertThat(fitted.evaluation().metric("r2")).isGreaterThan(0.8);
        fitted.save(folder.resolve("houses.thalweg"));
        double price =
                SavedModel.load(folder.resolve("houses.thalweg"))
                        .predict(Map.of("Gr_Liv_Area", 1500, "Neighborhood", "Gilbert"))
                        .value();
        assertThat(price).isBetween(50_000.0, 500_000.0);
    }

    /// Bits, not digits: what is loaded holds the same numbers and computes in the same order.
    @Test
    void aLoadedModelPredictsTheSameBitsRowByRow(@TempDir Path folder) {
        var penguins = Table.read(DATA.resolve("penguins.csv"));
        var fitted =
                Recipe.network()
                        .target("species")
                        .settings(new Settings().layers(List.of(16)).most(5, null))
                        .fit(penguins);
        fitted.save(folder.resolve("penguins.thalweg"));
        var loaded = SavedModel.load(folder.resolve("penguins.thalweg"));
        assertThat(loaded.weightsSha256()).isEqualTo(fitted.model().weightsSha256());
        var together = fitted.model().predict(penguins);
        assertThat(loaded.predict(penguins)).isEqualTo(together);
        for (int row : new int[] {0, 7, 343}) {
            assertThat(loaded.predict(penguins.select(new int[] {row})).get(0))
                    .isEqualTo(together.get(row));
        }
        assertThat(loaded.predict(penguins.select(new int[] {3})).get(0).value())
                .isCloseTo(together.get(3).value(), within(0.0));
    }
}
