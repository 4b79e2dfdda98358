package io.thalweg.bench.quality;

import io.thalweg.data.batch.Split;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.learn.recipe.Fitted;
import io.thalweg.learn.recipe.Recipe;
import io.thalweg.learn.recipe.RecipeListener;
import java.util.ArrayList;
import java.util.List;

/// Thalweg's side: a recipe, told nothing but the target and what it is.
final class ThalwegTables {
    private ThalwegTables() {}

    /// What a recipe predicts for the test rows.
    static Job.Predictions fit(Recipe recipe, Dataset dataset, Split split) {
        long start = System.nanoTime();
        double processor = PeerProcess.processorSeconds();
        var fitted =
                recipe.target(dataset.rule().target())
                        .task(dataset.task())
                        .test(dataset.rows(split.test()))
                        .listener(
                                new RecipeListener() {
                                    @Override
                                    public void chose(String text) {
                                        System.err.println("    " + text);
                                    }
                                })
                        .fit(dataset.rows(split.training()));
        double seconds = (System.nanoTime() - start) * 1e-9;
        return new Job.Predictions(
                seconds,
                PeerProcess.processorSeconds() - processor,
                rows(fitted, split.test().length));
    }

    private static List<double[]> rows(Fitted fitted, int count) {
        double[] outputs = fitted.evidence().outputs();
        int width = outputs.length / count;
        var rows = new ArrayList<double[]>();
        for (int row = 0; row < count; row++) {
            var own = java.util.Arrays.copyOfRange(outputs, row * width, (row + 1) * width);
            if (fitted.model().target() instanceof NumberTarget number) {
                own[0] = number.decode(own[0]);
            }
            rows.add(own);
        }
        return rows;
    }
}
