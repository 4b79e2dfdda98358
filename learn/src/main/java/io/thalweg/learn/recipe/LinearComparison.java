package io.thalweg.learn.recipe;

import io.thalweg.core.random.CounterRandom;
import io.thalweg.data.batch.Shares;
import io.thalweg.data.source.DataException;
import io.thalweg.data.source.Table;
import io.thalweg.model.SavedModel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The linear model that every model is compared with: trained on the same rows, with one penalty
/// and nothing to choose, so that it costs little.
///
/// @param recipe what is compared
/// @param table has the rows
/// @param preparation what was found out about all rows
record LinearComparison(Recipe recipe, Table table, Preparation preparation) {
    private static final double L2 = 1e-3;

    /// Of more rows a sample trains: a linear model learns little from more.
    private static final int MOST_NUMBERS = 5_000_000;

    private static final int STREAM = 0x51B17014;

    /// A linear model, or nothing where none can be trained on these rows.
    ///
    /// @param rows indices of rows with a target
    @Nullable SavedModel of(int[] rows) {
        if (recipe.isInterrupted()) {
            return null;
        }
        int[] some = sample(rows);
        try {
            return recipe.forRows("linear", OtherTarget.task(preparation, table, some))
                    .validation(null)
                    .shares(new Shares(0, 0))
                    .train(table.select(some), new Settings().penalties(null, L2))
                    .model();
        } catch (DataException | DivergedException e) {
            return null; // too few rows for a linear model, but not for what is compared
        }
    }

    private int[] sample(int[] rows) {
        int most = MOST_NUMBERS / Math.max(1, preparation.features().numbers());
        if (rows.length <= most) {
            return rows;
        }
        int[] order = CounterRandom.permutation(rows.length, recipe.session().seed(), STREAM, 0);
        var sample = new int[most];
        for (int i = 0; i < most; i++) {
            sample[i] = rows[order[i]];
        }
        Arrays.sort(sample);
        return sample;
    }
}
