package io.thalweg.bench.lightgbm;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.thalweg.bench.quality.Job;
import io.thalweg.bench.quality.PeerProcess;
import io.thalweg.bench.quality.TablePeer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        int count = test.rows().length;
        var dataset = dataset(training, null);
        // Asked for together with training: the call that predicts a matrix has room for one number
        // a row only, and writes beyond it where there are several classes.
        var asked = dataset(test, dataset);
        var booster = LGBMBooster.create(dataset, parameters + " verbosity=-1");
        booster.addValidData(asked);
        for (int round = 0; round < ROUNDS && !booster.updateOneIter(); round++) {}
        double[] said = booster.getPredict(1);
        booster.close();
        asked.close();
        dataset.close();
        int outputs = said.length / count;
        var rows = new ArrayList<double[]>();
        for (int row = 0; row < count; row++) {
            var own = new double[outputs];
            for (int i = 0; i < outputs; i++) {
                own[i] = said[i * count + row];
            }
            rows.add(classes == 2 ? new double[] {1 - own[0], own[0]} : own);
        }
        return rows;
    }

    private static LGBMDataset dataset(Job.Matrix numbers, @Nullable LGBMDataset reference)
            throws LGBMException {
        var labels = new float[numbers.targets().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (float) numbers.targets()[i];
        }
        var dataset =
                LGBMDataset.createFromMat(
                        numbers.joined(),
                        labels.length,
                        numbers.features(),
                        true,
                        "verbosity=-1",
                        reference);
        dataset.setField("label", labels);
        return dataset;
    }
}
