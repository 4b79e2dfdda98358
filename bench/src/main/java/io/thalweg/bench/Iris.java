package io.thalweg.bench;

import io.thalweg.core.random.CounterRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// W9 for a side that has no command of its own: reads the table, standardises, trains 200 epochs
/// on 90 rows (which is what Thalweg's command keeps for it), judges on 30 that it didn't see,
/// prints the accuracy.
public final class Iris {
    private static final int FEATURES = 4;
    private static final int HIDDEN = 16;
    private static final int CLASSES = 3;
    private static final int TRAINED = 90;
    private static final int JUDGED = 30;
    private static final int EPOCHS = 200;
    private static final long SEED = 42;

    private final float[] inputs = new float[(TRAINED + JUDGED) * FEATURES];
    private final int[] classes = new int[TRAINED + JUDGED];

    private Iris() {}

    /// Does all of it, once.
    public static void run(Side side, Path file, int threads) throws Exception {
        var iris = new Iris();
        iris.read(file);
        var problem = iris.problem();
        try (var task = side.open(problem, threads)) {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                for (int batch = 0; batch < problem.inputs().size(); batch++) {
                    task.step(batch);
                }
            }
            if (task instanceof Predictor predictor) {
                System.out.println("accuracy " + iris.accuracy(predictor));
            }
        }
        // Thread pools of some libraries would keep the process.
        System.exit(0);
    }

    private void read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        lines.removeFirst();
        var names = lines.stream().map(line -> line.split(",", -1)[FEATURES]).distinct().toList();
        var order = CounterRandom.permutation(lines.size(), SEED, 1, 0);
        for (int row = 0; row < classes.length; row++) {
            var cells = lines.get(order[row]).split(",", -1);
            for (int i = 0; i < FEATURES; i++) {
                inputs[row * FEATURES + i] = Float.parseFloat(cells[i]);
            }
            classes[row] = names.indexOf(cells[FEATURES]);
        }
        for (int i = 0; i < FEATURES; i++) {
            standardise(i);
        }
    }

    /// To mean 0 and deviation 1 on the rows that are trained on.
    private void standardise(int column) {
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < TRAINED; row++) {
            double value = inputs[row * FEATURES + column];
            sum += value;
            squares += value * value;
        }
        double mean = sum / TRAINED;
        double deviation = Math.sqrt(squares / TRAINED - mean * mean);
        for (int row = 0; row < classes.length; row++) {
            int at = row * FEATURES + column;
            inputs[at] = (float) ((inputs[at] - mean) / deviation);
        }
    }

    private Problem problem() {
        List<float[]> x = new ArrayList<>();
        List<int[]> y = new ArrayList<>();
        int batch = Workload.W9.batch();
        for (int from = 0; from < TRAINED; from += batch) {
            int to = Math.min(TRAINED, from + batch);
            x.add(Arrays.copyOfRange(inputs, from * FEATURES, to * FEATURES));
            y.add(Arrays.copyOfRange(classes, from, to));
        }
        Map<String, Problem.Weights> weights = new LinkedHashMap<>();
        dense(weights, 1, FEATURES, HIDDEN);
        dense(weights, 2, HIDDEN, CLASSES);
        return new Problem(Workload.W9, x, List.of(), y, weights);
    }

    private static void dense(Map<String, Problem.Weights> weights, int layer, int from, int to) {
        var values = new float[from * to];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (Math.sqrt(2.0 / from) * CounterRandom.normal(SEED, layer, 0, i));
        }
        weights.put("w" + layer, new Problem.Weights(new int[] {from, to}, values));
        weights.put("b" + layer, new Problem.Weights(new int[] {to}, new float[to]));
    }

    private double accuracy(Predictor predictor) {
        var unseen = Arrays.copyOfRange(inputs, TRAINED * FEATURES, inputs.length);
        var predicted = predictor.predict(unseen, JUDGED);
        int right = 0;
        for (int row = 0; row < JUDGED; row++) {
            if (predicted[row] == classes[TRAINED + row]) {
                right++;
            }
        }
        return (double) right / JUDGED;
    }
}
