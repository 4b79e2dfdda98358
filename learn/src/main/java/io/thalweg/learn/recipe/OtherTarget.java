package io.thalweg.learn.recipe;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.feature.Target;
import io.thalweg.data.schema.Task;
import io.thalweg.data.source.Table;
import io.thalweg.model.SavedModel;
import java.util.Arrays;

/// A model's outputs as those of a model whose target was fitted on other rows.
final class OtherTarget {
    private OtherTarget() {}

    /// Numbers are scaled as the other target scales them; classes are in its order, and those that
    /// the model doesn't know get the probability 0.
    ///
    /// @return as [SavedModel#outputs]
    static double[] outputs(SavedModel model, Part part, Target other) {
        var features = model.contents().features().apply(part.table(), part.rows());
        var outputs = model.outputs(features);
        return switch (model.target()) {
            case NumberTarget number -> {
                if (other instanceof NumberTarget scaled && !scaled.equals(number)) {
                    for (int i = 0; i < outputs.length; i++) {
                        outputs[i] = scaled.encode(number.decode(outputs[i]));
                    }
                }
                yield outputs;
            }
            case ClassTarget own when other instanceof ClassTarget wanted ->
                    own.classes().equals(wanted.classes())
                            ? outputs
                            : reordered(outputs, own, wanted);
            case ClassTarget own -> outputs;
        };
    }

    /// What the target of some rows is: of three classes perhaps only two are among them.
    ///
    /// @param whole the target of all rows, and what it was taken as
    static Task task(Preparation whole, Table table, int[] rows) {
        if (!(whole.target() instanceof ClassTarget classes)) {
            return whole.task().task();
        }
        long different = Arrays.stream(classes.encode(table, rows)).distinct().count();
        return different > 2 ? Task.MULTICLASS : Task.BINARY;
    }

    private static double[] reordered(double[] outputs, ClassTarget own, ClassTarget wanted) {
        int from = own.classes().size();
        int to = wanted.classes().size();
        int rows = outputs.length / from;
        var reordered = new double[rows * to];
        for (int label = 0; label < from; label++) {
            int place = wanted.classes().indexOf(own.classes().get(label));
            for (int row = 0; row < rows; row++) {
                reordered[row * to + place] = outputs[row * from + label];
            }
        }
        return reordered;
    }
}
