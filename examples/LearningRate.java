/// 4. Too small, right, too large: each step drawn on the bowl
import static io.thalweg.core.graph.InitialValue.constant;
import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;

import module io.thalweg.learn;

// Price = w · area, both standardised: one weight only, so that the loss over it can be drawn. It
// starts where the gradient is 2.5.
final Table houses = Table.read(Path.of("examples/data/ames.csv"));
final Graph graph = new Graph();
final Node x = graph.placeholder("x", Shape.of(BATCH, 1));
final Node y = graph.placeholder("y", Shape.of(BATCH, 1));
final Node w = graph.variable("w", constant(1.95678, 1, 1));
final Node loss = x.matmul(w).minus(y).square().mean();
final Feed[] samples = {
    feed(x, Standardized.of(houses.numbers("Gr_Liv_Area")).values()),
    feed(y, Standardized.of(houses.numbers("Sale_Price")).values())
};

void main() {
    IO.println("A step is the gradient, the slope of the loss, times the learning rate:");
    IO.println("  gradient 2.5 × learning rate 0.01 = a step of %.3f".formatted(2.5 * 0.01));
    try (var session = new Session(graph)) {
        var gradient = Gradients.of(loss, List.of(w)).getFirst();
        double before = session.value(w).item();
        double slope = session.run(gradient, samples).item();
        session.run(gradientDescent(0.01).minimize(loss), samples);
        double after = session.value(w).item();
        IO.println(
                "  measured: gradient %.4f, and w went from %.4f to %.4f"
                        .formatted(slope, before, after));
    }
    IO.println("\nBelow, the first ten steps, 0 to 9, on the bowl of the loss over w.");
    descend(0.01, "too small: it creeps");
    descend(0.25, "right: each step halves the way that is left");
    descend(0.9, "large: it leaps across the valley, but lands lower");
    descend(1.1, "too large: it lands higher each time");
}

/// Takes 400 steps, or until it diverges, and draws the first ten, 0 to 9.
void descend(double rate, String verdict) {
    IO.println("\nLearning rate %s is %s.".formatted(rate, verdict));
    double best = 0.70678; // from the example house-price, as the least loss, 0.50046
    var bowl =
            new TextChart(79, 11).axes("w", "loss").xRange(best - 2.6, best + 2.6).yRange(0.4, 7.3);
    bowl.curve('·', at -> 0.50046 + (at - best) * (at - best), best - 2.6, best + 2.6);
    var visited = new ArrayList<double[]>(); // w and loss before each step
    try (var session = new Session(graph)) {
        var step = gradientDescent(rate).minimize(loss);
        double now = session.run(loss, samples).item();
        double tooHigh = 1000 * now;
        while (visited.size() < 400 && now < tooHigh) { // false when it isn't a number, too
            visited.add(new double[] {session.value(w).item(), now});
            session.run(step, samples);
            now = session.run(loss, samples).item();
            int steps = visited.size();
            if (steps == 10 || steps == 100 || steps == 400) {
                IO.println(
                        "  after %3d steps: w %8.4f, loss %8.5f"
                                .formatted(steps, session.value(w).item(), now));
            }
        }
        if (!(now < tooHigh)) {
            IO.println(
                    "  DIVERGED: after %d steps the loss is over 1,000 times the first."
                            .formatted(visited.size()));
        }
    }
    for (int i = 9; i >= 0; i--) { // the first on top
        bowl.point((char) ('0' + i), visited.get(i)[0], visited.get(i)[1]);
    }
    IO.println(bowl);
}
