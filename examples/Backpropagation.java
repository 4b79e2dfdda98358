/// 5. The error flows back through two hidden layers
import static io.thalweg.core.graph.InitialValue.zeros;
import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static io.thalweg.learn.loss.Losses.softmaxCrossEntropy;
import static io.thalweg.learn.nn.Initializers.glorotUniform;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;

import module io.thalweg.learn;

// Four measurements of a flower, standardised; two hidden layers; a score for each of 3 species.
final Table table = Table.read(Path.of("examples/data/iris.csv"));
final Samples iris = TableSamples.of(table, "species").training();
final Graph graph = new Graph();
final Node x = graph.placeholder("x", Shape.of(BATCH, 4));
final Node y = graph.classes("y", Shape.of(BATCH));
final Node w1 = graph.variable("w1", glorotUniform().of(4, 8));
final Node w2 = graph.variable("w2", glorotUniform().of(8, 8));
final Node w3 = graph.variable("w3", glorotUniform().of(8, 3));
final Node hidden1 = x.matmul(w1).plus(graph.variable("b1", zeros(8))).tanh();
final Node hidden2 = hidden1.matmul(w2).plus(graph.variable("b2", zeros(8))).tanh();
final Node scores = hidden2.matmul(w3).plus(graph.variable("b3", zeros(3)));
final Node loss = softmaxCrossEntropy().mean(scores, y);
final Node step = gradientDescent(0.3).minimize(loss);

// The gradient of the loss: backwards, so the last layer comes first.
final List<Node> gradients = Gradients.of(loss, List.of(w3, w2, w1));
final Feed[] samples = {feed(x, iris.features().values()), feed(y, iris.classes())};

void main() {
    train(0.05, 1000);
    train(0.005, 1000);
    nudge();
}

/// Trains until the loss is below a threshold, or for at most some iterations.
void train(double threshold, int most) {
    IO.println("Until the loss is below %s, at most %,d iterations".formatted(threshold, most));
    IO.println("  iteration      loss     gradient's norm: layer 3 -> layer 2 -> layer 1");
    var watched = new ArrayList<>(List.of(loss));
    for (var gradient : gradients) {
        watched.add(gradient.square().sum().sqrt());
    }
    try (var session = new Session(graph)) {
        for (int i = 0; ; i++) {
            var seen = session.run(watched, samples);
            double now = seen.getFirst().item();
            boolean stop = now < threshold || i == most;
            if (stop || List.of(0, 1, 10, 30, 100, 300).contains(i)) {
                IO.println(
                        "  %,9d %9.5f %24.5f    %.5f    %.5f"
                                .formatted(
                                        i,
                                        now,
                                        seen.get(1).item(),
                                        seen.get(2).item(),
                                        seen.get(3).item()));
            }
            if (stop) {
                boolean good = now < threshold;
                IO.println("  stopped: " + (good ? "the loss is low enough" : "no iteration left"));
                return;
            }
            session.run(step, samples);
        }
    }
}

/// What a gradient is: how the loss changes when one weight does.
void nudge() {
    try (var session = new Session(graph)) {
        var start = session.value(w1);
        double flowedBack = session.run(gradients.get(2), samples).at(0);
        var losses = new double[2];
        for (int side = 0; side < 2; side++) {
            float[] nudged = start.floats();
            nudged[0] += side == 0 ? -0.01f : 0.01f;
            session.assign(w1, Tensor.of(start.shape(), nudged));
            losses[side] = session.run(loss, samples).item();
        }
        IO.println("\nOne weight of layer 1 moved by 0.01 to either side changes the loss by");
        IO.println(
                "%.6f per unit; backpropagation said %.6f, for all weights at once."
                        .formatted((losses[1] - losses[0]) / 0.02, flowedBack));
    }
}
