package io.thalweg.learn.explain;

import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.Features;
import io.thalweg.learn.parallel.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// How predictions change with one column.
///
/// @param plan how columns became features
/// @param features of the rows
/// @param predictions what is shown for features, row after row; called by several threads at once
/// @param outputs the name of each prediction of a row
/// @param threads how many compute
record Dependence(
        FeaturePlan plan,
        Features features,
        Function<Features, double[]> predictions,
        List<String> outputs,
        int threads) {
    /// Of so many rows the curves are kept: evenly picked.
    private static final int MOST_CURVES = 50;

    /// A dependence for each output.
    ///
    /// @param grid the values
    /// @param gridFeatures the features of rows with these values
    List<PartialDependence> of(GridValues grid, Features gridFeatures) {
        var name = grid.column().name();
        var slots = Slots.of(plan, name);
        var predicted =
                SideBySide.of(
                        gridFeatures.rows(),
                        threads,
                        place -> {
                            var changed = Slots.writable(features);
                            for (int row = 0; row < changed.rows(); row++) {
                                slots.copy(gridFeatures, place, changed, row);
                            }
                            return predictions.apply(changed);
                        });
        var dependences = new ArrayList<PartialDependence>();
        for (int output = 0; output < outputs.size(); output++) {
            var means = new ArrayList<Double>();
            int kept = Math.min(MOST_CURVES, features.rows());
            var curves = new ArrayList<List<Double>>();
            for (int i = 0; i < kept; i++) {
                curves.add(new ArrayList<>());
            }
            for (double[] atPlace : predicted) {
                double sum = 0;
                for (int row = 0; row < features.rows(); row++) {
                    sum += atPlace[row * outputs.size() + output];
                }
                means.add(sum / features.rows());
                for (int i = 0; i < kept; i++) {
                    int row = (int) ((long) i * features.rows() / kept);
                    curves.get(i).add(atPlace[row * outputs.size() + output]);
                }
            }
            dependences.add(
                    new PartialDependence(
                            name,
                            outputs.get(output),
                            grid.values(),
                            grid.labels(),
                            means,
                            curves));
        }
        return dependences;
    }
}
