package io.thalweg.bench.xgboost;

import io.thalweg.bench.quality.Job;
import io.thalweg.bench.quality.PeerProcess;
import io.thalweg.bench.quality.TablePeer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// XGBoost on tables, with the defaults of its own estimators: 100 trees, the rest as it comes.
public final class Tables implements TablePeer {
    /// The default of XGBClassifier and XGBRegressor.
    private static final int ROUNDS = 100;

    /// Trains on the jobs of the folders.
    public static void main(String[] folders) throws Exception {
        PeerProcess.main(new Tables(), folders);
    }

    @Override
    public List<String> sides() {
        return List.of("xgboost");
    }

    @Override
    public List<double[]> fit(String side, Job job) throws Exception {
        var training = matrix(job.training(Job.Form.CODES));
        var test = matrix(job.test(Job.Form.CODES));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("verbosity", 0);
        if (job.classes() > 2) {
            parameters.put("objective", "multi:softprob");
            parameters.put("num_class", job.classes());
        } else {
            parameters.put("objective", job.classes() == 2 ? "binary:logistic" : "reg:squarederror");
        }
        var booster = XGBoost.train(training, parameters, ROUNDS, Map.of(), null, null);
        var rows = new ArrayList<double[]>();
        for (float[] said : booster.predict(test)) {
            if (job.classes() == 2) {
                rows.add(new double[] {1 - said[0], said[0]});
            } else {
                var row = new double[said.length];
                for (int i = 0; i < row.length; i++) {
                    row[i] = said[i];
                }
                rows.add(row);
            }
        }
        booster.dispose();
        training.dispose();
        test.dispose();
        return rows;
    }

    private static DMatrix matrix(Job.Matrix numbers) throws XGBoostError {
        var matrix =
                new DMatrix(
                        numbers.joined(), numbers.rows().length, numbers.features(), Float.NaN);
        var labels = new float[numbers.targets().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (float) numbers.targets()[i];
        }
        matrix.setLabel(labels);
        return matrix;
    }
}
