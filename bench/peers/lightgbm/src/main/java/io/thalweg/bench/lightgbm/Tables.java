package io.thalweg.bench.lightgbm;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.thalweg.bench.quality.Job;
import io.thalweg.bench.quality.PeerProcess;
import io.thalweg.bench.quality.TablePeer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// LightGBM on tables with its defaults: 100 trees of 31 leaves.
public final class Tables implements TablePeer {
    private static final int ROUNDS = 100;

    /// Trains on the jobs of the folders.
    public static void main(String[] folders) throws Exception {
        PeerProcess.main(new Tables(), folders);
    }

    @Override
    public List<String> sides() {
        return List.of("lightgbm");
    }

    @Override
    public List<double[]> fit(String side, Job job) throws Exception {
        var training = job.training(Job.Form.CODES);
        var test = job.test(Job.Form.CODES);
        int classes = job.classes();
        var parameters =
                classes == 0
                        ? "objective=regression"
                        : classes == 2
                                ? "objective=binary"
                                : "objective=multiclass num_class=" + classes;
        var labels = new float[training.targets().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (float) training.targets()[i];
        }
        int width = training.features();
        var dataset =
                LGBMDataset.createFromMat(
                        training.joined(), labels.length, width, true, "verbosity=-1", null);
        dataset.setField("label", labels);
        var booster = LGBMBooster.create(dataset, parameters + " verbosity=-1");
        for (int round = 0; round < ROUNDS && !booster.updateOneIter(); round++) {}
        int count = test.rows().length;
        double[] said =
                booster.predictForMat(
                        test.joined(), count, width, true, PredictionType.C_API_PREDICT_NORMAL);
        booster.close();
        dataset.close();
        int outputs = said.length / count;
        var rows = new ArrayList<double[]>();
        for (int row = 0; row < count; row++) {
            rows.add(
                    classes == 2
                            ? new double[] {1 - said[row], said[row]}
                            : Arrays.copyOfRange(said, row * outputs, (row + 1) * outputs));
        }
        return rows;
    }
}
