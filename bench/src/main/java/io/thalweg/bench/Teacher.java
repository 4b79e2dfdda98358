package io.thalweg.bench;

import io.thalweg.bench.Problem.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Makes Gaussian inputs and the labels that a teacher gives them.
///
/// Draws one after the other from SplittableRandom: W8 needs a hundred million numbers, which a
/// counter-based generator with its logarithms would take a quarter of a minute for in each
/// process.
final class Teacher {
    private static final long SEED = 271_828;
    private static final int CLASSES = 10;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Workload workload;
    private final List<float[]> inputs = new ArrayList<>();
    private final List<float[]> numbers = new ArrayList<>();
    private final List<int[]> classes = new ArrayList<>();

    private Teacher(Workload workload) {
        this.workload = workload;
    }

    /// y = 3 x + 2 and a little noise; both weights start at 0.
    static Problem line(Workload workload) {
        var teacher = new Teacher(workload);
        var x = teacher.gaussian(workload.batch());
        var y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = 3 * x[i] + 2 + 0.1f * teacher.gaussian();
        }
        teacher.inputs.add(x);
        teacher.numbers.add(y);
        var weights = new LinkedHashMap<String, Weights>();
        weights.put("w1", new Weights(new int[] {1, 1}, new float[1]));
        weights.put("b1", new Weights(new int[] {1}, new float[1]));
        return teacher.problem(weights);
    }

    /// A bent function of two projections.
    static Problem curve(Workload workload, Map<String, Weights> weights) {
        var teacher = new Teacher(workload);
        int features = 16;
        var first = teacher.gaussian(features);
        var second = teacher.gaussian(features);
        for (int batch = 0; batch < workload.batches(); batch++) {
            var x = teacher.gaussian(workload.batch() * features);
            var y = new float[workload.batch()];
            for (int row = 0; row < y.length; row++) {
                double a = dot(x, row * features, first) / 4;
                double b = dot(x, row * features, second) / 4;
                y[row] = (float) (Math.tanh(a) + 0.5 * b * b) + 0.1f * teacher.gaussian();
            }
            teacher.inputs.add(x);
            teacher.numbers.add(y);
        }
        return teacher.problem(weights);
    }

    /// The class whose random direction the row points along most.
    static Problem linear(Workload workload, int features, Map<String, Weights> weights) {
        var teacher = new Teacher(workload);
        var directions = teacher.directions(features);
        for (int batch = 0; batch < workload.batches(); batch++) {
            var x = teacher.gaussian(workload.batch() * features);
            var y = new int[workload.batch()];
            for (int row = 0; row < y.length; row++) {
                double best = Double.NEGATIVE_INFINITY;
                for (int label = 0; label < CLASSES; label++) {
                    double along = dot(x, row * features, directions.get(label));
                    if (along > best) {
                        best = along;
                        y[row] = label;
                    }
                }
            }
            teacher.inputs.add(x);
            teacher.classes.add(y);
        }
        return teacher.problem(weights);
    }

    /// Noise with a third of a class's pattern in it.
    static Problem patterns(Workload workload, int features, Map<String, Weights> weights) {
        var teacher = new Teacher(workload);
        var patterns = teacher.directions(features);
        for (int batch = 0; batch < workload.batches(); batch++) {
            var x = teacher.gaussian(workload.batch() * features);
            var y = new int[workload.batch()];
            for (int row = 0; row < y.length; row++) {
                y[row] = teacher.random.nextInt(CLASSES);
                var pattern = patterns.get(y[row]);
                for (int i = 0; i < features; i++) {
                    x[row * features + i] += pattern[i] / 3;
                }
            }
            teacher.inputs.add(x);
            teacher.classes.add(y);
        }
        return teacher.problem(weights);
    }

    /// Two square matrices, `a` and `b` among the weights.
    static Problem product(Workload workload) {
        var teacher = new Teacher(workload);
        int size = workload.batch();
        var weights = new LinkedHashMap<String, Weights>();
        weights.put("a", new Weights(new int[] {size, size}, teacher.gaussian(size * size)));
        weights.put("b", new Weights(new int[] {size, size}, teacher.gaussian(size * size)));
        return teacher.problem(weights);
    }

    /// Labels 0 or 1 from a linear teacher, one in ten turned round; all weights start at 0.
    static Problem table(Workload workload, int features) {
        var teacher = new Teacher(workload);
        var direction = teacher.gaussian(features);
        for (int batch = 0; batch < workload.batches(); batch++) {
            var x = teacher.gaussian(workload.batch() * features);
            var y = new float[workload.batch()];
            for (int row = 0; row < y.length; row++) {
                boolean positive = dot(x, row * features, direction) > 0;
                y[row] = positive ^ teacher.random.nextInt(10) == 0 ? 1 : 0;
            }
            teacher.inputs.add(x);
            teacher.numbers.add(y);
        }
        var weights = new LinkedHashMap<String, Weights>();
        weights.put("w1", new Weights(new int[] {features, 1}, new float[features]));
        weights.put("b1", new Weights(new int[] {1}, new float[1]));
        return teacher.problem(weights);
    }

    private Problem problem(Map<String, Weights> weights) {
        return new Problem(workload, inputs, numbers, classes, weights);
    }

    private List<float[]> directions(int features) {
        var directions = new ArrayList<float[]>();
        for (int label = 0; label < CLASSES; label++) {
            directions.add(gaussian(features));
        }
        return directions;
    }

    private float gaussian() {
        return (float) random.nextGaussian();
    }

    private float[] gaussian(int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = gaussian();
        }
        return values;
    }

    private static double dot(float[] rows, int from, float[] direction) {
        double sum = 0;
        for (int i = 0; i < direction.length; i++) {
            sum += rows[from + i] * direction[i];
        }
        return sum;
    }
}
