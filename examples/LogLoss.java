/// 2. Logistic regression: probabilities, and what errors cost
import static io.thalweg.core.graph.InitialValue.zeros;
import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static io.thalweg.learn.loss.Losses.logLoss;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;

import module io.thalweg.learn;

void main() {
    IO.println("When something happens that was given the probability p, the log loss is -ln p:");
    for (double p : new double[] {0.99, 0.9, 0.5, 0.1, 0.01}) {
        IO.println("  %.2f -> %.4f".formatted(p, -Math.log(p)));
    }

    // 30 measurements of a tumour, standardised, and whether it is malignant (1) or benign (0).
    var table = Table.read(Path.of("examples/data/breast_cancer.csv"));
    var tumours = TableSamples.of(table, "diagnosis");
    int features = tumours.training().features().numbers();

    // A line as for the house prices, bent into a probability by the sigmoid. The loss takes what
    // the sigmoid takes, the logit: a probability rounded to 0 or 1 would make it infinite.
    var graph = new Graph();
    var x = graph.placeholder("x", Shape.of(BATCH, features));
    var y = graph.placeholder("y", Shape.of(BATCH, 1));
    var w = graph.variable("w", zeros(features, 1));
    var b = graph.variable("b", zeros(1));
    var logit = x.matmul(w).plus(b);
    var malignant = logit.sigmoid();
    var loss = logLoss().mean(logit, y);
    var step = gradientDescent(0.1).minimize(loss);

    float[] truth = tumours.test().numbers();
    var test = feed(x, tumours.test().features().values());
    Feed[] training = {
        feed(x, tumours.training().features().values()), feed(y, tumours.training().numbers())
    };
    try (var session = new Session(graph)) {
        IO.println("\n   steps   training loss   test loss");
        for (int steps = 0; steps <= 10_000; steps++) {
            if (List.of(0, 1, 10, 100, 1_000, 10_000).contains(steps)) {
                double learned = session.run(loss, training).item();
                double unseen = session.run(loss, test, feed(y, truth)).item();
                String note = steps == 0 ? "   (ln 2, as it gives all a half)" : "";
                IO.println("%,8d %15.5f %11.5f%s".formatted(steps, learned, unseen, note));
            }
            session.run(step, training);
        }

        float[] given = session.run(malignant, test).floats();
        int right = 0;
        int worst = 0;
        for (int i = 0; i < given.length; i++) {
            right += Math.abs(given[i] - truth[i]) < 0.5 ? 1 : 0;
            worst =
                    Math.abs(given[i] - truth[i]) > Math.abs(given[worst] - truth[worst])
                            ? i
                            : worst;
        }
        double p = truth[worst] == 1 ? given[worst] : 1 - given[worst];
        IO.println("\nOf %d unseen tumours it is right about %d.".formatted(given.length, right));
        String what = truth[worst] == 1 ? "a malignant" : "a benign";
        IO.println(
                "Its worst: to %s one it gave %.4f, which costs %.4f."
                        .formatted(what, p, -Math.log(p)));
    }
}
